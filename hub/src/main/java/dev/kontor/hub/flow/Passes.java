package dev.kontor.hub.flow;

import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.FenceBroken;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Spending;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works on orders: reads the order as it is now, evaluates its flows, then those of each of its
 * refunds, oldest first, and records what was decided. Thread-safe.
 */
@Component
class Passes implements WorkHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Passes.class);
    private static final Duration PAUSED_PAUSE = Duration.ofMinutes(10);
    private static final Duration VISIBLE_SOON = Duration.ofSeconds(3);
    private static final Duration VISIBLE_AT_LAST = Duration.ofMinutes(1);
    private static final Duration SHORT_WAIT = Duration.ofMinutes(1);

    private static final Comparator<Refund> OLDEST_FIRST =
            Comparator.comparing(Refund::refundedAt).thenComparing(refund -> refund.ref().id());

    private final Organisations organisations;
    private final Connectors connectors;
    private final Flows flows;
    private final PassRecords records;
    private final Transactions transactions;
    private final SnapshotArchive archive;
    private final PassMetrics metrics;
    private final JsonMapper json;
    private final InstantSource clock;

    Passes(
            Organisations organisations,
            Connectors connectors,
            Flows flows,
            PassRecords records,
            Transactions transactions,
            SnapshotArchive archive,
            PassMetrics metrics,
            JsonMapper json,
            InstantSource clock) {
        this.organisations = organisations;
        this.connectors = connectors;
        this.flows = flows;
        this.records = records;
        this.transactions = transactions;
        this.archive = archive;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "order";
    }

    /**
     * What was settled before is usually looked at again for nothing: the echo of our annotation, a
     * second delivery, a sweep.
     */
    @Override
    public boolean spendsCalls(Claim claim) {
        return !records.settled(claim);
    }

    @Override
    public Verdict work(Claim claim) {
        UUID run = RunIds.next(clock.instant());
        long began = System.nanoTime();
        try (var _ = MDC.putCloseable("run", run.toString())) {
            return look(claim, run, began);
        } catch (NotYourTurn turn) {
            metrics.passed("not-your-turn", began);
            throw turn;
        } catch (FenceBroken taken) {
            metrics.passed("taken-over", began);
            throw taken;
        } catch (RuntimeException failure) {
            // Counted and made visible here; the lane logs it and tries again.
            metrics.passed("failed", began);
            records.failed(claim, clock.instant());
            throw failure;
        }
    }

    private Verdict look(Claim claim, UUID run, long began) {
        Optional<Organisation> organisation = organisations.find(claim.organisation());
        Optional<Connection> connection =
                organisation.flatMap(each -> each.connection(claim.ref().connection()));
        if (organisation.isEmpty() || connection.isEmpty()) {
            LOG.info("outcome=not-configured {} is left alone", claim.ref());
            metrics.passed("not-configured", began);
            return new Verdict.Finished();
        }
        if (connection.get().paused()) {
            metrics.passed("paused", began);
            return new Verdict.LookAgain(clock.instant().plus(PAUSED_PAUSE), Priority.TIMER);
        }
        transactions.requireNone("Reading " + claim.ref());
        Snapshot snapshot =
                connectors
                        .get(claim.ref().connection().vendor())
                        .read(connection.get(), claim.ref());
        return switch (snapshot) {
            case Snapshot.Present(SourceObject root, Instant readAt) -> {
                archive.keep(claim.organisation(), root, readAt);
                yield evaluate(organisation.get(), claim, root, run, began);
            }
            case Snapshot.Gone(SourceRef _, Instant at) when notVisibleYet(claim, at) -> {
                metrics.passed("not-visible-yet", began);
                yield new Verdict.LookAgain(at.plus(VISIBLE_SOON), claim.priority());
            }
            case Snapshot.Gone(SourceRef _, Instant at) -> {
                records.gone(claim, run, at);
                metrics.passed("gone", began);
                yield new Verdict.Finished();
            }
            case Snapshot.Unreadable unreadable -> {
                unreadable(claim, unreadable);
                metrics.passed("unreadable", began);
                yield new Verdict.LookAgain(unreadable.retryAt(), claim.priority());
            }
        };
    }

    /** A webhook may come before the vendor's API shows the object (vendors.md 0.6). */
    private boolean notVisibleYet(Claim claim, Instant at) {
        return at.isBefore(claim.waitingSince().plus(VISIBLE_AT_LAST))
                && records.before(claim).objects().isEmpty();
    }

    private void unreadable(Claim claim, Snapshot.Unreadable unreadable) {
        LOG.warn("outcome=unreadable retry-at={} {}", unreadable.retryAt(), unreadable.reason());
        records.unreadable(claim, unreadable.readAt());
        if (unreadable.administratorMustAct()) {
            organisations.pauseConnection(
                    claim.organisation(), claim.ref().connection(), unreadable.reason());
        }
    }

    private Verdict evaluate(
            Organisation organisation, Claim claim, SourceObject root, UUID run, long began) {
        Before before = records.before(claim);
        Instant now = clock.instant();
        ApprovalGate gate =
                new ApprovalGate(
                        () -> records.approvals(claim),
                        before.cases(),
                        organisation.settings().approvals().expireAfter(),
                        json,
                        now);
        Pass pass = new Pass(organisation, claim, root, before.cases(), gate, run, now);
        Spending spending = new Spending();
        boolean complete = false;
        try {
            complete =
                    spending.counting(() -> {
                        evaluateAll(organisation, pass, root, before.objects());
                        return true;
                    });
        } finally {
            // What was done is recorded even if something threw: its effects name this run.
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            records.write(claim, run, pass, before, complete, spending.calls(), took);
        }
        metrics.passed(pass.outcome().key(), began);
        LOG.info(
                "outcome={} decisions={} calls={}",
                pass.outcome().key(),
                pass.decisions().size(),
                spending.calls());
        return pass.nextLook()
                .<Verdict>map(at -> lookAgain(claim, at))
                .orElseGet(Verdict.Finished::new);
    }

    private void evaluateAll(
            Organisation organisation,
            Pass pass,
            SourceObject root,
            Map<SourceRef, SourceStatus> known) {
        switch (root) {
            case Order order -> {
                pass.evaluate(
                        order, known.get(order.ref()), flows.of(organisation.id(), Trigger.ORDER));
                List<EnabledFlow> ofRefunds = flows.of(organisation.id(), Trigger.REFUND);
                for (Refund refund : order.refunds().stream().sorted(OLDEST_FIRST).toList()) {
                    // Its correction would not find the invoice that is still being made.
                    if (pass.unfinished(order)) {
                        pass.postpone(refund);
                    } else {
                        pass.evaluate(refund, known.get(refund.ref()), ofRefunds);
                    }
                }
            }
            case Refund refund ->
                    throw new IllegalStateException(
                            "The connector gave %s as an object of its own; its order is the root"
                                    .formatted(refund.ref()));
        }
    }

    /** What comes soon keeps its rank; what was waited for longer is a timer. */
    private Verdict lookAgain(Claim claim, Instant at) {
        boolean soon = at.isBefore(clock.instant().plus(SHORT_WAIT));
        return new Verdict.LookAgain(at, soon ? claim.priority() : Priority.TIMER);
    }

    /** What was known about the root before this pass. */
    record Before(Map<SourceRef, SourceStatus> objects, Cases cases, Optional<Run> lastRun) {}
}
