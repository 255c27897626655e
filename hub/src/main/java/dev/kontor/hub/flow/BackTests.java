package dev.kontor.hub.flow;

import dev.kontor.hub.action.Offline;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.Rehearsals.What;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tries a flow on the newest source objects as they were kept: what would be new, different, there
 * already. Asks neither the shops nor Lexware, and writes nothing. A piece of the objects is one
 * pass of the lane, so that it can be cancelled, survives a restart and runs on any node.
 */
@Component
public class BackTests implements WorkHandler {

    /** The kind of its jobs, and of its refs in the lane. */
    static final String KIND = "back-test";

    private static final int MOST = 100_000;
    private static final int PIECE = 500;
    private static final int AT_ONCE = 4;

    private final Organisations organisations;
    private final Rehearsals rehearsals;
    private final SnapshotTable snapshots;
    private final SnapshotArchive archive;
    private final Jobs jobs;
    private final Lane lane;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    BackTests(
            Organisations organisations,
            Rehearsals rehearsals,
            SnapshotTable snapshots,
            SnapshotArchive archive,
            Jobs jobs,
            Lane lane,
            AuditTrail audit,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.organisations = organisations;
        this.rehearsals = rehearsals;
        this.snapshots = snapshots;
        this.archive = archive;
        this.jobs = jobs;
        this.lane = lane;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** What is tried on how many objects. */
    private record Spec(@Nullable String content, @Nullable String flow, int objects) {}

    /** The last object that was looked at. */
    private record Place(@Nullable Instant businessDate, @Nullable String ref) {

        static final Place BEGIN = new Place(null, null);
    }

    /**
     * Starts a back-test over the newest objects.
     *
     * @param objects at most 100,000
     * @throws HubException {@link FlowError#FLOW_UNKNOWN}, {@link FlowError#FLOW_WRONG}
     */
    public Job start(OrganisationId organisation, What what, int objects, String by) {
        rehearsals.rehearsers(organisation, what);
        Instant now = clock.instant();
        archive.flush();
        UUID id = RunIds.next(now);
        return transactions.inOrganisation(
                organisation,
                () -> {
                    int wanted = Math.min(Math.max(objects, 1), MOST);
                    jobs.insert(
                            organisation,
                            new Job(
                                    id,
                                    KIND,
                                    Job.State.RUNNING,
                                    json.writeValueAsString(
                                            new Spec(what.content(), what.flow(), wanted)),
                                    json.writeValueAsString(Place.BEGIN),
                                    Math.min(wanted, snapshots.count(organisation)),
                                    0,
                                    Map.of(),
                                    now,
                                    by,
                                    now,
                                    null));
                    lane.signal(organisation, ref(organisation, id), Priority.SWEEP);
                    Job job = jobs.find(organisation, id).orElseThrow();
                    append(organisation, "back-test-started", job, by);
                    return job;
                });
    }

    /**
     * Stops it after the piece under way; what was found stays. One that ended stays as it is.
     *
     * @throws HubException {@link FlowError#JOB_UNKNOWN}
     */
    public Job cancel(OrganisationId organisation, UUID id, String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    get(organisation, id);
                    boolean stopped =
                            jobs.move(
                                    organisation,
                                    id,
                                    Set.of(Job.State.RUNNING),
                                    Job.State.CANCELLED,
                                    clock.instant());
                    Job job = get(organisation, id);
                    if (stopped) {
                        append(organisation, "back-test-cancelled", job, by);
                    }
                    return job;
                });
    }

    private void append(OrganisationId organisation, String kind, Job job, String by) {
        Spec spec = json.readValue(job.spec(), Spec.class);
        audit.append(
                organisation,
                clock.instant(),
                kind,
                KIND + ":" + job.id(),
                json.writeValueAsString(
                        new Entry(
                                spec.flow(), spec.content() != null, job.total(), job.done(), by)));
    }

    /**
     * What the audit trail keeps.
     *
     * @param draft whether a document was tried that need not be saved
     */
    private record Entry(@Nullable String flow, boolean draft, int objects, int done, String by) {}

    /** Which saved flow a back-test is about; empty if a draft or all that were on. */
    public Optional<String> flow(Job job) {
        return Optional.ofNullable(json.readValue(job.spec(), Spec.class).flow());
    }

    /** The document that a back-test tries, if it is one that need not be saved. */
    public Optional<String> content(Job job) {
        return Optional.ofNullable(json.readValue(job.spec(), Spec.class).content());
    }

    /**
     * How far it is.
     *
     * @throws HubException {@link FlowError#JOB_UNKNOWN}
     */
    public Job get(OrganisationId organisation, UUID id) {
        return transactions
                .inOrganisation(organisation, () -> jobs.find(organisation, id))
                .filter(job -> job.kind().equals(KIND))
                .orElseThrow(() -> FlowError.jobUnknown(organisation, id));
    }

    /** The newest ones. */
    public List<Job> list(OrganisationId organisation) {
        return transactions.inOrganisation(organisation, () -> jobs.list(organisation, KIND, 50));
    }

    /**
     * What it found, newest business date first; what is there already or not meant is only
     * counted.
     *
     * @param verdict a {@link Rehearsal.Verdict#key()}; null: all
     */
    public List<JobItem> items(
            OrganisationId organisation, UUID id, @Nullable String verdict, int offset, int limit) {
        return transactions.inOrganisation(
                organisation,
                () -> jobs.items(organisation, id, verdict, offset, Math.min(limit, 1_000)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean spendsCalls(Claim claim) {
        return false;
    }

    @Override
    public Verdict work(Claim claim) {
        OrganisationId organisation = claim.organisation();
        UUID id = UUID.fromString(claim.ref().id());
        Optional<Job> running =
                transactions
                        .inOrganisation(organisation, () -> jobs.find(organisation, id))
                        .filter(job -> job.state() == Job.State.RUNNING);
        if (running.isEmpty()) {
            return new Verdict.Finished();
        }
        Job job = running.get();
        Spec spec = json.readValue(job.spec(), Spec.class);
        List<SnapshotTable.Row> piece =
                transactions.inOrganisation(
                        organisation,
                        () ->
                                snapshots.after(
                                        organisation,
                                        last(job),
                                        Math.min(PIECE, spec.objects() - job.done())));
        if (piece.isEmpty()) {
            transactions.runInOrganisation(
                    organisation,
                    () ->
                            jobs.move(
                                    organisation,
                                    id,
                                    Set.of(Job.State.RUNNING),
                                    Job.State.DONE,
                                    clock.instant()));
            return new Verdict.Finished();
        }
        List<JobItem> found = tryOn(organisation, spec, piece);
        store(organisation, job, piece, found);
        return new Verdict.LookAgain(clock.instant(), Priority.SWEEP);
    }

    private SnapshotTable.@Nullable Row last(Job job) {
        Place place = json.readValue(job.place(), Place.class);
        Instant date = place.businessDate();
        String ref = place.ref();
        return date == null || ref == null
                ? null
                : new SnapshotTable.Row(SourceRef.parse(ref), date, date, "");
    }

    private void store(
            OrganisationId organisation,
            Job job,
            List<SnapshotTable.Row> piece,
            List<JobItem> found) {
        Map<String, Integer> counts = new HashMap<>(job.counts());
        found.forEach(item -> counts.merge(item.verdict(), 1, Integer::sum));
        SnapshotTable.Row last = piece.getLast();
        Job further =
                new Job(
                        job.id(),
                        job.kind(),
                        job.state(),
                        job.spec(),
                        json.writeValueAsString(
                                new Place(last.businessDate(), last.ref().toString())),
                        Math.max(job.total(), job.done() + piece.size()),
                        job.done() + piece.size(),
                        counts,
                        job.startedAt(),
                        job.startedBy(),
                        clock.instant(),
                        null);
        List<JobItem> worthShowing =
                found.stream()
                        .filter(item -> !item.verdict().equals(Rehearsal.Verdict.THERE.key()))
                        .filter(item -> !item.verdict().equals(Rehearsal.Verdict.UNMET.key()))
                        .toList();
        transactions.runInOrganisation(
                organisation,
                () -> {
                    jobs.putItems(organisation, job.id(), worthShowing);
                    jobs.progress(organisation, further);
                });
    }

    private List<JobItem> tryOn(
            OrganisationId organisation, Spec spec, List<SnapshotTable.Row> piece) {
        List<Rehearser> rehearsers =
                rehearsals.rehearsers(organisation, new What(spec.content(), spec.flow()));
        Instant now = clock.instant();
        int share = (piece.size() + AT_ONCE - 1) / AT_ONCE;
        List<Callable<List<JobItem>>> shares = new ArrayList<>();
        for (int from = 0; from < piece.size(); from += share) {
            List<SnapshotTable.Row> rows =
                    piece.subList(from, Math.min(from + share, piece.size()));
            shares.add(() -> Offline.call(() -> tryOn(rehearsers, rows, now)));
        }
        List<JobItem> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<JobItem>> each : threads.invokeAll(shares)) {
                found.addAll(each.get());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped; the piece is repeated", stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The piece failed", failed.getCause());
        }
        return found;
    }

    private List<JobItem> tryOn(
            List<Rehearser> rehearsers, List<SnapshotTable.Row> rows, Instant now) {
        List<JobItem> items = new ArrayList<>();
        for (SnapshotTable.Row row : rows) {
            Order order = archive.read(row);
            for (Rehearser rehearser : rehearsers) {
                rehearser.rehearse(order, now).forEach(each -> items.add(item(row, each)));
            }
        }
        return items;
    }

    private static JobItem item(SnapshotTable.Row row, Rehearsal rehearsal) {
        List<Words> reasons = new ArrayList<>();
        for (Rehearsal.Step step : rehearsal.steps()) {
            if (step.verdict() == rehearsal.verdict()) {
                reasons.add(step.reason());
                reasons.addAll(step.differences());
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(rehearsal.end());
        }
        return new JobItem(
                SourceRef.parse(rehearsal.subject()),
                row.ref(),
                rehearsal.number(),
                row.businessDate(),
                rehearsal.verdict().key(),
                rehearsal.gross(),
                reasons);
    }

    private SourceRef ref(OrganisationId organisation, UUID id) {
        return new SourceRef(
                organisations.get(organisation).lexware().connection().id(), KIND, id.toString());
    }
}
