package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One node of the lane on a shared database, which can be frozen. */
final class LaneNode implements AutoCloseable {

    final Lane lane;
    final Paces paces;
    final Fences fences;
    final Transactions transactions;

    private final Cable cable;
    private final Scheduler scheduler;
    private final LaneLifecycle lifecycle;

    LaneNode(TestDatabase database, int passes, WorkHandler handler) {
        this(
                database,
                new LaneProperties(
                        passes,
                        Duration.ofMillis(20),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(2)),
                handler);
    }

    LaneNode(TestDatabase database, LaneProperties properties, WorkHandler handler) {
        cable = new Cable(database.dataSource());
        JdbcClient jdbc = JdbcClient.create(cable);
        transactions = new Transactions(new JdbcTransactionManager(cable), jdbc, 8);
        paces = new Paces(jdbc, transactions);
        fences = new Fences(jdbc);
        WorkTable table = new WorkTable(jdbc);
        Worker worker =
                new Worker(
                        List.of(new CallingOut(handler, transactions)),
                        table,
                        paces,
                        transactions,
                        InstantSource.system());
        LaneConfiguration configuration = new LaneConfiguration();
        SchedulerName name = configuration.node();
        scheduler = configuration.scheduler(cable, worker, name, properties);
        lifecycle = configuration.laneLifecycle(scheduler, name, table);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("scheduler", scheduler);
        lane = new Lane(jdbc, beans.getBeanProvider(Scheduler.class));
    }

    LaneNode started() {
        lifecycle.start();
        return this;
    }

    /** Ends it as the hub does when it is told to end. */
    void stop() {
        lifecycle.stop();
    }

    /** Whether a pass goes on, even after the end. */
    boolean isWorking() {
        return !scheduler.getCurrentlyExecuting().isEmpty();
    }

    boolean isStopping() {
        return scheduler.getSchedulerState().isShuttingDown();
    }

    void signal(OrganisationId organisation, SourceRef ref, Priority priority) {
        transactions.runInOrganisation(
                organisation, () -> lane.signal(organisation, ref, priority));
    }

    /** Freezes everything that needs the database: no heartbeat, no completion, no write. */
    void freeze() {
        cable.flowing = new CountDownLatch(1);
    }

    void thaw() {
        cable.flowing.countDown();
    }

    @Override
    public void close() {
        thaw();
        if (lifecycle.isRunning()) {
            lifecycle.stop();
        }
    }

    /** As a handler that calls out: nothing may be open then. */
    private record CallingOut(WorkHandler handler, Transactions transactions)
            implements WorkHandler {

        @Override
        public String kind() {
            return handler.kind();
        }

        @Override
        public boolean spendsCalls(Claim claim) {
            return handler.spendsCalls(claim);
        }

        @Override
        public Verdict work(Claim claim) {
            transactions.requireNone("Calling out");
            return handler.work(claim);
        }
    }

    private static final class Cable extends DelegatingDataSource {

        private volatile CountDownLatch flowing = new CountDownLatch(0);

        Cable(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                flowing.await();
            } catch (InterruptedException stopped) {
                throw new SQLException(stopped);
            }
            return super.getConnection();
        }
    }
}
