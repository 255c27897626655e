package dev.kontor.hub.rest;

import dev.kontor.hub.books.PastBooks.Candidate;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.flow.Jobs.Group;
import dev.kontor.hub.imports.Import;
import dev.kontor.hub.imports.ImportEstimate;
import dev.kontor.hub.imports.ImportItem;
import dev.kontor.hub.imports.Imports.Chosen;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON about imports. Fields are added, never renamed or removed. */
final class ImportViews {

    private ImportViews() {}

    /**
     * @param connection as {@code vendor:account}
     * @param until inclusive
     */
    record PeriodRequest(
            @Nullable String connection, @Nullable LocalDate from, @Nullable LocalDate until) {}

    /**
     * Which items: single ones, or all of a verdict, and of a reason.
     *
     * @param refs an order stands for its refunds, too
     */
    record CreationRequest(
            @Nullable List<String> refs, @Nullable String verdict, @Nullable String reason) {}

    record AdoptionRequest(@Nullable String ref, @Nullable String document) {}

    /**
     * @param documents null if Lexware could not be asked
     * @param binding {@code source} or {@code lexware}
     */
    record EstimateView(
            String connection,
            LocalDate from,
            LocalDate until,
            int objects,
            boolean exact,
            int sourceCalls,
            long sourceSeconds,
            @Nullable Long documents,
            int lexwareCalls,
            long lexwareSeconds,
            String binding,
            List<Words> remarks) {

        static EstimateView of(ImportEstimate estimate) {
            return new EstimateView(
                    estimate.request().connection().toString(),
                    estimate.request().from(),
                    estimate.request().until(),
                    estimate.objects(),
                    estimate.exact(),
                    estimate.sourceCalls(),
                    estimate.sourceTime().toSeconds(),
                    estimate.documents(),
                    estimate.lexwareCalls(),
                    estimate.lexwareTime().toSeconds(),
                    estimate.binding(),
                    estimate.remarks());
        }
    }

    /**
     * @param secondsLeft null if it does not run
     * @param groups empty in lists
     */
    record ImportView(
            UUID id,
            String connection,
            LocalDate from,
            LocalDate until,
            String state,
            String step,
            int progress,
            int total,
            int done,
            @Nullable Long secondsLeft,
            @Nullable String binding,
            long waiting,
            List<Group> groups,
            Instant startedAt,
            String startedBy,
            @Nullable Instant endedAt) {

        static ImportView of(Import each) {
            Job job = each.job();
            Duration left = each.left();
            return new ImportView(
                    job.id(),
                    each.request().connection().toString(),
                    each.request().from(),
                    each.request().until(),
                    each.state(),
                    each.step(),
                    each.progress(),
                    job.total(),
                    job.done(),
                    left == null ? null : left.toSeconds(),
                    each.binding(),
                    each.waiting(),
                    each.groups(),
                    job.startedAt(),
                    job.startedBy(),
                    job.endedAt());
        }
    }

    /**
     * @param chosen {@code create}, {@code ordered} or {@code adopt}; null if nothing yet
     * @param document that stands for it
     * @param outcome what became of what was ordered
     */
    record ImportItemView(
            String ref,
            String root,
            String number,
            Instant businessDate,
            @Nullable String customer,
            String verdict,
            @Nullable String reason,
            List<Words> reasons,
            @Nullable Money amount,
            @Nullable String document,
            @Nullable String documentNumber,
            List<CandidateView> candidates,
            @Nullable String chosen,
            @Nullable String chosenBy,
            @Nullable String outcome,
            @Nullable Words outcomeReason) {

        static ImportItemView of(ImportItem each) {
            JobItem item = each.item();
            ImportItem.Result result = each.result();
            return new ImportItemView(
                    item.ref().toString(),
                    item.root().toString(),
                    item.number(),
                    item.businessDate(),
                    each.detail().customer(),
                    item.verdict(),
                    item.reason(),
                    item.reasons(),
                    item.amount(),
                    each.detail().document(),
                    result == null ? each.detail().number() : result.number(),
                    each.detail().candidates().stream().map(CandidateView::of).toList(),
                    item.chosen(),
                    item.chosenBy(),
                    result == null ? null : result.outcome().key(),
                    result == null ? null : result.reason());
        }
    }

    /**
     * @param adoptable whether it can be taken; not a draft, nor a bookkeeping voucher
     * @param differs in what it differs from what is sought
     */
    record CandidateView(
            String document,
            @Nullable String number,
            @Nullable Money total,
            LocalDate date,
            @Nullable String contactName,
            boolean draft,
            boolean adoptable,
            List<Words> differs) {

        static CandidateView of(Candidate candidate) {
            return new CandidateView(
                    candidate.document().toString(),
                    candidate.number(),
                    candidate.total(),
                    candidate.date(),
                    candidate.contactName(),
                    candidate.draft(),
                    candidate.adoptable(),
                    candidate.differs().stream().map(each -> each.words()).toList());
        }
    }

    /**
     * @param amount sum in euros
     */
    record CreationView(long items, BigDecimal amount, List<String> refs) {

        static CreationView of(Chosen chosen) {
            return new CreationView(
                    chosen.items(),
                    chosen.amount(),
                    chosen.refs().stream().map(SourceRef::toString).toList());
        }
    }
}
