package dev.kontor.hub.imports;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.PastBooks;
import dev.kontor.hub.books.PastBooks.Candidate;
import dev.kontor.hub.books.PastBooks.Difference;
import dev.kontor.hub.books.PastBooks.Finding;
import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.flow.PastObjects;
import dev.kontor.hub.flow.Rehearsal;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says of one order of the past, and of each of its refunds, what the books hold of it; adopts what
 * fits in every respect. Repeating it changes nothing. Thread-safe.
 */
@Component
class ImportJudge {

    static final Words FITS =
            new Words(
                    "Nummer, Betrag, Name und Datum passen.",
                    "Number, total, name and date agree.");
    private static final Words WITH_ITS_ORDER =
            new Words(
                    "Wird zusammen mit der Rechnung der Bestellung angelegt.",
                    "Is created together with the invoice of its order.");

    private static final Comparator<Refund> OLDEST_FIRST =
            Comparator.comparing(Refund::refundedAt).thenComparing(refund -> refund.ref().id());

    private final PastBooks books;
    private final PastObjects objects;
    private final JsonMapper json;

    ImportJudge(PastBooks books, PastObjects objects, JsonMapper json) {
        this.books = books;
        this.objects = objects;
        this.json = json;
    }

    /**
     * What was found about an order and its refunds.
     *
     * @param wake whether a flow has to look at the order again, because something was adopted that
     *     it may have been waiting for
     */
    record Judged(List<JobItem> items, boolean wake) {}

    /**
     * @param run the import
     * @param by who started it
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws dev.kontor.hub.books.BooksUnavailable if Lexware does not answer
     */
    Judged judge(OrganisationId organisation, Order order, UUID run, String by) {
        List<JobItem> items = new ArrayList<>();
        Case ofOrder = new Case(organisation, order, order, run, by, false);
        JobItem first = ofOrder.item();
        items.add(first);
        boolean wanting =
                ImportVerdict.ofKey(first.verdict()).filter(ImportVerdict::creatable).isPresent();
        boolean wake = false;
        for (Refund refund : order.refunds().stream().sorted(OLDEST_FIRST).toList()) {
            JobItem item = new Case(organisation, order, refund, run, by, wanting).item();
            wake |= item.verdict().equals(ImportVerdict.CARED_FOR.key());
            items.add(item);
        }
        return new Judged(items, wake && first.verdict().equals(ImportVerdict.ADOPTED.key()));
    }

    /** What was found about an object that the source did not show. */
    JobItem unreadable(SourceRef ref, Words reason, Instant now) {
        return new JobItem(
                ref,
                ref,
                ref.id(),
                now,
                ImportVerdict.UNREADABLE.key(),
                null,
                List.of(reason),
                "unreadable",
                json.writeValueAsString(ImportDetail.of(null)),
                null,
                null);
    }

    /** The item of an object whose document a person chose. */
    JobItem adopted(
            JobItem item, ImportDetail detail, SourceRef document, @Nullable String number) {
        return new JobItem(
                item.ref(),
                item.root(),
                item.number(),
                item.businessDate(),
                ImportVerdict.ADOPTED.key(),
                item.amount(),
                List.of(new Words("Von einer Person zugeordnet.", "Assigned by a person.")),
                "by-hand",
                json.writeValueAsString(detail.with(document.toString(), number)),
                null,
                null);
    }

    /** One object on its way to a verdict. */
    private final class Case {

        private final OrganisationId organisation;
        private final Order root;
        private final SourceObject object;
        private final UUID run;
        private final String by;
        private final boolean orderWanting;
        private final ImportDetail detail;

        Case(
                OrganisationId organisation,
                Order root,
                SourceObject object,
                UUID run,
                String by,
                boolean orderWanting) {
            this.organisation = organisation;
            this.root = root;
            this.object = object;
            this.run = run;
            this.by = by;
            this.orderWanting = orderWanting;
            this.detail = ImportDetail.of(root.customer().name());
        }

        JobItem item() {
            return switch (books.look(organisation, root, object)) {
                case Finding.Done(SourceRef document, String number, boolean adopted) ->
                        done(document, number, adopted);
                case Finding.UnderWay() -> underWay();
                case Finding.Fits(Candidate candidate) -> adopt(candidate);
                case Finding.Choose(List<Candidate> candidates, boolean several) ->
                        choose(candidates, several);
                case Finding.Nothing() -> nothing();
            };
        }

        private JobItem done(SourceRef document, @Nullable String number, boolean adopted) {
            return item(
                    adopted ? ImportVerdict.ADOPTED : ImportVerdict.LINKED,
                    adopted ? "fits" : "done",
                    List.of(
                            adopted
                                    ? FITS
                                    : new Words(
                                            "Kontor hat den Beleg geschrieben.",
                                            "Kontor has written the document.")),
                    detail.with(document.toString(), number));
        }

        private JobItem underWay() {
            return item(
                    ImportVerdict.LINKED,
                    "under-way",
                    List.of(new Words("Kontor arbeitet daran.", "Kontor is at it.")),
                    detail);
        }

