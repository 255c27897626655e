package dev.kontor.hub.completeness;

import dev.kontor.hub.books.BookedDocuments;
import dev.kontor.hub.books.BookedDocuments.BookedDocument;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.flow.Runs;
import dev.kontor.hub.flow.SourceStatus;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes reports. Reads only what is known here: it costs no call. Thread-safe. */
@Component
public class CompletenessReports {

    private static final int PAGE = 1_000;
    private static final Set<Role> DOCUMENTS = Set.of(Role.REVENUE_DOCUMENT, Role.CORRECTION);

    private final Runs runs;
    private final BookedDocuments documents;
    private final Links links;
    private final Organisations organisations;
    private final Transactions transactions;

    CompletenessReports(
            Runs runs,
            BookedDocuments documents,
            Links links,
            Organisations organisations,
            Transactions transactions) {
        this.runs = runs;
        this.documents = documents;
        this.links = links;
        this.organisations = organisations;
        this.transactions = transactions;
    }

    /**
     * The report of a period; days are those of the organisation's time zone, both included.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Report of(OrganisationId organisation, LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The period ends on %s, before it begins on %s".formatted(until, from));
        }
        ZoneId zone = organisations.get(organisation).settings().zone();
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = until.plusDays(1).atStartOfDay(zone).toInstant();
        List<Finding> findings = new ArrayList<>();
        int objects = 0;
        int matched = 0;
        List<SourceStatus> page;
        do {
            page = runs.objectsBetween(organisation, begin, end, objects, PAGE);
            objects += page.size();
            Set<SourceRef> booked = booked(organisation, page);
            matched += booked.size();
            findings.addAll(
                    withoutDocument(
                            organisation,
                            page.stream().filter(each -> !booked.contains(each.ref())).toList()));
        } while (page.size() == PAGE);
        List<BookedDocument> all = documents.between(organisation, begin, end);
        findings.addAll(withoutObject(organisation, all));
        Optional<BookedDocuments.Age> age = documents.age(organisation);
        findings.addAll(NumberGaps.in(all, age.map(BookedDocuments.Age::reached).orElse(null)));
        return new Report(
                from,
                until,
                objects,
                matched,
                all.size(),
                age.map(BookedDocuments.Age::readAt).orElse(null),
                age.map(BookedDocuments.Age::reached).orElse(null),
                findings);
    }

    /** Those whose document stands in the books. */
    private Set<SourceRef> booked(OrganisationId organisation, List<SourceStatus> objects) {
        Map<SourceRef, List<Link>> found =
                transactions.inOrganisation(
                        organisation,
                        () ->
                                links.fromAll(
                                        organisation,
                                        objects.stream().map(SourceStatus::ref).toList()));
        Set<SourceRef> booked = new HashSet<>();
        found.forEach((ref, all) -> {
            if (all.stream()
                    .anyMatch(link -> DOCUMENTS.contains(link.role()) && link.state().stands())) {
                booked.add(ref);
            }
        });
        return booked;
    }

    private List<Finding> withoutDocument(OrganisationId organisation, List<SourceStatus> objects) {
        Map<SourceRef, Words> reasons = runs.lastReasons(organisation, objects);
        return objects.stream()
                .map(each ->
                        new Finding(
                                Finding.Kind.OBJECT_WITHOUT_DOCUMENT,
                                each.ref().toString(),
                                each.number(),
                                each.businessDate(),
                                null,
                                explains(each.outcome()),
                                reasons.getOrDefault(each.ref(), words(each.outcome()))))
                .toList();
    }

    /** Whether nothing is wrong about an object that came out like this and has no document. */
    private static boolean explains(ObjectOutcome outcome) {
        return switch (outcome) {
            case BEFORE_START, LEFT_SO, UNMET, GONE -> true;
            case STUCK, WAITING, DONE, NO_FLOW, UNREADABLE -> false;
        };
    }

    private static Words words(ObjectOutcome outcome) {
        return switch (outcome) {
            case STUCK -> new Words("Braucht eine Entscheidung.", "Needs a person.");
            case WAITING -> new Words("Ist noch in Arbeit.", "Is still being worked on.");
            case DONE ->
                    new Words(
                            "Alle Schritte sind erledigt, aber kein Beleg steht dafür.",
                            "All steps are done, but no document stands for it.");
            case LEFT_SO -> new Words("Jemand hat es so gelassen.", "Somebody left it so.");
            case BEFORE_START -> new Words("Älter als der Ablauf.", "Older than the flow.");
            case UNMET ->
                    new Words(
                            "Die Bedingung keines Ablaufs ist erfüllt.",
                            "The condition of no flow is met.");
            case NO_FLOW ->
                    new Words(
                            "Kein Ablauf ist dafür eingeschaltet.",
                            "No flow is switched on for it.");
            case GONE ->
                    new Words("Die Quelle kennt es nicht mehr.", "The source no longer knows it.");
            case UNREADABLE ->
                    new Words(
                            "Die Quelle konnte nicht gelesen werden.",
                            "The source could not be read.");
        };
    }

    private List<Finding> withoutObject(OrganisationId organisation, List<BookedDocument> booked) {
        Set<SourceRef> linked = new HashSet<>();
        for (int i = 0; i < booked.size(); i += PAGE) {
            List<SourceRef> refs =
                    booked.subList(i, Math.min(i + PAGE, booked.size())).stream()
                            .map(BookedDocument::ref)
                            .toList();
            linked.addAll(
                    transactions.inOrganisation(
                            organisation, () -> links.linkedAmong(organisation, refs)));
        }
        List<Finding> findings = new ArrayList<>();
        for (BookedDocument each : booked) {
            if (!linked.contains(each.ref())) {
                BigDecimal total = each.total();
                findings.add(
                        new Finding(
                                Finding.Kind.DOCUMENT_WITHOUT_OBJECT,
                                each.ref().toString(),
                                each.number(),
                                each.createdAt(),
                                total == null ? null : new Money(total, "EUR"),
                                !each.marked(),
                                each.marked() ? lost() : byHand()));
            }
        }
        return findings;
    }

    private static Words byHand() {
        return new Words(
                "Trägt kein Kennzeichen von Kontor: von Hand oder von einem anderen Programm geschrieben.",
                "Bears no marker of Kontor: written by hand or by another program.");
    }

    private static Words lost() {
        return new Words(
                "Trägt ein Kennzeichen von Kontor, gehört aber zu keinem bekannten Vorgang: nachsehen, ob er doppelt ist.",
                "Bears a marker of Kontor, but belongs to no known object: look whether it is a duplicate.");
    }
}
