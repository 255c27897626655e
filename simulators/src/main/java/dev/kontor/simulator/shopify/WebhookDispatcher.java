package dev.kontor.simulator.shopify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends webhooks as documented (vendors.md 0.1 and 4): signed, at least once, in no order, retried
 * eight times within four hours, and drops a subscription to which nothing gets through any more.
 * Thread-safe; the API never waits for it.
 */
final class WebhookDispatcher implements AutoCloseable {

    /**
     * When a failed delivery is tried again after each attempt: four hours together; only their sum
     * is documented.
     */
    static final List<Duration> SCHEDULE =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(8),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(60),
                    Duration.ofMinutes(120));

    private static final int REMEMBERED = 10_000;
    private static final Duration TICK = Duration.ofMillis(200);

    private final ShopifySimulatorOptions options;
    private final SimulatedClock clock;
    private final Random random;
    private final JsonMapper json;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore slots;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::sequence));
    private final Deque<Delivery> remembered = new ArrayDeque<>();
    private final Thread pump;
    private long sequence;
    private int unfinished;
    private boolean closed;

    private record Due(Instant at, long sequence, Delivery delivery) {}

    WebhookDispatcher(
            ShopifySimulatorOptions options, SimulatedClock clock, Random random, JsonMapper json) {
        this.options = options;
        this.clock = clock;
        this.random = random;
        this.json = json;
        slots = new Semaphore(options.deliveryConcurrency());
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(options.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(threads)
                        .build();
        pump = Thread.ofVirtual().name("shopify-webhooks").start(this::pump);
    }

    /** Sends what an occurrence causes to whoever subscribed. */
    void fire(Shop shop, Occurrence occurrence) {
        if (occurrence.topics().isEmpty() || shop.subscriptions().isEmpty()) {
            return;
        }
        String eventId = uuid();
        Map<String, byte[]> bodies = new HashMap<>();
        for (String topic : occurrence.topics()) {
            for (Subscription subscription : shop.subscriptions(topic)) {
                String kind = topic.startsWith("orders/") ? "order" : topic;
                byte[] body =
                        subscription.includeFields().isEmpty()
                                ? bodies.computeIfAbsent(
                                        kind,
                                        _ ->
                                                json.writeValueAsBytes(
                                                        WebhookBodies.of(topic, occurrence)))
                                : reduced(WebhookBodies.of(topic, occurrence), subscription);
                admit(
                        new Delivery(
                                shop,
                                subscription,
                                WebhookBodies.resourceId(topic, occurrence),
                                body,
                                uuid(),
                                eventId,
                                clock.instant()));
            }
        }
    }

    /** What {@link #fire} would send to the subscriptions of one topic, without sending it. */
    List<SignedWebhook> signed(Shop shop, Occurrence occurrence, String topic) {
        byte[] body = json.writeValueAsBytes(WebhookBodies.of(topic, occurrence));
        return shop.subscriptions(topic).stream()
                .map(subscription ->
                        new Delivery(
                                shop,
                                subscription,
                                WebhookBodies.resourceId(topic, occurrence),
                                body,
                                uuid(),
                                uuid(),
                                clock.instant()))
                .map(delivery -> SignedWebhook.of(delivery, body, options.apiVersion()))
                .toList();
    }

    /** Tells the app that it was uninstalled; its subscriptions are gone already. */
    void fireUninstalled(Shop shop, List<Subscription> subscriptions) {
        String eventId = uuid();
        byte[] body = json.writeValueAsBytes(WebhookBodies.shop(shop));
        for (Subscription subscription : subscriptions) {
            if (subscription.topic().equals("app/uninstalled")) {
                admit(
                        new Delivery(
                                shop,
                                subscription,
                                shop.id(),
                                body,
                                uuid(),
                                eventId,
                                clock.instant()));
            }
        }
    }

    /** Sends everything remembered of a shop once more, with the same ids. */
    void resendAll(Shop shop) {
        for (Delivery delivery : remembered(shop)) {
            enqueue(delivery.again(), clock.instant());
        }
    }

    List<DeliveryReport> log(Shop shop) {
        return remembered(shop).stream().map(Delivery::report).toList();
    }

    /** Looks at the queue again: the clock was advanced or a shop is no longer paused. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits (real time) until nothing is on its way any more; false when that did not happen in
     * time.
     */
    boolean await(Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (unfinished > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything that is waiting. */
    void clear() {
        lock.lock();
        try {
            unfinished -= queue.size();
            queue.forEach(due -> due.delivery().shop.counters.pendingDeliveries.decrementAndGet());
            queue.clear();
            remembered.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        pump.interrupt();
        http.shutdownNow();
        threads.shutdownNow();
    }

    /** Drops, duplicates or delays a delivery as the shop's faults say, and queues what is left. */
    private void admit(Delivery delivery) {
        Shop shop = delivery.shop;
        DeliveryFaults faults = shop.faults.deliveries();
        remember(delivery);
        boolean lost = shop.faults.losses.hits();
        if (lost || chance(faults.dropProbability())) {
            delivery.became("dropped");
            shop.counters.topic(delivery.topic).dropped.increment();
            return;
        }
        enqueue(delivery, heldBack(faults));
        if (chance(faults.duplicateProbability())) {
            shop.counters.topic(delivery.topic).duplicated.increment();
            enqueue(delivery.again(), heldBack(faults));
        }
    }

    private Instant heldBack(DeliveryFaults faults) {
        Duration within = faults.shuffleWithin();
        Instant now = clock.instant();
        return within == null
                ? now
                : now.plusNanos((long) (random.nextDouble() * within.toNanos()));
    }

    private void enqueue(Delivery delivery, Instant at) {
        delivery.shop.counters.pendingDeliveries.incrementAndGet();
        lock.lock();
        try {
            unfinished++;
            queue.add(new Due(at, sequence++, delivery));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pump() {
        while (true) {
            List<Delivery> due = due();
            if (due.isEmpty()) {
                return;
            }
            for (Delivery delivery : due) {
                slots.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        send(delivery);
                    } finally {
                        slots.release();
                    }
                });
            }
        }
    }

    /** Waits for deliveries whose time has come; none at all means the dispatcher was closed. */
    private List<Delivery> due() {
        lock.lock();
        try {
            while (!closed) {
                List<Delivery> due = takeDue();
                if (!due.isEmpty()) {
                    return due;
                }
                Due next = queue.peek();
                if (next == null) {
                    changed.await();
                } else {
                    changed.awaitNanos(untilDue(next).toNanos());
                }
            }
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long to wait for a delivery; one that is due already belongs to a paused shop and is
     * looked at again soon.
     */
    private Duration untilDue(Due next) {
        Duration wait = Duration.between(clock.instant(), next.at());
        return wait.isPositive() ? wait : TICK;
    }

    private List<Delivery> takeDue() {
        Instant now = clock.instant();
        List<Delivery> due = new ArrayList<>();
        List<Due> paused = new ArrayList<>();
        while (!queue.isEmpty() && !queue.peek().at().isAfter(now)) {
            Due next = queue.remove();
            if (next.delivery().shop.faults.deliveries().paused()) {
                paused.add(next);
            } else {
                due.add(next.delivery());
            }
        }
        queue.addAll(paused);
        return due;
    }

    private void send(Delivery delivery) {
        Shop shop = delivery.shop;
        ShopCounters.Topic counted = shop.counters.topic(delivery.topic);
        counted.sent.increment();
        Integer status = post(delivery);
        int attempts = delivery.attempted(status);
        if (status != null && status >= 200 && status < 300) {
            counted.delivered.increment();
            delivery.subscription.successes().incrementAndGet();
            delivery.became("delivered");
            finished(delivery);
            return;
        }
        counted.failed.increment();
        if (attempts > Delivery.RETRIES || !isSubscribed(delivery)) {
            delivery.became("failed");
            if (attempts > Delivery.RETRIES
                    && delivery.onlyFailuresSince()
                    && shop.unsubscribe(delivery.subscription.id())) {
                shop.counters.removedSubscriptions.increment();
            }
            finished(delivery);
            return;
        }
        delivery.became("retrying");
        long nanos = (long) (SCHEDULE.get(attempts - 1).toNanos() / options.timeScale());
        enqueue(delivery, clock.instant().plusNanos(nanos));
        finished(delivery);
    }

    private static boolean isSubscribed(Delivery delivery) {
        return delivery.topic.equals("app/uninstalled")
                || delivery.shop.subscriptions().stream()
                        .anyMatch(each -> each.id() == delivery.subscription.id());
    }

    private @Nullable Integer post(Delivery delivery) {
        Shop shop = delivery.shop;
        byte[] body = delivery.body;
        if (shop.faults.malformed.hits()) {
            body = Arrays.copyOf(body, body.length / 2);
        }
        SignedWebhook webhook = SignedWebhook.of(delivery, body, options.apiVersion());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(webhook.address())
                        .timeout(options.totalTimeout())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
        webhook.headers().forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void finished(Delivery delivery) {
        delivery.shop.counters.pendingDeliveries.decrementAndGet();
        lock.lock();
        try {
            unfinished--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void remember(Delivery delivery) {
        lock.lock();
        try {
            remembered.addLast(delivery);
            if (remembered.size() > REMEMBERED) {
                remembered.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Delivery> remembered(Shop shop) {
        lock.lock();
        try {
            return remembered.stream().filter(each -> each.shop == shop).toList();
        } finally {
            lock.unlock();
        }
    }

    private byte[] reduced(Map<String, @Nullable Object> body, Subscription subscription) {
        body.keySet().retainAll(subscription.includeFields());
        return json.writeValueAsBytes(body);
    }

    private boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
