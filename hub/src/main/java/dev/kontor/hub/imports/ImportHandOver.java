package dev.kontor.hub.imports;

import dev.kontor.hub.books.PastDocuments;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.flow.Jobs;
import dev.kontor.hub.flow.Jobs.Which;
import dev.kontor.hub.flow.PastObjects;
import dev.kontor.hub.imports.ImportPlace.Known;
import dev.kontor.hub.imports.ImportPlace.Phase;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Fences;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands what a person chose over to the flows, unless Lexware holds something by now that they did
 * not see: days may lie between the comparison and the choice, and somebody may have written the
 * document by hand.
 */
@Component
class ImportHandOver {

    /** Chosen, and not handed over to the flows yet. */
    static final String CREATE = "create";

    /** Handed over. */
    static final String ORDERED = "ordered";

    private static final int AT_ONCE = 5;

    /** What is known of Lexware for not longer than this is taken as it is. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final PastDocuments documents;
    private final PastObjects objects;
    private final ImportJudge judge;
    private final Jobs jobs;
    private final Lane lane;
    private final Paces paces;
    private final Fences fences;
    private final ImportAudit audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    ImportHandOver(
            PastDocuments documents,
            PastObjects objects,
            ImportJudge judge,
            Jobs jobs,
            Lane lane,
            Paces paces,
            Fences fences,
            ImportAudit audit,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.documents = documents;
        this.objects = objects;
        this.judge = judge;
        this.jobs = jobs;
        this.lane = lane;
        this.paces = paces;
        this.fences = fences;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Which items wait to be handed over. */
    static Which waiting() {
        return new Which(null, null, CREATE, null);
    }

    /**
     * Has flows look at a few of the objects that a person chose, unless there is more to do than
     * calls: a pause or a cancel must find most of them still here. Costs nothing while what is
     * known of Lexware is fresh; else one call for each page of what changed there since, and at
     * most six for an object.
     *
     * @return the import as it is then
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws dev.kontor.hub.books.BooksUnavailable if Lexware does not answer
     */
    Job some(Claim claim, Job job, ImportRequest request) {
        OrganisationId organisation = claim.organisation();
        ImportPlace place = json.readValue(job.place(), ImportPlace.class);
        if (place.phase() == Phase.DOCUMENTS
                || paces.backlogged(organisation, Paces.CALLS, Paces.DOCUMENTS)) {
            return job;
        }
        List<JobItem> chosen =
                transactions.inOrganisation(
                        organisation,
                        () -> jobs.select(organisation, job.id(), waiting(), 0, AT_ONCE));
        if (chosen.isEmpty()) {
            return job;
        }
        Instant fresh = clock.instant().minus(FRESH);
        Instant known = Objects.requireNonNullElse(place.known().until(), job.startedAt());
        if (known.isBefore(fresh)) {
            return listChanged(claim, job, request, place, known);
        }
        for (JobItem item : chosen) {
            ImportDetail seen = ImportDetail.kept(item, json);
            Instant asOf = seen.asOf();
            Optional<JobItem> otherwise =
                    asOf == null || asOf.isBefore(fresh)
                            ? judge.otherThan(
                                    organisation,
                                    item,
                                    seen,
                                    new ImportJudge.Looking(
                                            job.id(),
                                            by(job, item),
                                            known,
                                            Objects.requireNonNullElse(asOf, job.startedAt())
                                                    .minus(PastDocuments.OVERLAP)))
                            : Optional.empty();
            conclude(claim, job, item, otherwise);
        }
        return job;
    }

    private Job listChanged(
            Claim claim, Job job, ImportRequest request, ImportPlace place, Instant since) {
        Known known = place.known();
        Instant begun = Objects.requireNonNullElseGet(known.asked(), clock::instant);
        PastDocuments.Listed page =
                documents.listChanged(claim.organisation(), since, known.page());
        ImportPlace next =
                page.tooMany()
                        ? place.documentsAgain(
                                PastDocuments.earliest(request.from()), clock.instant())
                        : place.with(
                                new Known(since, begun, known.page()).listed(begun, page.last()));
        Job further = job.at(json.writeValueAsString(next), clock.instant());
        transactions.runInOrganisation(
                claim.organisation(),
                () -> {
                    fences.check(claim.organisation(), claim.ref(), claim.fence());
                    jobs.progress(claim.organisation(), further);
                });
        return further;
    }

    /**
     * @param otherwise what was found that the person did not see; empty if nothing
     */
    private void conclude(Claim claim, Job job, JobItem item, Optional<JobItem> otherwise) {
        OrganisationId organisation = claim.organisation();
        transactions.runInOrganisation(
                organisation,
                () -> {
                    fences.check(organisation, claim.ref(), claim.fence());
                    boolean running =
                            jobs.lock(organisation, job.id())
                                    .filter(each -> each.state() == Job.State.RUNNING)
                                    .isPresent();
                    if (!running) {
                        return;
                    }
                    if (otherwise.isPresent()) {
                        withdraw(organisation, job, otherwise.get(), by(job, item));
                        return;
                    }
                    objects.mandate(organisation, item.root(), item.ref(), by(job, item));
                    jobs.choose(
                            organisation, job.id(), List.of(item.ref()), ORDERED, by(job, item));
                });
    }

    private void withdraw(OrganisationId organisation, Job job, JobItem now, String by) {
        jobs.putItems(organisation, job.id(), List.of(now));
        jobs.choose(organisation, job.id(), List.of(now.ref()), null, by);
        if (now.verdict().equals(ImportVerdict.ADOPTED.key())) {
            // a refund may have waited for its invoice
            lane.signal(organisation, now.root(), Priority.IMPORT);
        }
        audit.note(
                organisation,
                "import-creation-withdrawn",
                job.id(),
                by,
                Map.of("ref", now.ref().toString(), "verdict", now.verdict()));
    }

    private static String by(Job job, JobItem item) {
        String by = item.chosenBy();
        return by == null ? job.startedBy() : by;
    }
}
