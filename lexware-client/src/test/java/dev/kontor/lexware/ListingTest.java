package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    private final List<Integer> asked = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Listing.Progress> reports = new ArrayList<>();
    private final Deque<Answer<Page<Integer>>> first = new ArrayDeque<>();

    @Test
    void asksForAPageOnlyWhenItsEntriesAreTaken() {
        Listing<Integer> listing = listing(600);

        assertThat(listing.stream().limit(3)).containsExactly(0, 1, 2);
        assertThat(asked).containsExactly(0);
        assertThat(listing.stream().count()).isEqualTo(600);
        assertThat(asked).containsExactly(0, 0, 1, 2);
    }

    @Test
    void tellsHowFarItIs() {
        assertThat(listing(600).stream()).hasSize(600);

        assertThat(reports)
                .containsExactly(
                        new Listing.Progress(250, 600, 1, false),
                        new Listing.Progress(500, 600, 2, false),
                        new Listing.Progress(600, 600, 3, false));
    }

    @Test
    void endsWithoutEntriesWhereThereAreNone() {
        assertThat(listing(0).stream()).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysThatTheWindowIsReachedAfterTheLastEntryItCanShow() {
        List<Integer> taken = new ArrayList<>();
        ListingStopped stopped =
                catchThrowableOfType(
                        ListingStopped.class, () -> listing(12_000).stream().forEach(taken::add));

        assertThat(taken).hasSize(10_000);
        assertThat(stopped.windowReached()).isTrue();
        assertThat(stopped.progress().taken()).isEqualTo(10_000);
        assertThat(asked).hasSize(40);
    }

    @Test
    void endsQuietlyAtTheWindowWhenToldTo() {
        assertThat(listing(12_000).upToWindow().stream()).hasSize(10_000);
        assertThat(reports.getLast().windowReached()).isTrue();
    }

    @Test
    void asksAgainAfterThrottlingAndLostAnswers() {
        first.add(new Answer.Throttled<>(Duration.ofSeconds(9)));
        first.add(new Answer.Unknown<>(Answer.Unknown.Why.SERVER_ERROR, 503, List.of(), null));
        first.add(new Answer.Unreachable<>(new java.net.ConnectException()));

        assertThat(listing(10).stream()).hasSize(10);
        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(9), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(reports.getLast().calls()).isEqualTo(4);
    }

    @Test
    void givesUpAfterThreeRepeats() {
        for (int i = 0; i < 4; i++) {
            first.add(new Answer.Throttled<>(null));
        }

        assertThatThrownBy(() -> listing(10).stream().toList())
                .isInstanceOfSatisfying(
                        ListingStopped.class,
                        stopped -> {
                            assertThat(stopped.answer()).isInstanceOf(Answer.Throttled.class);
                            assertThat(stopped.windowReached()).isFalse();
                            assertThat(stopped.progress().calls()).isEqualTo(4);
                        });
    }

    @Test
    void doesNotRepeatWhatWasRefused() {
        first.add(new Answer.Rejected<>(403, List.of(Reason.of(Reason.Code.SCOPE)), null));

        assertThatThrownBy(() -> listing(10).stream().toList())
                .isInstanceOf(ListingStopped.class)
                .hasMessageContaining("SCOPE");
        assertThat(waits).isEmpty();
    }

    private Listing<Integer> listing(int total) {
        return Listing.of(new WindowWalk<>(pages(total)))
                .waitingBy(waits::add)
                .reporting(reports::add);
    }

    private IntFunction<Answer<Page<Integer>>> pages(int total) {
        int shown = Math.min(total, Page.WINDOW);
        return number -> {
            asked.add(number);
            if (!first.isEmpty()) {
                return first.remove();
            }
            List<Integer> content =
                    IntStream.range(
                                    number * Page.LARGEST,
                                    Math.min(shown, (number + 1) * Page.LARGEST))
                            .boxed()
                            .toList();
            int pages = Math.ceilDiv(shown, Page.LARGEST);
            return new Answer.Done<>(
                    new Page<>(content, number, Page.LARGEST, pages, shown, number + 1 >= pages),
                    200);
        };
    }
}
