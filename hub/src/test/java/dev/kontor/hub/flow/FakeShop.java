package dev.kontor.hub.flow;

import dev.kontor.hub.connector.Annotation;
import dev.kontor.hub.connector.Connector;
import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.connector.SweepPage;
import dev.kontor.hub.connector.WriteAnswer;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A shop with orders in memory, of the vendor {@code example}. */
final class FakeShop implements Connector {

    final Map<SourceRef, Order> orders = new ConcurrentHashMap<>();
    @Nullable Snapshot instead;
    Instant readAt = Instant.EPOCH;
    int reads;

    void put(Order order) {
        orders.put(order.ref(), order);
    }

    @Override
    public String vendor() {
        return "example";
    }

    @Override
    public Snapshot read(Connection connection, SourceRef root) {
        reads++;
        if (instead != null) {
            return instead;
        }
        Order order = orders.get(root);
        return order == null
                ? new Snapshot.Gone(root, readAt)
                : new Snapshot.Present(order, readAt);
    }

    @Override
    public Reception receive(Connection connection, Delivery delivery) {
        throw new UnsupportedOperationException("No webhooks in these tests");
    }

    @Override
    public SweepPage sweep(Connection connection, @Nullable String checkpoint) {
        throw new UnsupportedOperationException("No sweeps in these tests");
    }

    @Override
    public WriteAnswer annotate(Connection connection, SourceRef ref, Annotation annotation) {
        throw new UnsupportedOperationException("Actions are fakes in these tests");
    }

    @Override
    public List<String> ensureWebhooks(Connection connection, @Nullable String callbackUrl) {
        return List.of();
    }
}
