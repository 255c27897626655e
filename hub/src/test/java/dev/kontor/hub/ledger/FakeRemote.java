package dev.kontor.hub.ledger;

import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A remote system that keeps what it executed, shows it when told, and answers as told. */
final class FakeRemote implements Remote {

    /** What happens to one request. */
    enum Reply {
        DONE,
        REJECTED,
        THROTTLED,
        UNREACHABLE,
        UNKNOWN_EXECUTED,
        UNKNOWN_NOT_EXECUTED,
        UNKNOWN_EXECUTED_LATE,
        BREAKS_AFTER_EXECUTION,
        CRASH_BEFORE_EXECUTION,
        CRASH_AFTER_EXECUTION
    }

    /** The process ends here, as if killed. */
    static final class Crash extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** A record, visible in the index from some instant on. */
    record Made(String token, SourceRef ref, Instant executedAt, Instant visibleAt) {}

    private final InstantSource clock;
    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    private final List<Made> made = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    private volatile Duration lateBy = Duration.ZERO;
    private volatile Duration visibleAfter = Duration.ZERO;
    private volatile boolean conclusive = true;
    private volatile boolean harmless;
    private volatile Runnable whileSending = () -> {};

    FakeRemote(InstantSource clock) {
        this.clock = clock;
    }

    /** The next requests are answered so, in this order; further ones are done. */
    FakeRemote replies(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    FakeRemote delays(Duration late, Duration visible) {
        lateBy = late;
        visibleAfter = visible;
        return this;
    }

    FakeRemote looksAreConclusive(boolean value) {
        conclusive = value;
        return this;
    }

    FakeRemote repeatingIsHarmless() {
        harmless = true;
        return this;
    }

    FakeRemote whileSending(Runnable action) {
        whileSending = action;
        return this;
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    int sent() {
        return sent.get();
    }

    int looks() {
        return looks.get();
    }

    @Override
    public @Nullable Permit permit() {
        return null;
    }

    @Override
    public Answer send(Effect effect, Deadline deadline) {
        whileSending.run();
        if (deadline.passed()) {
            return new Answer.NotExecuted("send-before has passed", Duration.ofSeconds(1));
        }
        sent.incrementAndGet();
        Reply next = replies.poll();
        Reply reply = next == null ? Reply.DONE : next;
        return switch (reply) {
            case DONE -> new Answer.Done(execute(effect, Duration.ZERO), "{}");
            case REJECTED -> new Answer.Rejected(List.of(Words.same("no")));
            case THROTTLED -> new Answer.NotExecuted("429", Duration.ofSeconds(5));
            case UNREACHABLE -> new Answer.NotExecuted("unreachable", Duration.ofSeconds(2));
            case UNKNOWN_EXECUTED -> {
                execute(effect, Duration.ZERO);
                yield new Answer.Unknown("answer lost");
            }
            case UNKNOWN_NOT_EXECUTED -> new Answer.Unknown("request lost");
            case UNKNOWN_EXECUTED_LATE -> {
                execute(effect, lateBy);
                yield new Answer.Unknown("timed out");
            }
            case BREAKS_AFTER_EXECUTION -> {
                execute(effect, Duration.ZERO);
                throw new IllegalStateException("broke while reading the answer");
            }
            case CRASH_BEFORE_EXECUTION -> throw new Crash();
            case CRASH_AFTER_EXECUTION -> {
                execute(effect, Duration.ZERO);
                throw new Crash();
            }
        };
    }

    @Override
    public boolean repeatable() {
        return harmless;
    }

    @Override
    public Finding look(Effect effect) {
        looks.incrementAndGet();
        if (harmless) {
            return new Finding.Harmless();
        }
        Instant now = clock.instant();
        return made.stream()
                .filter(each -> each.token().equals(effect.token()))
                .filter(each -> !each.visibleAt().isAfter(now))
                .findFirst()
                .<Finding>map(each -> new Finding.There(each.ref(), "{}"))
                .orElseGet(() -> new Finding.NotSeen(conclusive, "not in the index"));
    }

    private SourceRef execute(Effect effect, Duration late) {
        Instant at = clock.instant().plus(late);
        SourceRef ref = LedgerWorld.remote("invoice", "r" + (made.size() + 1));
        made.add(new Made(effect.token(), ref, at, at.plus(visibleAfter)));
        return ref;
    }
}
