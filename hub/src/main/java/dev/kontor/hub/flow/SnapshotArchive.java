package dev.kontor.hub.flow;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps every source object as it was last read, beside the passes: what they hand in is stored a
 * moment later, many at once, so that no pass waits for it. A crash loses the last moment; the next
 * pass of the object makes up for it. Thread-safe.
 */
@Component
class SnapshotArchive implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotArchive.class);
    private static final int MOST_WAITING = 5_000;
    private static final int BATCH = 250;
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration HOUSEKEEPING = Duration.ofHours(1);

    private final Organisations organisations;
    private final SnapshotTable table;
    private final Jobs jobs;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;
    private final FlowProperties properties;
    private final BlockingQueue<Kept> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("snapshot-archive").factory());

    SnapshotArchive(
            Organisations organisations,
            SnapshotTable table,
            Jobs jobs,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock,
            FlowProperties properties) {
        this.organisations = organisations;
        this.table = table;
        this.jobs = jobs;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.properties = properties;
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> outliving(this::flush),
                        EVERY.toMillis(),
                        EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> outliving(this::forget),
                        HOUSEKEEPING.toMillis(),
                        HOUSEKEEPING.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Hands an object in; never waits. If too many wait, this one is left out. */
    void keep(OrganisationId organisation, SourceObject root, Instant readAt) {
        var _ = waiting.offer(new Kept(organisation, root, readAt));
    }

    /** Stores what was handed in. */
    synchronized void flush() {
        List<Kept> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            Map<String, SnapshotTable.Kept> newest = new LinkedHashMap<>();
            for (Kept kept : batch) {
                newest.put(
                        kept.organisation().value() + " " + kept.root().ref(),
                        new SnapshotTable.Kept(kept.organisation(), row(kept)));
            }
            transactions.runAcrossOrganisations(() -> table.putAll(newest.values()));
            batch.clear();
        }
    }

    /** The object as it was kept. */
    Order read(SnapshotTable.Row row) {
        return Objects.requireNonNull(json.readValue(row.content(), Order.class));
    }

    @Override
    public void destroy() {
        timer.shutdown();
        outliving(this::flush);
    }

    private SnapshotTable.Row row(Kept kept) {
        return new SnapshotTable.Row(
                kept.root().ref(),
                kept.readAt(),
                kept.root().businessDate(),
                json.writeValueAsString(kept.root()));
    }

    /** Deletes what was kept long enough, for each organisation as it says. */
    void forget() {
        Instant now = clock.instant();
        Duration usual = properties.snapshotRetention();
        Map<OrganisationId, Instant> own = new LinkedHashMap<>();
        for (Organisation each : organisations.active()) {
            Duration kept = each.settings().retention().snapshots(usual);
            if (!kept.equals(usual)) {
                own.put(each.id(), now.minus(kept));
            }
        }
        transactions.runAcrossOrganisations(() -> {
            table.deleteReadBefore(now.minus(usual), own);
            jobs.deleteEndedBefore(BackTests.KIND, now.minus(properties.jobRetention()));
            // what was imported is proof for as long as the objects themselves are kept
            jobs.deleteEndedBefore("import", now.minus(usual), own);
        });
    }

    /** What could not be stored is stored with the object's next pass. */
    private static void outliving(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warn("outcome=snapshots-not-kept cause={}", failed.toString());
        }
    }

    private record Kept(OrganisationId organisation, SourceObject root, Instant readAt) {}
}
