package dev.kontor.bench.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * A vendor's senders: so many connections that share a list of webhooks. One that is not answered
 * with 2xx is sent again, under the same id, half a second later: vendors come again, too. {@link
 * #stop} and the end of the list end it.
 */
public final class Clients {

    /** What the ids of their deliveries begin with; those of the simulator do not. */
    public static final String ID_PREFIX = "bench-";

    private static final Duration BEFORE_NEXT_TRY = Duration.ofMillis(500);
    private static final int MOST_TRIES = 240;

    private final int count;
    private final IntSupplier port;
    private final LongAdder notTaken = new LongAdder();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile boolean stopped;

    /**
     * @param count how many connections
     * @param port of the process that the next attempt goes to
     */
    public Clients(int count, IntSupplier port) {
        this.count = count;
        this.port = port;
    }

    /**
     * What the senders saw.
     *
     * @param dueAt when each was to be sent that was answered with 2xx, by its place; {@link
     *     System#currentTimeMillis}, 0: never answered so
     * @param nanos how long each took, from the instant it was due, ascending; without those that
     *     were never taken
     * @param notTaken attempts without a 2xx
     */
    @SuppressWarnings("ArrayRecordComponent") // too many for lists; read, never compared
    public record Answers(long[] dueAt, long[] nanos, long notTaken, Duration took) {

        /** How many were answered with 2xx. */
        public int accepted() {
            return nanos.length;
        }

        /** The time that this share of all took at most, in milliseconds. */
        public long percentileMillis(double share) {
            if (nanos.length == 0) {
                return 0;
            }
            int place = (int) Math.ceil(share * nanos.length) - 1;
            return Math.round(nanos[Math.max(0, place)] / 1e6);
        }
    }

    /** Sends each as soon as a connection is free, and waits for all answers. */
    public Answers sendAll(List<Webhook> webhooks) {
        return send(webhooks.size(), webhooks::get, 0);
    }

    /**
     * Sends each at its time on a schedule, however long the ones before take; the time of one that
     * waits for a connection counts as its own.
     *
     * @param webhooks by place, asked for when each is due, by many threads
     * @param perSecond above 0
     */
    public Answers sendAtRate(int count, IntFunction<Webhook> webhooks, double perSecond) {
        return send(count, webhooks, perSecond);
    }

    /** How many were answered with 2xx so far. */
    public int sent() {
        return sent.get();
    }

    /** Lets those under way end and sends no more. */
    public void stop() {
        stopped = true;
    }

    private Answers send(int webhookCount, IntFunction<Webhook> webhooks, double perSecond) {
        long begun = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        long[] dueAt = new long[webhookCount];
        long[] nanos = new long[webhookCount];
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                clients.add(
                        threads.submit(() -> {
                            try (WebhookSender sender = new WebhookSender()) {
                                int place;
                                while (!stopped
                                        && (place = next.getAndIncrement()) < webhookCount) {
                                    long due = System.nanoTime();
                                    if (perSecond > 0) {
                                        due = begun + (long) (place * 1e9 / perSecond);
                                        Waiting.untilNanos(due);
                                    }
                                    if (taken(sender, webhooks.apply(place))) {
                                        long took = Math.max(1, System.nanoTime() - due);
                                        nanos[place] = took;
                                        dueAt[place] =
                                                System.currentTimeMillis() - took / 1_000_000;
                                    }
                                }
                            }
                        }));
            }
            clients.forEach(Clients::join);
        }
        return new Answers(
                dueAt,
                Arrays.stream(nanos).filter(each -> each > 0).sorted().toArray(),
                notTaken.sum(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private boolean taken(WebhookSender sender, Webhook webhook) {
        String id = ID_PREFIX + UUID.randomUUID();
        for (int attempt = 0; attempt < MOST_TRIES && !stopped; attempt++) {
            try {
                int status = sender.send(webhook, id, port.getAsInt());
                if (status >= 200 && status < 300) {
                    sent.incrementAndGet();
                    return true;
                }
            } catch (IOException noAnswer) {
                // comes again, as after any other answer
            }
            notTaken.increment();
            Waiting.pause(BEFORE_NEXT_TRY);
        }
        return false;
    }

    private static void join(Future<?> client) {
        try {
            client.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", interrupted);
        } catch (ExecutionException | CancellationException failed) {
            throw new IllegalStateException("A sender failed", failed);
        }
    }
}
