package dev.kontor.lexware;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All entries of a list. Nothing is asked before an entry is taken, then one page of 250 at a time,
 * each a call of its own that passes the {@link Pacer}. A page that is throttled or whose answer is
 * lost is asked up to three times more, after 1, 2 and 4 seconds or the time the server named;
 * reading twice does no harm. What else goes wrong ends the stream as {@link ListingStopped}.
 *
 * <p>Lists end at entry 10,000 (lexware-office-api.md 5). The voucherlist is walked past that by
 * itself, day by day; where that is impossible the stream delivers what can be reached and then
 * ends as {@link ListingStopped} rather than in silence, unless {@link #upToWindow()} was asked
 * for.
 *
 * <p>What changes meanwhile may be missed or come twice. Immutable and thread-safe; its streams are
 * sequential.
 *
 * @param <T> type of the entries
 */
public final class Listing<T> {

    /** Waits between two attempts for one page. */
    interface Waiter {
        void await(Duration time) throws InterruptedException;
    }

    private static final int MOST_REPEATS = 3;

    private final Walk<T> walk;
    private final Consumer<Progress> listener;
    private final boolean quietAtWindow;
    private final Waiter waiter;

    private Listing(
            Walk<T> walk, Consumer<Progress> listener, boolean quietAtWindow, Waiter waiter) {
        this.walk = walk;
        this.listener = listener;
        this.quietAtWindow = quietAtWindow;
        this.waiter = waiter;
    }

    static <T> Listing<T> of(Walk<T> walk) {
        return new Listing<>(
                walk, progress -> {}, false, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    Listing<T> waitingBy(Waiter other) {
        return new Listing<>(walk, listener, quietAtWindow, other);
    }

    /** The same, telling this listener after every page, in the thread that takes the entries. */
    public Listing<T> reporting(Consumer<Progress> other) {
        return new Listing<>(walk, other, quietAtWindow, waiter);
    }

    /**
     * The same, ending without a word where the API can show no more; only {@link
     * Progress#windowReached()} tells.
     */
    public Listing<T> upToWindow() {
        return new Listing<>(walk, listener, true, waiter);
    }

    /**
     * A new lazy stream from the first entry on.
     *
     * @throws ListingStopped from the stream, when a page cannot be had or the window is reached
     */
    public Stream<T> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Reading(), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /**
     * How far a reading is.
     *
     * @param taken entries read so far
     * @param expected entries that are expected in all; grows when the window had hidden some
     * @param calls requests spent, repeated ones included
     * @param windowReached true if there are, or may be, entries that the API cannot show
     */
    public record Progress(long taken, long expected, int calls, boolean windowReached) {}

    private final class Reading implements Iterator<T> {

        private final Walk.Cursor<T> cursor = walk.start();
        private final Queue<T> ready = new ArrayDeque<>();
        private long taken;
        private long expected;
        private int calls;
        private boolean told;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && cursor.more()) {
                Page<T> page = page();
                ready.addAll(cursor.took(page));
                taken += ready.size();
                expected = cursor.more() ? Math.max(taken, cursor.expected()) : taken;
                listener.accept(progress());
            }
            if (ready.isEmpty() && cursor.cut() && !quietAtWindow && !told) {
                told = true;
                throw new ListingStopped(
                        "the list goes on beyond what Lexware shows: narrow the query",
                        new Answer.Rejected<>(
                                400,
                                java.util.List.of(Reason.of(Reason.Code.WINDOW_EXCEEDED)),
                                null),
                        progress());
            }
            return !ready.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private Progress progress() {
            return new Progress(taken, expected, calls, cursor.cut());
        }

        private Page<T> page() {
            for (int repeats = 0; ; repeats++) {
                calls++;
                Answer<Page<T>> answer = cursor.ask();
                if (answer instanceof Answer.Done<Page<T>>(Page<T> page, _)) {
                    return page;
                }
                if (repeats == MOST_REPEATS || !worthRepeating(answer)) {
                    throw new ListingStopped("a page could not be had", answer, progress());
                }
                await(answer, Duration.ofSeconds(1L << repeats));
            }
        }

        private boolean worthRepeating(Answer<Page<T>> answer) {
            return switch (answer) {
                case Answer.Throttled<Page<T>> _, Answer.Unreachable<Page<T>> _ -> true;
                case Answer.Unknown<Page<T>> it ->
                        it.why() != Answer.Unknown.Why.INTERRUPTED
                                && it.why() != Answer.Unknown.Why.UNREADABLE_ANSWER;
                case Answer.Done<Page<T>> _,
                        Answer.Rejected<Page<T>> _,
                        Answer.NotSent<Page<T>> _ ->
                        false;
            };
        }

        private void await(Answer<Page<T>> answer, Duration usual) {
            Duration advised =
                    answer instanceof Answer.Throttled<Page<T>> throttled
                            ? throttled.retryAfter()
                            : null;
            try {
                waiter.await(advised == null ? usual : advised);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new ListingStopped("interrupted between two attempts", answer, progress());
            }
        }
    }
}
