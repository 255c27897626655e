package dev.kontor.hub.ingress;

import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.SourceRef;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores genuine deliveries together with the signals they give. Thread-safe. */
@Component
class Inbox {

    private final Transactions transactions;
    private final Lane lane;
    private final DeliveryTable table;

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
        return transactions.inOrganisation(
                connection.organisation(),
                () -> {
                    boolean fresh = table.insert(connection, delivery, accepted);
                    if (fresh) {
                        accepted.hints().stream()
                                .map(SignalHint::root)
                                .distinct()
                                .sorted(Comparator.comparing(SourceRef::toString))
                                .forEach(root ->
                                        lane.signal(
                                                connection.organisation(), root, Priority.SIGNAL));
                    }
                    return fresh;
                });
    }
}
