package dev.kontor.hub.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Lets callers who come at the same time share one transaction: whoever comes while one is being
 * committed waits for the next, which takes all that have gathered. Who comes alone is served alone
 * and at once. Thread-safe.
 *
 * @param <T> what is stored
 * @param <R> what its caller is told
 */
public final class GroupCommit<T, R> {

    private final int most;
    private final Function<? super List<T>, ? extends List<R>> commit;
    private final Queue<Ticket<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param most how many share a transaction
     * @param commit stores all of them in one transaction and gives their results in the same
     *     order; when it throws, none is stored
     */
    public GroupCommit(int most, Function<? super List<T>, ? extends List<R>> commit) {
        this.most = most;
        this.commit = commit;
    }

    /**
     * When this returns, the item is committed; when it throws, it is not.
     *
     * @throws RuntimeException what {@code commit} threw for it. If it throws for several items,
     *     each is tried alone, so that one that cannot be stored does not concern the others;
     *     except if the database cannot be reached
     */
    public R submit(T item) {
        Ticket<T, R> mine = new Ticket<>(item);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.done) {
                commitNext();
            }
        } finally {
            turn.unlock();
        }
        return mine.result();
    }

    /** How many have come and are in no group yet. */
    int waiting() {
        return waiting.size();
    }

    private void commitNext() {
        List<Ticket<T, R>> group = new ArrayList<>();
        Ticket<T, R> next;
        while (group.size() < most && (next = waiting.poll()) != null) {
            group.add(next);
        }
        try {
            commit(group);
        } catch (TransactionException | DataAccessResourceFailureException away) {
            group.forEach(ticket -> ticket.fail(away));
        } catch (RuntimeException oneOfThem) {
            if (group.size() == 1) {
                group.getFirst().fail(oneOfThem);
            } else {
                group.forEach(this::commitAlone);
            }
        }
    }

    private void commitAlone(Ticket<T, R> ticket) {
        try {
            commit(List.of(ticket));
        } catch (RuntimeException failure) {
            ticket.fail(failure);
        }
    }

    private void commit(List<Ticket<T, R>> group) {
        List<R> results = commit.apply(group.stream().map(ticket -> ticket.item).toList());
        for (int i = 0; i < group.size(); i++) {
            group.get(i).succeed(results.get(i));
        }
    }

    /** An item on its way; all but {@code item} is guarded by {@code turn}. */
    private static final class Ticket<T, R> {

        private final T item;
        private boolean done;
        private @Nullable R result;
        private @Nullable RuntimeException failure;

        Ticket(T item) {
            this.item = item;
        }

        void succeed(R value) {
            result = value;
            done = true;
        }

        void fail(RuntimeException why) {
            failure = why;
            done = true;
        }

        R result() {
            if (failure != null) {
                throw failure;
            }
            R value = result;
            if (value == null) {
                throw new IllegalStateException("A committed item has a result");
            }
            return value;
        }
    }
}
