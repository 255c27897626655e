package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/** One event on its way to one subscriber ({@code lexware-office-api.md} 7.8). */
final class Delivery {

    private static final int QUICK_RETRIES = 5;
    private static final int SLOW_RETRIES = 20;
    private static final Duration PAUSE = Duration.ofMinutes(30);
    private static final Duration SLOW = Duration.ofHours(2);

    private final Subscription subscription;
    private final UUID resourceId;
    private final Instant eventDate;
    private final byte[] body;
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile int attempts;
    private volatile int lastStatus;
    private volatile Outcome outcome = Outcome.WAITING;

    Delivery(Subscription subscription, UUID resourceId, Instant eventDate) {
        this.subscription = subscription;
        this.resourceId = resourceId;
        this.eventDate = eventDate;
        ObjectNode json = Json.object();
        json.put("organizationId", subscription.key().organisation().id().toString());
        json.put("eventType", subscription.eventType());
        json.put("resourceId", resourceId.toString());
        json.put("eventDate", Dates.written(eventDate));
        this.body = Json.bytes(json);
    }

    Subscription subscription() {
        return subscription;
    }

    byte[] body() {
        return body;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Begins an attempt; false when it is over or somebody else is at it. */
    boolean begin() {
        return outcome == Outcome.WAITING && sending.compareAndSet(false, true);
    }

    /** Ends an attempt. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one attempt at a time, see begin
    void end(int status, Outcome result) {
        attempts = attempts + 1;
        lastStatus = status;
        outcome = result;
        sending.set(false);
    }

    void drop() {
        outcome = Outcome.DROPPED;
    }

    boolean hasAttemptsLeft() {
        return attempts < QUICK_RETRIES + SLOW_RETRIES;
    }

    /**
     * The documented wait after the attempts so far: 10, 20, 40, 80, 160 s, then 30 min and every 2
     * h.
     */
    Duration nextWait() {
        if (attempts <= QUICK_RETRIES) {
            return Duration.ofSeconds(10L << (attempts - 1));
        }
        return attempts == QUICK_RETRIES + 1 ? PAUSE : SLOW;
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("organizationId", subscription.key().organisation().id().toString());
        json.put("eventType", subscription.eventType());
        json.put("resourceId", resourceId.toString());
        json.put("callbackUrl", subscription.callbackUrl().toString());
        json.put("eventDate", Dates.written(eventDate));
        json.put("attempts", attempts);
        json.put("outcome", outcome.wire());
        json.put("status", lastStatus);
        return json;
    }

    /** How a delivery stands. */
    enum Outcome {
        WAITING,
        DELIVERED,
        FAILED,
        DROPPED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
