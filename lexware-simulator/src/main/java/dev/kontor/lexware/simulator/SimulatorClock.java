package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The time of a simulator: real by default, shifted by {@link #advance} and {@link #set}, or frozen
 * so that only those two move it.
 *
 * <p>Limits, dates, index delays, late executions and webhook retries go by it; latency does not.
 * Thread-safe.
 */
public final class SimulatorClock implements InstantSource {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Time time;

    private SimulatorClock(Time time) {
        this.time = time;
    }

    /** The real time until somebody moves it. */
    public static SimulatorClock system() {
        return new SimulatorClock(new Time(Duration.ZERO, null));
    }

    /** A time that stands still until somebody moves it. */
    public static SimulatorClock frozenAt(Instant instant) {
        return new SimulatorClock(new Time(Duration.ZERO, instant));
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    /**
     * Moves the time forward (or, by a negative duration, back); what becomes due happens at once.
     */
    public void advance(Duration duration) {
        change(time.advanced(duration));
    }

    /** Moves the time to an instant; it goes on running from there unless it is frozen. */
    public void set(Instant instant) {
        change(time.advanced(Duration.between(time.instant(), instant)));
    }

    /** Stops the time where it is. */
    public void freeze() {
        change(new Time(Duration.ZERO, time.instant()));
    }

    /** Lets a frozen time run on from where it stands. */
    public void run() {
        Time now = time;
        if (now.frozen() != null) {
            change(new Time(Duration.between(Instant.now(), now.frozen()), null));
        }
    }

    boolean isFrozen() {
        return time.frozen() != null;
    }

    /** Runs something in a time that stands still unless it is moved, and goes back after it. */
    void borrowed(Runnable task) {
        Time before = time;
        freeze();
        try {
            task.run();
        } finally {
            change(before);
        }
    }

    /** Back to the real time. */
    void reset() {
        change(new Time(Duration.ZERO, null));
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private synchronized void change(Time changed) {
        time = changed;
        listeners.forEach(Runnable::run);
    }

    private record Time(Duration offset, @Nullable Instant frozen) {

        Instant instant() {
            return frozen == null ? Instant.now().plus(offset) : frozen;
        }

        Time advanced(Duration duration) {
            return frozen == null
                    ? new Time(offset.plus(duration), null)
                    : new Time(offset, frozen.plus(duration));
        }
    }
}
