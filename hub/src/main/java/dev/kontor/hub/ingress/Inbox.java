package dev.kontor.hub.ingress;

import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.database.GroupCommit;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.organisation.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores genuine deliveries together with the signals they give. Those that come at the same time
 * share a transaction. Thread-safe.
 */
@Component
class Inbox {

    /** At 100 kB a delivery, some megabytes on their way. */
    private static final int TOGETHER = 32;

    private final Transactions transactions;
    private final Lane lane;
    private final DeliveryTable table;
    private final GroupCommit<Arrival, Boolean> arrivals =
            new GroupCommit<>(TOGETHER, this::storeAll);

    Inbox(Transactions transactions, Lane lane, JdbcClient jdbc) {
        this.transactions = transactions;
        this.lane = lane;
        this.table = new DeliveryTable(jdbc);
    }

    /**
     * When this returns, delivery and signals are on disk; when it throws, neither is.
     *
     * @return false if the delivery had come before: its signals were given then
     */
    boolean store(Connection connection, Delivery delivery, Reception.Accepted accepted) {
        return arrivals.submit(new Arrival(connection, delivery, accepted));
    }

    private List<Boolean> storeAll(List<Arrival> all) {
        return transactions.acrossOrganisations(() -> {
            List<Boolean> fresh = table.insert(all);
            List<Lane.Signal> signals = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (fresh.get(i)) {
                    all.get(i).signals().forEach(signals::add);
                }
            }
            lane.signalAll(signals);
            return fresh;
        });
    }

    /** A genuine delivery that is to be stored. */
    record Arrival(Connection connection, Delivery delivery, Reception.Accepted accepted) {

        private Stream<Lane.Signal> signals() {
            return accepted.hints().stream()
                    .map(hint ->
                            new Lane.Signal(
                                    connection.organisation(),
                                    hint.root(),
                                    Priority.SIGNAL,
                                    hint.delay()));
        }
    }
}
