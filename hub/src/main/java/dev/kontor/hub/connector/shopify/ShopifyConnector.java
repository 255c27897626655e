package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.Annotation;
import dev.kontor.hub.connector.Connector;
import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Inspection;
import dev.kontor.hub.connector.PastPage;
import dev.kontor.hub.connector.PastSize;
import dev.kontor.hub.connector.Period;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.connector.SweepPage;
import dev.kontor.hub.connector.WriteAnswer;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.VendorSettings;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shopify, put together. */
@Component
final class ShopifyConnector implements Connector {

    private final ShopifySettings settings;
    private final InstantSource clock;
    private final Trouble trouble;
    private final ShopifyReception reception;
    private final OrderReader reader;
    private final OrderSweep sweep;
    private final PastOrders past;
    private final OrderNotes notes;
    private final WebhookSubscriptions subscriptions;
    private final ShopInspector inspector;

    ShopifyConnector(ShopifySettings settings, InstantSource clock) {
        JsonMapper json =
                JsonMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        this.settings = settings;
        this.clock = clock;
        this.trouble = new Trouble(clock);
        ShopifyApi api = new ShopifyApi(json, clock, trouble);
        this.reception = new ShopifyReception(json);
        this.reader = new OrderReader(api, json, trouble);
        this.sweep = new OrderSweep(api, json, clock, trouble);
        this.past = new PastOrders(api, json, clock, trouble);
        this.notes = new OrderNotes(api, trouble);
        this.subscriptions = new WebhookSubscriptions(api, json, trouble);
        this.inspector = new ShopInspector(api, subscriptions);
    }

    @Override
    public String vendor() {
        return ShopifySettings.VENDOR;
    }

    @Override
    public VendorSettings settings() {
        return settings;
    }

    @Override
    public Reception receive(Connection connection, Delivery delivery) {
        return reception.receive(connection, delivery);
    }

    @Override
    public Snapshot read(Connection connection, SourceRef root) {
        Instant readAt = clock.instant();
        try {
            return readOrder(access(connection), root, readAt);
        } catch (ConnectorFailure e) {
            return new Snapshot.Unreadable(
                    root, e.words(), e.retryAt(), e.administratorMustAct(), readAt);
        }
    }

    @Override
    public SweepPage sweep(Connection connection, @Nullable String checkpoint) {
        return sweep.page(access(connection), checkpoint);
    }

    @Override
    public boolean listsPast() {
        return true;
    }

    @Override
    public PastPage past(Connection connection, Period period, @Nullable String place) {
        return past.page(access(connection), period, place);
    }

    @Override
    public PastSize pastSize(Connection connection, Period period) {
        return past.size(access(connection), period);
    }

    @Override
    public WriteAnswer annotate(Connection connection, SourceRef ref, Annotation annotation) {
        ShopifyAccess access;
        try {
            access = access(connection);
        } catch (ConnectorFailure e) {
            return new WriteAnswer.Rejected(e.words());
        }
        return notes.write(access, ref, annotation);
    }

    @Override
    public List<String> ensureWebhooks(Connection connection, @Nullable String callbackUrl) {
        return callbackUrl == null
                ? List.of()
                : subscriptions.ensure(access(connection), callbackUrl);
    }

    @Override
    public Inspection inspect(Connection connection, @Nullable String callbackUrl) {
        try {
            return inspector.inspect(access(connection), connection, callbackUrl);
        } catch (ConnectorFailure e) {
            return Inspection.of(Inspection.Grade.BAD, ShopInspector.ACCESS, e.words());
        }
    }

    @Override
    public List<SourceRef> newest(Connection connection, int most) {
        return inspector.newest(access(connection), most);
    }

    private Snapshot readOrder(ShopifyAccess access, SourceRef root, Instant readAt) {
        if (!root.kind().equals(ShopifyIds.ORDER)) {
            throw new IllegalArgumentException("Shopify reads orders, not " + root);
        }
        Optional<OrderParts> found = reader.read(access, root.id());
        if (found.isEmpty()) {
            return new Snapshot.Gone(root, readAt);
        }
        OrderParts parts = found.get();
        if (access.readProducts()) {
            parts =
                    parts.withProducts(
                            reader.products(access, root.id(), parts.head().updatedAt()));
        }
        try {
            return new Snapshot.Present(
                    mapped(access, root, parts).order(access.vatIdKey()), readAt);
        } catch (IllegalArgumentException e) {
            throw trouble.notUnderstood(access.connection(), root.kind() + " " + root.id(), e);
        }
    }

    /** Duties and fees are rare and cost a query: they are asked for when the sums need them. */
    private OrderMapper mapped(ShopifyAccess access, SourceRef root, OrderParts parts) {
        OrderMapper mapper = new OrderMapper(access.connection(), parts);
        if (mapper.explained()) {
            return mapper;
        }
        return reader.extras(access, root.id(), parts.head().updatedAt())
                .map(extras -> new OrderMapper(access.connection(), parts.withExtras(extras)))
                .orElse(mapper);
    }

    private ShopifyAccess access(Connection connection) {
        try {
            return ShopifyAccess.of(connection);
        } catch (IllegalArgumentException e) {
            throw trouble.settingsWrong(connection.id(), e);
        }
    }
}