        private JobItem adopt(Candidate candidate) {
            PastBooks.Adopted adopted =
                    books.adopt(organisation, root.ref(), object, candidate.document(), run, by);
            return switch (adopted) {
                case NOW -> done(candidate.document(), candidate.number(), true);
                case BEFORE, UNDER_WAY -> underWay();
                // somebody was faster with the document, or it was changed just now
                case TAKEN, NOT_ADOPTABLE -> choose(List.of(candidate), false);
            };
        }

        private JobItem choose(List<Candidate> candidates, boolean several) {
            List<Difference> differs = candidates.getFirst().differs();
            String reason =
                    several
                            ? "several"
                            : differs.stream()
                                    .map(Difference::key)
                                    .collect(Collectors.joining("+"));
            Words words =
                    several
                            ? new Words(
                                    "Mehrere Belege passen gleich gut.",
                                    "Several documents fit equally well.")
                            : differing(candidates.getFirst());
            return item(ImportVerdict.CHOOSE, reason, List.of(words), detail.with(candidates));
        }

        private JobItem nothing() {
            if (objects.closed(organisation, object)) {
                return item(
                        ImportVerdict.CLOSED,
                        "closed",
                        List.of(
                                new Words(
                                        "Der Zeitraum ist abgeschlossen.",
                                        "The books are closed for that day.")),
                        detail);
            }
            if (objects.caredFor(organisation, object)) {
                return item(
                        ImportVerdict.CARED_FOR,
                        "cared-for",
                        List.of(
                                new Words(
                                        "Liegt nicht vor dem Beginn des Ablaufs; er kümmert sich darum.",
                                        "Is not older than the flow, which cares for it.")),
                        detail);
            }
            return objects.rehearse(organisation, root).stream()
                    .filter(each -> each.subject().equals(object.ref().toString()))
                    .min(Comparator.comparing(Rehearsal::verdict))
                    .map(this::rehearsed)
                    .orElseGet(() ->
                            item(
                                    ImportVerdict.NOT_MEANT,
                                    "no-flow",
                                    List.of(
                                            new Words(
                                                    "Für solche Vorgänge ist kein Ablauf eingeschaltet.",
                                                    "No flow is switched on for such objects.")),
                                    detail));
        }

        private JobItem rehearsed(Rehearsal rehearsal) {
            return switch (rehearsal.verdict()) {
                case UNMET ->
                        item(ImportVerdict.NOT_MEANT, "unmet", List.of(rehearsal.end()), detail);
                case NEEDS_PERSON ->
                        orderWanting && object instanceof Refund
                                ? item(
                                        ImportVerdict.MISSING,
                                        "with-order",
                                        List.of(WITH_ITS_ORDER),
                                        detail)
                                : unclear(rehearsal);
                case NEW, DIFFERENT, WAITS, THERE -> missing(rehearsal);
            };
        }

        private JobItem unclear(Rehearsal rehearsal) {
            Words reason =
                    rehearsal.steps().stream()
                            .filter(step -> step.verdict() == Rehearsal.Verdict.NEEDS_PERSON)
                            .map(Rehearsal.Step::reason)
                            .findFirst()
                            .orElse(rehearsal.end());
            return item(
                    ImportVerdict.UNCLEAR,
                    Integer.toHexString(reason.en().hashCode()),
                    List.of(reason),
                    detail);
        }

        /** Grouped by the rules of VAT that the document would follow. */
        private JobItem missing(Rehearsal rehearsal) {
            List<Plan> plans =
                    rehearsal.steps().stream()
                            .flatMap(step -> Optional.ofNullable(step.plan()).stream())
                            .filter(plan -> plan.gross() != null)
                            .toList();
            List<Words> reasons =
                    plans.stream().flatMap(plan -> plan.reasons().stream()).distinct().toList();
            String rules =
                    plans.stream()
                            .flatMap(plan -> Optional.ofNullable(plan.grounds()).stream())
                            .flatMap(grounds -> grounds.rulings().stream())
                            .map(Grounds.Ruling::rule)
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining("+"));
            return item(
                    ImportVerdict.MISSING,
                    rules.isEmpty() ? "new" : rules,
                    reasons.isEmpty() ? List.of(rehearsal.end()) : reasons,
                    detail);
        }

        private JobItem item(
                ImportVerdict verdict, String reason, List<Words> reasons, ImportDetail with) {
            return new JobItem(
                    object.ref(),
                    root.ref(),
                    object.number(),
                    object.businessDate(),
                    verdict.key(),
                    total(),
                    reasons,
                    reason,
                    json.writeValueAsString(with),
                    null,
                    null);
        }

        private Money total() {
            return switch (object) {
                case Order order -> order.sale().total();
                case Refund refund -> refund.amount();
            };
        }
    }

    /** The likeliest document, and in what it differs, as one sentence. */
    private static Words differing(Candidate candidate) {
        String name = candidate.number() == null ? "" : " " + candidate.number();
        return new Words(
                "Der Beleg%s %s."
                        .formatted(
                                name,
                                candidate.differs().stream()
                                        .map(each -> each.words().de())
                                        .collect(Collectors.joining(", "))),
                "The document%s %s."
                        .formatted(
                                name,
                                candidate.differs().stream()
                                        .map(each -> each.words().en())
                                        .collect(Collectors.joining(", "))));
    }
}
