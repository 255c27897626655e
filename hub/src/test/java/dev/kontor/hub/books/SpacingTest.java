package dev.kontor.hub.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpacingTest {

    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

    @Test
    void keepsAlmostTheIntervalBetweenFirstBytes() throws Exception {
        Spacing spacing = warm();
        long before = leave(spacing);
        for (int i = 0; i < 5; i++) {
            long now = leave(spacing);
            assertThat(now - before).isGreaterThanOrEqualTo(49 * MILLISECOND);
            before = now;
        }
    }

    @Test
    void keepsMoreDistanceWhileTheProcessIsCold() throws Exception {
        Spacing spacing = new Spacing(new BigDecimal("20"));
        long first = leave(spacing);

        assertThat(leave(spacing) - first).isGreaterThanOrEqualTo(73 * MILLISECOND);
    }

    @Test
    void keepsMoreDistanceToWhatLeftLate() throws Exception {
        Spacing spacing = warm();
        spacing.await();
        Thread.sleep(30);
        spacing.left();
        long late = System.nanoTime();

        assertThat(leave(spacing) - late).isGreaterThanOrEqualTo(78 * MILLISECOND);
    }

    @Test
    void holdsNothingBackWithoutALimit() throws Exception {
        Spacing spacing = new Spacing(BigDecimal.ZERO);
        long began = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            leave(spacing);
        }
        assertThat(System.nanoTime() - began).isLessThan(1_000 * MILLISECOND);
    }

    /** As when a connection takes long: the next one would otherwise leave together with it. */
    @Test
    void letsNobodyOutWhileSomebodyIsStillLeaving() throws Exception {
        Spacing spacing = warm();
        spacing.await();
        var next = CompletableFuture.supplyAsync(() -> leaveQuietly(spacing));
        Thread.sleep(120);
        assertThat(next).isNotDone();
        spacing.left();
        long late = System.nanoTime();

        assertThat(next.get(5, TimeUnit.SECONDS) - late).isGreaterThanOrEqualTo(49 * MILLISECOND);
    }

    @Test
    void goesOnAfterARequestThatStays() throws Exception {
        Spacing spacing = warm();
        spacing.await();
        long began = System.nanoTime();
        spacing.stays();

        assertThat(leave(spacing) - began).isLessThan(1_000 * MILLISECOND);
    }

    private static long leaveQuietly(Spacing spacing) {
        try {
            return leave(spacing);
        } catch (InterruptedException stopped) {
            throw new CompletionException(stopped);
        }
    }

    private static Spacing warm() throws InterruptedException {
        Spacing spacing = new Spacing(new BigDecimal("20"));
        for (int i = 0; i < 20; i++) {
            leave(spacing);
        }
        return spacing;
    }

    private static long leave(Spacing spacing) throws InterruptedException {
        spacing.await();
        spacing.left();
        return System.nanoTime();
    }
}
