package dev.kontor.simulator.shopify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One shop: its orders, customers, subscriptions, credentials, limits and faults. Thread-safe;
 * changes are made one at a time, reads never wait.
 */
final class Shop {

    static final List<String> SCOPES =
            List.of(
                    "read_all_orders",
                    "read_companies",
                    "read_customers",
                    "read_orders",
                    "write_customers",
                    "write_orders");
    private static final Duration WITHOUT_ALL_ORDERS = Duration.ofDays(60);
    private static final int FIRST_NUMBER = 1001;

    final ShopCounters counters = new ShopCounters();
    final ShopFaults faults = new ShopFaults();
    final Secrets secrets;
    final CostBucket bucket;
    private final ShopSpec spec;
    private final long id;
    private final InstantSource clock;
    private final Instant createdAt;
    private final Ids ids;
    private final OrderDesk desk;
    private final MerchantHand hand;
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<Long, OrderRecord> orders = new ConcurrentHashMap<>();
    private final NavigableSet<UpdateKey> byUpdate =
            new ConcurrentSkipListSet<>(UpdateKey.ASCENDING);
    private final Map<Long, Instant> hiddenUntil = new ConcurrentHashMap<>();
    private final Map<Long, Long> refunds = new ConcurrentHashMap<>();
    private final Map<String, CustomerRecord> customers = new ConcurrentHashMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private volatile int maximumPageSize = 250;
    private int nextNumber = FIRST_NUMBER;

    /** The place of an order in the sequence of updates. */
    record UpdateKey(Instant updatedAt, long id) {
        static final Comparator<UpdateKey> ASCENDING =
                Comparator.comparing(UpdateKey::updatedAt).thenComparingLong(UpdateKey::id);
    }

    Shop(
            ShopSpec spec,
            ShopifySimulatorOptions options,
            InstantSource clock,
            Ids ids,
            Random random) {
        this.spec = spec;
        this.clock = clock;
        this.ids = ids;
        id = ids.next();
        createdAt = now();
        secrets = new Secrets(spec, clock, random);
        bucket =
                new CostBucket(
                        clock,
                        Objects.requireNonNullElse(spec.restoreRate(), options.restoreRate()),
                        Objects.requireNonNullElse(spec.unlimited(), options.unlimited()));
        desk = new OrderDesk(ids, taxesIncluded(), currency());
        hand = new MerchantHand(ids, desk);
    }

    String name() {
        return spec.name();
    }

    String domain() {
        return spec.name() + ".myshopify.com";
    }

    long id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean taxesIncluded() {
        return Objects.requireNonNullElse(spec.taxesIncluded(), true);
    }

    String currency() {
        return Objects.requireNonNullElse(spec.currency(), "EUR");
    }

    List<String> scopes() {
        return Objects.requireNonNullElse(spec.scopes(), SCOPES);
    }

    int maximumPageSize() {
        return maximumPageSize;
    }

    Ids ids() {
        return ids;
    }

    MerchantHand hand() {
        return hand;
    }

    /** The shop's time in whole seconds, as everything in it is stamped. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    void limit(LimitSpec limits) {
        bucket.limit(
                Objects.requireNonNullElse(limits.restoreRate(), bucket.restoreRate()),
                Objects.requireNonNullElse(limits.unlimited(), bucket.isUnlimited()));
        maximumPageSize = Objects.requireNonNullElse(limits.maximumPageSize(), maximumPageSize);
    }

    Occurrence place(OrderSpec order) {
        changing.lock();
        try {
            OrderRecord placed = desk.place(order, nextNumber++, customer(order), clock.instant());
            Duration hide = faults.api().hideNewFor();
            if (hide != null) {
                hiddenUntil.put(placed.id(), clock.instant().plus(hide));
            }
            store(placed, null);
            return new Occurrence(placed, creation(order, placed), null, sale(placed));
        } finally {
            changing.unlock();
        }
    }

    /** Changes an order; the result carries the instant of the change. */
    Occurrence change(long orderId, Function<OrderRecord, Occurrence> action) {
        changing.lock();
        try {
            OrderRecord before = orders.get(orderId);
            if (before == null) {
                throw SimulatorRefusal.notFound("shop " + name() + " has no order " + orderId);
            }
            Occurrence done = action.apply(before);
            OrderRecord after = done.order().change().updated(now()).done();
            store(after, before);
            if (done.refund() != null) {
                refunds.put(done.refund().id(), orderId);
            }
            return new Occurrence(after, done.topics(), done.refund(), done.transaction());
        } finally {
            changing.unlock();
        }
    }

