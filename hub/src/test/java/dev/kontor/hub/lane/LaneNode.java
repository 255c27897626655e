package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.Scheduler;
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

    LaneNode(TestDatabase database, int passes, WorkHandler handler) {
        cable = new Cable(database.dataSource());
        JdbcClient jdbc = JdbcClient.create(cable);
        transactions = new Transactions(new JdbcTransactionManager(cable), jdbc);
        paces = new Paces(jdbc, transactions);
        fences = new Fences(jdbc);
        Worker worker =
                new Worker(
                        List.of(handler),
                        new WorkTable(jdbc),
                        paces,
                        transactions,
                        InstantSource.system());
        scheduler =
                new LaneConfiguration()
                        .scheduler(
                                cable,
                                worker,
                                new LaneProperties(
                                        passes,
                                        Duration.ofMillis(20),
                                        Duration.ofMillis(250),
                                        Duration.ofSeconds(2)));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("scheduler", scheduler);
        lane = new Lane(jdbc, beans.getBeanProvider(Scheduler.class));
    }

    LaneNode started() {
        scheduler.start();
        return this;
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
        scheduler.stop();
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
