package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyPacerTest {

    private static final RequestInfo REQUEST = new RequestInfo("GET", "/v1/profile");
    private static final long GAP = 526_315_790L;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final SteadyPacer pacer = new SteadyPacer(GAP, now::get, now::addAndGet);

    @Test
    void letsTheFirstRequestOutAtOnce() throws Exception {
        long start = now.get();

        pacer.acquire(REQUEST);

        assertThat(now.get()).isEqualTo(start);
    }

    @Test
    void spacesRequestsEvenlyAlsoWhereTheClockOverflows() throws Exception {
        long start = now.get();

        for (int i = 0; i < 20; i++) {
            pacer.acquire(REQUEST);
        }

        assertThat(now.get() - start).isEqualTo(19 * GAP);
    }

    @Test
    void savesNothingUpWhileIdle() throws Exception {
        pacer.acquire(REQUEST);
        long later = now.addAndGet(TimeUnit.HOURS.toNanos(1));

        pacer.acquire(REQUEST);
        pacer.acquire(REQUEST);

        assertThat(now.get() - later).isEqualTo(GAP);
    }

    @Test
    void countsTheGapFromWhenARequestReallyWentOut() throws Exception {
        AtomicInteger waits = new AtomicInteger();
        SteadyPacer oversleeping =
                new SteadyPacer(
                        GAP,
                        now::get,
                        nanos -> {
                            waits.incrementAndGet();
                            now.addAndGet(nanos + 100);
                        });
        long start = now.get();

        for (int i = 0; i < 3; i++) {
            oversleeping.acquire(REQUEST);
        }

        assertThat(now.get() - start).isEqualTo(2 * (GAP + 100));
        assertThat(waits).hasValue(2);
    }

    @Test
    void waitsAgainWhenWokenTooEarly() throws Exception {
        SteadyPacer early =
                new SteadyPacer(GAP, now::get, nanos -> now.addAndGet(Math.ceilDiv(nanos, 2L)));
        long start = now.get();

        early.acquire(REQUEST);
        early.acquire(REQUEST);

        assertThat(now.get() - start).isGreaterThanOrEqualTo(GAP);
    }

    @Test
    void keepsThePaceForManyThreads() throws Exception {
        List<Long> sent = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    pacer.acquire(REQUEST);
                                    synchronized (sent) {
                                        sent.add(now.get());
                                    }
                                } catch (InterruptedException stop) {
                                    Thread.currentThread().interrupt();
                                }
                            }));
        }
        long start = Long.MAX_VALUE - 5;
        for (Thread thread : threads) {
            assertThat(thread.join(java.time.Duration.ofSeconds(10))).isTrue();
        }

        assertThat(sent).hasSize(16);
        assertThat(now.get() - start).isEqualTo(15 * GAP);
    }

    @Test
    void endsTheWaitOfAnInterruptedThreadWithoutUsingItsTurn() throws Exception {
        SteadyPacer interrupted =
                new SteadyPacer(
                        GAP,
                        now::get,
                        _ -> {
                            throw new InterruptedException("stop");
                        });
        interrupted.acquire(REQUEST);

        assertThatThrownBy(() -> interrupted.acquire(REQUEST))
                .isInstanceOf(InterruptedException.class);
        now.addAndGet(GAP);
        interrupted.acquire(REQUEST);
    }

    @Test
    void keepsSlightlyBelowTheDocumentedLimitByDefault() {
        assertThat(SteadyPacer.perSecond(1.9)).extracting("gapNanos").isEqualTo(GAP);
    }
}
