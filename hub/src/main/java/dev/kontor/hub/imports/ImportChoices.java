package dev.kontor.hub.imports;

import dev.kontor.hub.books.PastBooks;
import dev.kontor.hub.books.PastBooks.Ordered;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.flow.Jobs;
import dev.kontor.hub.flow.Jobs.Which;
import dev.kontor.hub.flow.PastObjects;
import dev.kontor.hub.imports.Imports.Chosen;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people decide about what an import found: create, or take a document that is there. */
@Component
class ImportChoices {

    private static final int PIECE = 500;

    private final ImportJudge judge;
    private final Jobs jobs;
    private final PastObjects objects;
    private final PastBooks books;
    private final Lane lane;
    private final ImportAudit audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    ImportChoices(
            ImportJudge judge,
            Jobs jobs,
            PastObjects objects,
            PastBooks books,
            Lane lane,
            ImportAudit audit,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.judge = judge;
        this.jobs = jobs;
        this.objects = objects;
        this.books = books;
        this.lane = lane;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** See {@link Imports#creatable}. */
    Chosen creatable(OrganisationId organisation, UUID id, Which which) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    var _ = Imports.found(organisation, jobs.find(organisation, id), id);
                    return chosen(creatableItems(organisation, id, which));
                });
    }

    /** See {@link Imports#create}. */
    Chosen create(OrganisationId organisation, UUID id, Which which, String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    Job job = Imports.found(organisation, jobs.lock(organisation, id), id);
                    if (job.state() == Job.State.CANCELLED) {
                        throw ImportError.closed(id);
                    }
                    Chosen chosen = chosen(creatableItems(organisation, id, which));
                    if (chosen.items() == 0) {
                        return chosen;
                    }
                    jobs.choose(organisation, id, chosen.refs(), ImportHandOver.CREATE, by);
                    audit.note(
                            organisation,
                            "import-creation-ordered",
                            id,
                            by,
                            Map.of(
                                    "items", chosen.items(),
                                    "amount", chosen.amount().toPlainString() + " EUR",
                                    "refs",
                                            chosen.refs().stream()
                                                    .map(SourceRef::toString)
                                                    .toList()));
                    jobs.move(
                            organisation,
                            id,
                            Set.of(Job.State.DONE),
                            Job.State.RUNNING,
                            clock.instant());
                    if (job.state() != Job.State.PAUSED) {
                        lane.signal(
                                organisation,
                                ImportWork.ref(json.readValue(job.spec(), ImportRequest.class), id),
                                Priority.IMPORT);
                    }
                    return chosen;
                });
    }

    private List<JobItem> creatableItems(OrganisationId organisation, UUID id, Which which) {
        Map<SourceRef, JobItem> creatable = new LinkedHashMap<>();
        List<SourceRef> roots = new ArrayList<>();
        for (JobItem item : all(organisation, id, which)) {
            if (creatable(item)) {
                creatable.put(item.ref(), item);
                if (item.ref().equals(item.root())) {
                    roots.add(item.root());
                }
            }
        }
        for (int i = 0; i < roots.size(); i += PIECE) {
            List<SourceRef> some = roots.subList(i, Math.min(i + PIECE, roots.size()));
            for (JobItem item : all(organisation, id, new Which(null, null, null, some))) {
                // what a person has yet to choose about is not swept along
                boolean missing = item.verdict().equals(ImportVerdict.MISSING.key());
                if (missing && creatable(item)) {
                    creatable.putIfAbsent(item.ref(), item);
                }
            }
        }
        return List.copyOf(creatable.values());
    }

    private List<JobItem> all(OrganisationId organisation, UUID id, Which which) {
        return jobs.select(organisation, id, which, 0, Integer.MAX_VALUE);
    }

    private static boolean creatable(JobItem item) {
        boolean possible =
                ImportVerdict.ofKey(item.verdict()).filter(ImportVerdict::creatable).isPresent();
        return possible
                && !ImportHandOver.CREATE.equals(item.chosen())
                && !ImportHandOver.ORDERED.equals(item.chosen());
    }

    private static Chosen chosen(List<JobItem> items) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JobItem item : items) {
            Money amount = item.amount();
            if (amount != null && amount.currency().equals("EUR")) {
                sum = sum.add(amount.amount());
            }
        }
        return new Chosen(items.size(), sum, items.stream().map(JobItem::ref).toList());
    }

    /** See {@link Imports#adopt}. */
    void adopt(OrganisationId organisation, UUID id, SourceRef ref, SourceRef document, String by) {
        JobItem item =
                transactions.inOrganisation(
                        organisation,
                        () -> {
                            var _ = Imports.found(organisation, jobs.find(organisation, id), id);
                            return jobs.item(organisation, id, ref)
                                    .orElseThrow(() ->
                                            ImportError.choiceWrong(
                                                    "Import %s has no item %s".formatted(id, ref)));
                        });
        ImportDetail detail = ImportDetail.kept(item, json);
        PastBooks.Candidate candidate =
                detail.candidates().stream()
                        .filter(each -> each.document().equals(document))
                        .findFirst()
                        .orElseThrow(() ->
                                ImportError.choiceWrong(
                                        "%s is no candidate for %s".formatted(document, ref)));
        SourceObject object =
                objects.kept(organisation, item.root())
                        .flatMap(order -> ImportJudge.object(order, ref))
                        .orElseThrow(() ->
                                ImportError.choiceWrong(
                                        "%s is not kept any more; import it again".formatted(ref)));
        PastBooks.Adopted adopted =
                adopted(organisation, item, object, candidate, new Ordered(id, by, true));
        if (adopted != PastBooks.Adopted.NOW && adopted != PastBooks.Adopted.BEFORE) {
            throw ImportError.choiceWrong(
                    "%s cannot be taken for %s: %s".formatted(document, ref, adopted));
        }
        transactions.runInOrganisation(
                organisation,
                () -> {
                    jobs.putItems(
                            organisation,
                            id,
                            List.of(judge.adopted(item, detail, document, candidate.number())));
                    jobs.choose(organisation, id, List.of(ref), "adopt", by);
                    audit.note(
                            organisation,
                            "import-document-chosen",
                            id,
                            by,
                            Map.of("ref", ref.toString(), "document", document.toString()));
                });
    }

    private PastBooks.Adopted adopted(
            OrganisationId organisation,
            JobItem item,
            SourceObject object,
            PastBooks.Candidate candidate,
            Ordered ordered) {
        try {
            return books.adopt(organisation, item.root(), object, candidate, ordered);
        } catch (NotYourTurn booked) {
            throw ImportError.busy(booked.turn());
        }
    }
}
