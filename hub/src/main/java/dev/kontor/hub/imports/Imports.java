package dev.kontor.hub.imports;

import dev.kontor.hub.books.BookedDocuments;
import dev.kontor.hub.books.PastDocuments;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.flow.Jobs;
import dev.kontor.hub.flow.Jobs.Which;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.flow.PastObjects;
import dev.kontor.hub.flow.Runs;
import dev.kontor.hub.flow.SourceStatus;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.Links;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people do with imports: estimate, start, look through, choose, pause, resume, cancel. Every
 * deed is in the audit chain. Thread-safe.
 */
@Component
public class Imports {

    private static final int MOST = 1_000;
    private static final int LISTED = 50;
    private static final Set<Role> DOCUMENTS = Set.of(Role.REVENUE_DOCUMENT, Role.CORRECTION);

    private final ImportEstimates estimates;
    private final ImportOutlook outlook;
    private final ImportChoices choices;
    private final Jobs jobs;
    private final PastObjects objects;
    private final BookedDocuments booked;
    private final Runs runs;
    private final Links links;
    private final Lane lane;
    private final ImportAudit audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    Imports(
            ImportEstimates estimates,
            ImportOutlook outlook,
            ImportChoices choices,
            Jobs jobs,
            PastObjects objects,
            BookedDocuments booked,
            Runs runs,
            Links links,
            Lane lane,
            ImportAudit audit,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.estimates = estimates;
        this.outlook = outlook;
        this.choices = choices;
        this.jobs = jobs;
        this.objects = objects;
        this.booked = booked;
        this.runs = runs;
        this.links = links;
        this.lane = lane;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** The first day that cannot be imported: from then on flows care by themselves. */
    public LocalDate begin(OrganisationId organisation) {
        return estimates.begin(organisation);
    }

    /**
     * What comparing a period would cost. Asks the source once and Lexware twice, and changes
     * nothing.
     *
     * @throws HubException {@link ImportError#PERIOD_WRONG}, {@link ImportError#NOT_LISTABLE},
     *     {@link ImportError#BUSY}, and what the source answers if it cannot be asked
     */
    public ImportEstimate estimate(OrganisationId organisation, ImportRequest request) {
        return estimates.estimate(organisation, request);
    }

    /**
     * Starts an import. Until somebody chooses something it only reads, and adopts what fits.
     *
     * @param objectsExpected how many there are, as the estimate says
     * @throws HubException {@link ImportError#PERIOD_WRONG}, {@link ImportError#NOT_LISTABLE},
     *     {@link ImportError#IMPORT_UNDER_WAY}
     */
    public Import start(
            OrganisationId organisation, ImportRequest request, int objectsExpected, String by) {
        var _ = estimates.checked(organisation, request);
        Instant now = clock.instant();
        UUID id = Jobs.newId(now);
        transactions.runInOrganisation(
                organisation,
                () -> {
                    jobs.lockKind(organisation, ImportWork.KIND);
                    requireNoneUnderWay(organisation, request);
                    jobs.insert(
                            organisation,
                            new Job(
                                    id,
                                    ImportWork.KIND,
                                    Job.State.RUNNING,
                                    json.writeValueAsString(request),
                                    json.writeValueAsString(
                                            ImportPlace.begin(
                                                    PastDocuments.earliest(request.from()), now)),
                                    Math.max(0, objectsExpected),
                                    0,
                                    Map.of(),
                                    now,
                                    by,
                                    now,
                                    null));
                    audit.note(
                            organisation,
                            "import-started",
                            id,
                            by,
                            Map.of(
                                    "connection", request.connection().toString(),
                                    "from", request.from().toString(),
                                    "until", request.until().toString()));
                    lane.signal(organisation, ImportWork.ref(request, id), Priority.IMPORT);
                });
        return get(organisation, id);
    }

    private void requireNoneUnderWay(OrganisationId organisation, ImportRequest request) {
        for (Job job : jobs.list(organisation, ImportWork.KIND, LISTED)) {
            boolean underWay = job.state() == Job.State.RUNNING || job.state() == Job.State.PAUSED;
            if (underWay && request(job).connection().equals(request.connection())) {
                throw ImportError.underWay(request.connection(), job.id());
            }
        }
    }

    /**
     * How an import stands.
     *
     * @throws HubException {@link ImportError#IMPORT_UNKNOWN}
     */
    public Import get(OrganisationId organisation, UUID id) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    Job job = found(organisation, jobs.find(organisation, id), id);
                    return outlook.of(organisation, job, jobs.groups(organisation, id));
                });
    }

    /** The newest ones, without what they found. */
    public List<Import> list(OrganisationId organisation) {
        return transactions.inOrganisation(
                organisation,
                () ->
                        jobs.list(organisation, ImportWork.KIND, LISTED).stream()
                                .map(job -> outlook.of(organisation, job, List.of()))
                                .toList());
    }

    /** Stops after the piece under way; what was handed over to flows already, they finish. */
    public Import pause(OrganisationId organisation, UUID id, String by) {
        return move(
                organisation, id, by, Set.of(Job.State.RUNNING), Job.State.PAUSED, "import-paused");
    }

    /** Goes on where it was paused. */
    public Import resume(OrganisationId organisation, UUID id, String by) {
        return move(
                organisation,
                id,
                by,
                Set.of(Job.State.PAUSED),
                Job.State.RUNNING,
                "import-resumed");
    }

    /** Ends it for good; what was adopted or created stays. */
    public Import cancel(OrganisationId organisation, UUID id, String by) {
        return move(
                organisation,
                id,
                by,
                Set.of(Job.State.RUNNING, Job.State.PAUSED),
                Job.State.CANCELLED,
                "import-cancelled");
    }

    /** Moving what is there already, or past it, changes nothing. */
    private Import move(
            OrganisationId organisation,
            UUID id,
            String by,
            Set<Job.State> from,
            Job.State to,
            String kind) {
        transactions.runInOrganisation(
                organisation,
                () -> {
                    Job job = found(organisation, jobs.lock(organisation, id), id);
                    if (!jobs.move(organisation, id, from, to, clock.instant())) {
                        return;
                    }
                    audit.note(organisation, kind, id, by, Map.of());
                    if (to == Job.State.RUNNING) {
                        goOn(organisation, job);
                    }
                });
        return get(organisation, id);
    }

    private void goOn(OrganisationId organisation, Job job) {
        ImportPlace place = json.readValue(job.place(), ImportPlace.class);
        Instant now = clock.instant();
        jobs.progress(
                organisation,
                new Job(
                        job.id(),
                        job.kind(),
                        job.state(),
                        job.spec(),
                        json.writeValueAsString(place.resumed(now, job.done())),
                        job.total(),
                        job.done(),
                        job.counts(),
                        job.startedAt(),
                        job.startedBy(),
                        now,
                        null));
        lane.signal(organisation, ImportWork.ref(request(job), job.id()), Priority.IMPORT);
    }

    /**
     * What was found, oldest business date first.
     *
     * @param limit at most 1,000
     */
    public List<ImportItem> items(
            OrganisationId organisation, UUID id, Which which, int offset, int limit) {
        var _ = get(organisation, id);
        List<JobItem> items =
                transactions.inOrganisation(
                        organisation,
                        () -> jobs.select(organisation, id, which, offset, Math.min(limit, MOST)));
        Map<SourceRef, ImportItem.Result> results = results(organisation, items);
        return items.stream()
                .map(item -> new ImportItem(item, detail(item), results.get(item.ref())))
                .toList();
    }

    /** How many items {@link #items} would give without a limit. */
    public long count(OrganisationId organisation, UUID id, Which which) {
        return transactions.inOrganisation(organisation, () -> jobs.count(organisation, id, which));
    }

    /** What came of those that were ordered. */
    private Map<SourceRef, ImportItem.Result> results(
            OrganisationId organisation, List<JobItem> items) {
        List<SourceRef> ordered =
                items.stream()
                        .filter(item -> ImportHandOver.ORDERED.equals(item.chosen()))
                        .map(JobItem::ref)
                        .toList();
        if (ordered.isEmpty()) {
            return Map.of();
        }
        Map<SourceRef, SourceRef> documents = documents(organisation, ordered);
        Map<SourceRef, String> numbers = booked.numbers(organisation, documents.values());
        Map<SourceRef, SourceStatus> statuses = objects.statuses(organisation, ordered);
        Map<SourceRef, Words> reasons =
                runs.lastReasons(
                        organisation,
                        statuses.values().stream()
                                .filter(status -> status.outcome() != ObjectOutcome.DONE)
                                .toList());
        Map<SourceRef, ImportItem.Result> results = new LinkedHashMap<>();
        statuses.forEach((ref, status) -> {
            SourceRef document = documents.get(ref);
            results.put(
                    ref,
                    new ImportItem.Result(
                            status.outcome(),
                            document == null ? null : numbers.get(document),
                            reasons.get(ref),
                            status.run()));
        });
        return results;
    }

    private Map<SourceRef, SourceRef> documents(
            OrganisationId organisation, List<SourceRef> sources) {
        Map<SourceRef, SourceRef> documents = new LinkedHashMap<>();
        transactions
                .inOrganisation(organisation, () -> links.fromAll(organisation, sources))
                .forEach((source, all) ->
                        all.stream()
                                .filter(link -> DOCUMENTS.contains(link.role()))
                                .filter(link -> link.state().stands())
                                .map(Link::to)
                                .findFirst()
                                .ifPresent(to -> documents.put(source, to)));
        return documents;
    }

    /** What creating would come to. */
    public record Chosen(long items, BigDecimal amount, List<SourceRef> refs) {

        public Chosen {
            refs = List.copyOf(refs);
        }
    }

    /**
     * What {@link #create} would order: those of the items that can be created, and with an order
     * its refunds.
     */
    public Chosen creatable(OrganisationId organisation, UUID id, Which which) {
        return choices.creatable(organisation, id, which);
    }

    /**
     * Orders that flows create documents for these items although they are older than the flows.
     * Refunds are ordered together with their orders. Items for which it is not possible, or was
     * ordered before, are left out.
     *
     * @throws HubException {@link ImportError#IMPORT_CLOSED} if it was cancelled
     */
    public Chosen create(OrganisationId organisation, UUID id, Which which, String by) {
        return choices.create(organisation, id, which, by);
    }

    /**
     * Takes one of an item's candidates for its document. A total that differs is thereby accepted.
     *
     * @throws HubException {@link ImportError#CHOICE_WRONG}, {@link ImportError#IMPORT_UNKNOWN},
     *     {@link ImportError#BUSY}, and {@link dev.kontor.hub.books.BooksUnavailable} if Lexware
     *     does not answer
     */
    public ImportItem adopt(
            OrganisationId organisation, UUID id, SourceRef ref, SourceRef document, String by) {
        choices.adopt(organisation, id, ref, document, by);
        return items(organisation, id, new Which(null, null, null, List.of(ref)), 0, MOST).stream()
                .filter(each -> each.item().ref().equals(ref))
                .findFirst()
                .orElseThrow();
    }

    private ImportDetail detail(JobItem item) {
        return ImportDetail.kept(item, json);
    }

    private ImportRequest request(Job job) {
        return json.readValue(job.spec(), ImportRequest.class);
    }

    static Job found(OrganisationId organisation, Optional<Job> job, UUID id) {
        return job.filter(each -> each.kind().equals(ImportWork.KIND))
                .orElseThrow(() -> ImportError.unknown(organisation, id));
    }
}
