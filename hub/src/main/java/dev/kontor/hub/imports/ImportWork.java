package dev.kontor.hub.imports;

import dev.kontor.hub.books.BooksUnavailable;
import dev.kontor.hub.books.PastDocuments;
import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.connector.PastPage;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.JobItem;
import dev.kontor.hub.flow.Jobs;
import dev.kontor.hub.flow.PastObjects;
import dev.kontor.hub.imports.ImportJudge.Judged;
import dev.kontor.hub.imports.ImportPlace.Phase;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Fences;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does the work of imports, a piece a pass, in the background: behind everything that is fresh.
 * Each object is committed with the place where it goes on, so that a crash repeats one object at
 * most and pausing takes effect within seconds.
 */
@Component
class ImportWork implements WorkHandler {

    static final String KIND = "import";

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final Duration WHILE_PAUSED = Duration.ofMinutes(1);
    private static final Duration PIECE = Duration.ofSeconds(5);
    private static final Duration HAND_OVER_EVERY = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration FAILS_FOR = Duration.ofMinutes(1);

    private final Organisations organisations;
    private final Connectors connectors;
    private final PastDocuments documents;
    private final PastObjects objects;
    private final ImportEstimates estimates;
    private final ImportJudge judge;
    private final ImportHandOver handOver;
    private final Jobs jobs;
    private final Lane lane;
    private final Fences fences;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    ImportWork(
            Organisations organisations,
            Connectors connectors,
            PastDocuments documents,
            PastObjects objects,
            ImportEstimates estimates,
            ImportJudge judge,
            ImportHandOver handOver,
            Jobs jobs,
            Lane lane,
            Fences fences,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.organisations = organisations;
        this.connectors = connectors;
        this.documents = documents;
        this.objects = objects;
        this.estimates = estimates;
        this.judge = judge;
        this.handOver = handOver;
        this.jobs = jobs;
        this.lane = lane;
        this.fences = fences;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** What an import is called in the lane. */
    static SourceRef ref(ImportRequest request, UUID id) {
        return new SourceRef(request.connection(), KIND, id.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Verdict work(Claim claim) {
        Optional<Job> running = running(claim);
        if (running.isEmpty()) {
            return new Verdict.Finished();
        }
        ImportRequest request = json.readValue(running.get().spec(), ImportRequest.class);
        Optional<Connection> connection =
                organisations
                        .find(claim.organisation())
                        .flatMap(each -> each.connection(request.connection()));
        if (connection.isEmpty()) {
            LOG.info("outcome=not-configured {} is left alone", claim.ref());
            return new Verdict.Finished();
        }
        if (connection.get().paused()) {
            return later(clock.instant().plus(WHILE_PAUSED));
        }
        try {
            Job job = handOver.some(claim, running.get(), request);
            return new Piece(claim, request, connection.get(), job).work();
        } catch (BooksUnavailable unavailable) {
            return later(unavailable.retryAt());
        } catch (ConnectorFailure failure) {
            if (failure.administratorMustAct()) {
                pause(connection.get(), failure.words());
            }
            return later(failure.retryAt());
        }
    }

    private Optional<Job> running(Claim claim) {
        UUID id = UUID.fromString(claim.ref().id());
        return transactions
                .joined(claim.organisation(), () -> jobs.find(claim.organisation(), id))
                .filter(job -> job.state() == Job.State.RUNNING);
    }

    private static Verdict later(Instant at) {
        return new Verdict.LookAgain(at, Priority.IMPORT);
    }

    private void pause(Connection connection, Words why) {
        var _ = organisations.pauseConnection(connection.organisation(), connection.id(), why);
    }

    /** One piece of one import. */
    private final class Piece {

        private final Claim claim;
        private final OrganisationId organisation;
        private final ImportRequest request;
        private final Connection connection;
        private final Instant until = clock.instant().plus(PIECE);
        private Job job;
        private ImportPlace place;

        Piece(Claim claim, ImportRequest request, Connection connection, Job job) {
            this.claim = claim;
            this.organisation = claim.organisation();
            this.request = request;
            this.connection = connection;
            this.job = job;
            this.place = json.readValue(job.place(), ImportPlace.class);
        }

        Verdict work() {
            return switch (place.phase()) {
                case DOCUMENTS -> listDocuments();
                case OBJECTS -> compare();
                case COMPARED -> conclude();
            };
        }

        private Verdict listDocuments() {
            LocalDate last = estimates.lastDay(request);
            if (place.day().isAfter(last)) {
                store(place.in(Phase.OBJECTS), job.done(), List.of());
                return later(clock.instant());
            }
            LocalDate end = place.day().plusDays(place.days() - 1L);
            PastDocuments.Listed page =
                    documents.list(
                            organisation,
                            place.day(),
                            end.isAfter(last) ? last : end,
                            place.page());
            ImportPlace next =
                    page.tooMany()
                            ? place.fewerDays()
                            : page.last() ? place.nextDays() : place.nextPage();
            store(next, job.done(), List.of());
            return later(clock.instant());
        }

        private Verdict compare() {
            while (!place.pending().isEmpty()) {
                if (!clock.instant().isBefore(until)) {
                    return later(clock.instant());
                }
                Optional<Instant> failed = one(SourceRef.parse(place.pending().getFirst()));
                if (failed.isPresent()) {
                    return later(failed.get());
                }
            }
            if (place.next() == null && place.listedOnce()) {
                store(place.in(Phase.COMPARED), job.done(), List.of());
                return later(clock.instant());
            }
            transactions.requireNone("Listing " + connection.id());
            PastPage page =
                    connectors
                            .get(connection.id().vendor())
                            .past(
                                    connection,
                                    request.period(estimates.zone(organisation)),
                                    place.next());
            store(place.listed(page.next(), page.roots()), job.done(), List.of());
            return later(clock.instant());
        }

        /** Empty if it is done; else when to try again. */
        private Optional<Instant> one(SourceRef root) {
            Snapshot snapshot = objects.read(connection, root);
            return switch (snapshot) {
                case Snapshot.Present(Order order, Instant _) -> {
                    judged(order);
                    yield Optional.empty();
                }
                case Snapshot.Present(SourceObject other, Instant _) ->
                        throw new IllegalStateException(
                                "The connector listed %s as an object of its own"
                                        .formatted(other.ref()));
                case Snapshot.Gone(SourceRef ref, Instant at) -> {
                    Words reason =
                            new Words(
                                    "Die Quelle kennt diesen Vorgang nicht (mehr).",
                                    "The source does not know this object (any more).");
                    done(new Judged(List.of(judge.unreadable(ref, reason, at)), false), null);
                    yield Optional.empty();
                }
                case Snapshot.Unreadable unreadable -> unreadable(unreadable);
            };
        }

        private void judged(Order order) {
            ImportJudge.Looking looking =
                    new ImportJudge.Looking(job.id(), job.startedBy(), place.known().until(), null);
            done(judge.judge(organisation, order, looking), order);
        }

        /** A limit passes; what fails again and again is left out and shown. */
        private Optional<Instant> unreadable(Snapshot.Unreadable unreadable) {
            if (unreadable.administratorMustAct()) {
                pause(connection, unreadable.reason());
                return Optional.of(unreadable.retryAt());
            }
            Instant now = clock.instant();
            ImportPlace failed = place.failed(now);
            Instant since = failed.failingSince();
            boolean hopeless =
                    failed.attempts() >= MOST_ATTEMPTS
                            && since != null
                            && since.plus(FAILS_FOR).isBefore(now);
            if (!hopeless) {
                store(failed, job.done(), List.of());
                return Optional.of(unreadable.retryAt());
            }
            done(
                    new Judged(
                            List.of(judge.unreadable(unreadable.ref(), unreadable.reason(), now)),
                            false),
                    null);
            return Optional.empty();
        }

        private void done(Judged judged, @Nullable Order order) {
            transactions.runInOrganisation(
                    organisation,
                    () -> {
                        store(place.oneDone(), job.done() + 1, judged.items());
                        if (order != null) {
                            objects.noteSeen(organisation, order.ref(), order);
                            order.refunds()
                                    .forEach(refund ->
                                            objects.noteSeen(organisation, order.ref(), refund));
                            if (judged.wake()) {
                                lane.signal(organisation, order.ref(), Priority.IMPORT);
                            }
                        }
                    });
        }

        private void store(ImportPlace next, int done, List<JobItem> items) {
            Map<String, Integer> counts = new HashMap<>(job.counts());
            items.forEach(item -> counts.merge(item.verdict(), 1, Integer::sum));
            Job further =
                    new Job(
                            job.id(),
                            job.kind(),
                            job.state(),
                            job.spec(),
                            json.writeValueAsString(next),
                            Math.max(job.total(), done),
                            done,
                            counts,
                            job.startedAt(),
                            job.startedBy(),
                            clock.instant(),
                            null);
            transactions.runInOrganisation(
                    organisation,
                    () -> {
                        fences.check(organisation, claim.ref(), claim.fence());
                        jobs.putItems(organisation, job.id(), items);
                        jobs.progress(organisation, further);
                    });
            job = further;
            place = next;
        }

        /** Done once nothing that was chosen waits to be handed over. */
        private Verdict conclude() {
            boolean over =
                    transactions.inOrganisation(
                            organisation,
                            () -> {
                                var _ = jobs.lock(organisation, job.id());
                                boolean nothingLeft =
                                        jobs.count(organisation, job.id(), ImportHandOver.waiting())
                                                == 0;
                                if (nothingLeft) {
                                    var _ =
                                            jobs.move(
                                                    organisation,
                                                    job.id(),
                                                    Set.of(Job.State.RUNNING),
                                                    Job.State.DONE,
                                                    clock.instant());
                                }
                                return nothingLeft;
                            });
            return over ? new Verdict.Finished() : later(clock.instant().plus(HAND_OVER_EVERY));
        }
    }
}
