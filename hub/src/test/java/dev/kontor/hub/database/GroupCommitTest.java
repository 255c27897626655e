package dev.kontor.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

@Timeout(30)
class GroupCommitTest {

    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstMayCommit = new CountDownLatch(1);

    @Test
    void whoComesAloneIsServedAlone() {
        GroupCommit<Integer, Integer> commit = new GroupCommit<>(8, this::squares);

        assertThat(commit.submit(3)).isEqualTo(9);
        assertThat(groups).containsExactly(List.of(3));
    }

    @Test
    void whoComesMeanwhileSharesTheNextOne() throws Exception {
        GroupCommit<Integer, Integer> commit = new GroupCommit<>(8, this::squaresAfterTheFirst);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> commit.submit(0));
            await().until(() -> groups.size() == 1);
            List<Future<Integer>> others =
                    IntStream.rangeClosed(1, 20)
                            .mapToObj(i -> threads.submit(() -> commit.submit(i)))
                            .toList();
            await().until(() -> commit.waiting() == 20);
            firstMayCommit.countDown();

            assertThat(first.get()).isZero();
            for (int i = 1; i <= 20; i++) {
                assertThat(others.get(i - 1).get()).isEqualTo(i * i);
            }
        }
        assertThat(groups).hasSize(4).allMatch(group -> group.size() <= 8);
        assertThat(groups.stream().mapToInt(List::size).sum()).isEqualTo(21);
    }

    @Test
    void oneThatCannotBeStoredDoesNotConcernTheOthers() throws Exception {
        GroupCommit<Integer, Integer> commit = new GroupCommit<>(8, this::squaresAfterTheFirst);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> commit.submit(0));
            await().until(() -> groups.size() == 1);
            Future<Integer> bad = threads.submit(() -> commit.submit(-1));
            Future<Integer> good = threads.submit(() -> commit.submit(2));
            await().until(() -> commit.waiting() == 2);
            firstMayCommit.countDown();

            assertThat(first.get()).isZero();
            assertThat(good.get()).isEqualTo(4);
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("-1 cannot be stored");
        }
    }

    @Test
    void nobodyIsTriedAloneIfTheDatabaseIsAway() throws Exception {
        List<List<Integer>> tried = Collections.synchronizedList(new ArrayList<>());
        GroupCommit<Integer, Integer> commit =
                new GroupCommit<>(
                        8,
                        items -> {
                            tried.add(List.copyOf(items));
                            awaitLatch(firstMayCommit);
                            throw new DataAccessResourceFailureException("away");
                        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            all.add(threads.submit(() -> commit.submit(0)));
            await().until(() -> tried.size() == 1);
            all.add(threads.submit(() -> commit.submit(1)));
            all.add(threads.submit(() -> commit.submit(2)));
            await().until(() -> commit.waiting() == 2);
            firstMayCommit.countDown();
            for (Future<Integer> each : all) {
                assertThatThrownBy(each::get).hasRootCauseMessage("away");
            }
        }
        assertThat(tried).hasSize(2);
    }

    private List<Integer> squares(List<Integer> items) {
        groups.add(List.copyOf(items));
        return items.stream()
                .map(item -> {
                    if (item < 0) {
                        throw new IllegalArgumentException(item + " cannot be stored");
                    }
                    return item * item;
                })
                .toList();
    }

    private List<Integer> squaresAfterTheFirst(List<Integer> items) {
        if (groups.isEmpty()) {
            List<Integer> squares = squares(items);
            awaitLatch(firstMayCommit);
            return squares;
        }
        return squares(items);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
