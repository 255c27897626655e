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
import java.util.stream.Stream;
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

    private static final Words SEVERAL =
            new Words("Mehrere Belege passen gleich gut.", "Several documents fit equally well.");
    private static final Words SINCE =
            new Words(
                    "Das stand noch nicht da, als das Anlegen gewählt wurde; bitte noch einmal entscheiden.",
                    "That was not there yet when creating was chosen; please decide once more.");

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
     * On whose behalf, and how well informed.
     *
     * @param run the import
     * @param by who started it, or chose the object
     * @param asOf up to when it is known what Lexware holds; null if it was not noted
     * @param since what was written there since then nobody saw yet; null for the first look
     */
    record Looking(UUID run, String by, @Nullable Instant asOf, @Nullable Instant since) {}

    /**
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws dev.kontor.hub.books.BooksUnavailable if Lexware does not answer
     */
    Judged judge(OrganisationId organisation, Order order, Looking looking) {
        List<JobItem> items = new ArrayList<>();
        Case ofOrder = new Case(organisation, order, order, looking, false);
        JobItem first = ofOrder.item();
        items.add(first);
        boolean wanting =
                ImportVerdict.ofKey(first.verdict()).filter(ImportVerdict::creatable).isPresent();
        boolean wake = false;
        for (Refund refund : order.refunds().stream().sorted(OLDEST_FIRST).toList()) {
            JobItem item = new Case(organisation, order, refund, looking, wanting).item();
            wake |= item.verdict().equals(ImportVerdict.CARED_FOR.key());
            items.add(item);
        }
        return new Judged(items, wake && first.verdict().equals(ImportVerdict.ADOPTED.key()));
    }

    /**
     * Looks once more for the document of an object for which a person ordered one.
     *
     * @param seen what they saw when they did
     * @return what is to be shown to them instead; empty if there is nothing that they did not see
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     * @throws dev.kontor.hub.books.BooksUnavailable if Lexware does not answer
     */
    Optional<JobItem> otherThan(
            OrganisationId organisation, JobItem item, ImportDetail seen, Looking looking) {
        Optional<Order> root = objects.kept(organisation, item.root());
        Optional<SourceObject> object = root.flatMap(order -> object(order, item.ref()));
        return object.isEmpty()
                ? Optional.of(forgotten(item))
                : new Case(organisation, root.orElseThrow(), object.get(), looking, false)
                        .otherThan(seen);
    }

    /** The order itself, or one of its refunds. */
    static Optional<SourceObject> object(Order order, SourceRef ref) {
        return Stream.concat(Stream.<SourceObject>of(order), order.refunds().stream())
                .filter(each -> each.ref().equals(ref))
                .findFirst();
    }

    private JobItem forgotten(JobItem item) {
        return new JobItem(
                item.ref(),
                item.root(),
                item.number(),
                item.businessDate(),
                ImportVerdict.UNREADABLE.key(),
                item.amount(),
                List.of(
                        new Words(
                                "Wird nicht mehr aufbewahrt; bitte neu importieren.",
                                "Is not kept any more; import it again.")),
                "forgotten",
                item.detail(),
                null,
                null);
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
                json.writeValueAsString(ImportDetail.of(null, null)),
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
        private final Looking looking;
        private final boolean orderWanting;
        private final ImportDetail detail;

        Case(
                OrganisationId organisation,
                Order root,
                SourceObject object,
                Looking looking,
                boolean orderWanting) {
            this.organisation = organisation;
            this.root = root;
            this.object = object;
            this.looking = looking;
            this.orderWanting = orderWanting;
            this.detail = ImportDetail.of(root.customer().name(), looking.asOf());
        }

        JobItem item() {
            return switch (books.look(organisation, root, object, looking.since())) {
                case Finding.Done(SourceRef document, String number, boolean adopted) ->
                        done(document, number, adopted);
                case Finding.UnderWay() -> underWay();
                case Finding.Fits(Candidate candidate) -> adopt(candidate);
                case Finding.Choose(List<Candidate> candidates, boolean several) ->
                        choose(candidates, several);
                case Finding.Nothing() -> nothing();
            };
        }

        Optional<JobItem> otherThan(ImportDetail seen) {
            return switch (books.look(organisation, root, object, looking.since())) {
                case Finding.Done(SourceRef document, String number, boolean adopted) ->
                        Optional.of(done(document, number, adopted));
                case Finding.UnderWay() -> Optional.of(underWay());
                case Finding.Fits(Candidate candidate) ->
                        seen.shows(candidate) ? Optional.empty() : Optional.of(adopt(candidate));
                case Finding.Choose(List<Candidate> candidates, boolean several) ->
                        candidates.stream().allMatch(seen::shows)
                                ? Optional.empty()
                                : Optional.of(chooseAgain(candidates, several));
                case Finding.Nothing() -> Optional.empty();
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
                    books.adopt(
                            organisation,
                            root.ref(),
                            object,
                            candidate,
                            new PastBooks.Ordered(looking.run(), looking.by(), false));
            return switch (adopted) {
                case NOW -> done(candidate.document(), candidate.number(), true);
                case BEFORE, UNDER_WAY -> underWay();
                // somebody was faster with the document, or it was changed just now
                case TAKEN, NOT_ADOPTABLE, CHANGED ->
                        choose(
                                List.of(candidate),
                                "changed",
                                List.of(
                                        new Words(
                                                "Der Beleg wurde eben geändert oder einem anderen Vorgang zugeordnet.",
                                                "The document has just been changed, or assigned to another object.")));
            };
        }

        private JobItem choose(List<Candidate> candidates, boolean several) {
            return choose(candidates, reason(candidates, several), words(candidates, several));
        }

        private JobItem chooseAgain(List<Candidate> candidates, boolean several) {
            List<Words> words = new ArrayList<>(words(candidates, several));
            words.add(SINCE);
            return choose(candidates, reason(candidates, several), words);
        }

        private JobItem choose(List<Candidate> candidates, String reason, List<Words> words) {
            return item(ImportVerdict.CHOOSE, reason, words, detail.with(candidates));
        }

        private static String reason(List<Candidate> candidates, boolean several) {
            return several
                    ? "several"
                    : candidates.getFirst().differs().stream()
                            .map(Difference::key)
                            .collect(Collectors.joining("+"));
        }

        private static List<Words> words(List<Candidate> candidates, boolean several) {
            return List.of(several ? SEVERAL : differing(candidates.getFirst()));
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