    /** The order as the control routes see it. */
    OrderRecord order(long orderId) {
        OrderRecord order = orders.get(orderId);
        if (order == null) {
            throw SimulatorRefusal.notFound("shop " + name() + " has no order " + orderId);
        }
        return order;
    }

    /**
     * The order as the API sees it: {@code null} also while it is hidden or too old for the app's
     * scopes.
     */
    @Nullable OrderRecord visible(long orderId) {
        OrderRecord order = orders.get(orderId);
        return order != null && isVisible(order) ? order : null;
    }

    /** The order a refund belongs to, or {@code null}. */
    @Nullable OrderRecord orderOfRefund(long refundId) {
        Long order = refunds.get(refundId);
        return order == null ? null : orders.get(order);
    }

    boolean isVisible(OrderRecord order) {
        Instant hidden = hiddenUntil.get(order.id());
        if (hidden != null && clock.instant().isBefore(hidden)) {
            return false;
        }
        return scopes().contains("read_all_orders")
                || order.moments().createdAt().isAfter(clock.instant().minus(WITHOUT_ALL_ORDERS));
    }

    List<OrderRecord> orders() {
        return orders.values().stream().sorted(Comparator.comparingLong(OrderRecord::id)).toList();
    }

    int orderCount() {
        return orders.size();
    }

    NavigableSet<UpdateKey> updates() {
        return byUpdate;
    }

    /** The order of a key, or {@code null} when it has moved on since. */
    @Nullable OrderRecord at(UpdateKey key) {
        OrderRecord order = orders.get(key.id());
        return order != null && order.moments().updatedAt().equals(key.updatedAt()) ? order : null;
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    List<Subscription> subscriptions(String topic) {
        return subscriptions.stream()
                .filter(subscription -> subscription.topic().equals(topic))
                .toList();
    }

    /**
     * Adds a subscription, or returns {@code null} when the same topic goes to the same address
     * already.
     */
    synchronized @Nullable Subscription subscribe(
            String topic,
            URI uri,
            @Nullable String filter,
            @Nullable String label,
            List<String> includeFields,
            List<String> metafieldNamespaces) {
        boolean taken =
                subscriptions.stream()
                        .anyMatch(each ->
                                each.topic().equals(topic)
                                        && each.uri().equals(uri)
                                        && Objects.equals(each.filter(), filter));
        if (taken) {
            return null;
        }
        Instant now = now();
        Subscription made =
                new Subscription(
                        ids.next(),
                        topic,
                        uri,
                        filter,
                        label,
                        includeFields,
                        metafieldNamespaces,
                        now,
                        now,
                        new AtomicLong());
        subscriptions.add(made);
        return made;
    }

    boolean unsubscribe(long subscriptionId) {
        return subscriptions.removeIf(each -> each.id() == subscriptionId);
    }

    synchronized void replace(Subscription before, Subscription after) {
        subscriptions.replaceAll(each -> each.equals(before) ? after : each);
    }

    void uninstall() {
        secrets.uninstall();
        subscriptions.clear();
    }

    private void store(OrderRecord after, @Nullable OrderRecord before) {
        orders.put(after.id(), after);
        byUpdate.add(new UpdateKey(after.moments().updatedAt(), after.id()));
        if (before != null && !before.moments().updatedAt().equals(after.moments().updatedAt())) {
            byUpdate.remove(new UpdateKey(before.moments().updatedAt(), before.id()));
        }
    }

    private @Nullable CustomerRecord customer(OrderSpec order) {
        CustomerSpec wanted = order.customer();
        if (wanted == null) {
            return null;
        }
        AddressSpec address =
                order.billingAddress() == null ? order.shippingAddress() : order.billingAddress();
        String identity = wanted.identity();
        if (identity == null) {
            return new CustomerRecord(ids.next(), wanted, address, now());
        }
        return customers.compute(
                identity,
                (_, known) ->
                        known == null
                                ? new CustomerRecord(ids.next(), wanted, address, now())
                                : new CustomerRecord(
                                        known.id(), wanted, address, known.createdAt()));
    }

    private static List<String> creation(OrderSpec spec, OrderRecord placed) {
        if (spec.isSilent()) {
            return List.of();
        }
        List<String> topics = new ArrayList<>(List.of("orders/create"));
        if (!placed.transactions().isEmpty()) {
            topics.add("order_transactions/create");
            topics.add("orders/paid");
        }
        if (!placed.fulfillments().isEmpty()) {
            topics.add("orders/fulfilled");
        }
        topics.add("orders/updated");
        return topics;
    }

    private static @Nullable TransactionRecord sale(OrderRecord placed) {
        return placed.transactions().isEmpty() ? null : placed.transactions().getFirst();
    }
}
