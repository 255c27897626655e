package dev.kontor.hub.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.connector.shopify.SweepCheckpoint.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SweepCheckpointTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final JsonMapper json = new JsonMapper();

    @Test
    void looksBackBehindTheNewestChangeButNeverBehindItsBeginning() {
        SweepCheckpoint start = SweepCheckpoint.beginning(NOON);

        SweepCheckpoint soon = start.nextRound(List.of(change("1", 60)), OVERLAP);
        SweepCheckpoint later = soon.nextRound(List.of(change("2", 3_600)), OVERLAP);

        assertThat(soon.from()).isEqualTo(NOON);
        assertThat(later.from()).isEqualTo(NOON.plusSeconds(3_600 - 600));
        assertThat(later.nextRound(List.of(), OVERLAP).from()).isEqualTo(later.from());
    }

    @Test
    void remembersWhatWasReportedWithinTheOverlap() {
        SweepCheckpoint after =
                SweepCheckpoint.beginning(NOON)
                        .nextRound(List.of(change("1", 0), change("2", 3_600)), OVERLAP);

        assertThat(after.reported()).containsExactly(change("2", 3_600));
        assertThat(after.news(List.of(change("2", 3_600)))).isEmpty();
        assertThat(after.news(List.of(change("2", 3_601)))).hasSize(1);
    }

    @Test
    void noticesAChangeThatTheShopsSearchLearnedOfLate() {
        SweepCheckpoint after =
                SweepCheckpoint.beginning(NOON).nextRound(List.of(change("2", 3_600)), OVERLAP);

        assertThat(after.news(List.of(change("1", 3_300), change("2", 3_600))))
                .containsExactly(change("1", 3_300));
    }

    @Test
    void survivesBeingStored() {
        SweepCheckpoint place =
                SweepCheckpoint.beginning(NOON).nextPage(List.of(change("1", 5)), "cursor==");

        assertThat(SweepCheckpoint.parse(place.text(json), json)).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[1]", "2026-11-22"})
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> SweepCheckpoint.parse(text, json))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Change change(String order, long secondsAfterNoon) {
        return new Change(order, NOON.plusSeconds(secondsAfterNoon));
    }
}
