package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DelayedIndexTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final UUID ID = UUID.fromString("3b1e0000-0000-4000-8000-000000000001");

    private final DelayedIndex<String> index = new DelayedIndex<>((_, _) -> {});

    @Test
    void showsARowOnlyAfterItsDelay() {
        index.put(ID, "draft", START.plusSeconds(10), START);

        assertThat(index.visible(START.plusSeconds(9))).isEmpty();
        assertThat(index.visible(START.plusSeconds(10))).containsExactly("draft");
    }

    @Test
    void showsTheOldRowUntilTheChangeIsIndexed() {
        index.put(ID, "draft", START, START);
        index.put(ID, "open", START.plusSeconds(10), START);

        assertThat(index.visible(START.plusSeconds(5))).containsExactly("draft");
        assertThat(index.visible(START.plusSeconds(10))).containsExactly("open");
    }

    @Test
    void neverGoesBackToAnEarlierChangeThatIsIndexedLater() {
        index.put(ID, "draft", START.plusSeconds(20), START);
        index.put(ID, "open", START.plusSeconds(10), START);

        assertThat(index.visible(START.plusSeconds(10))).containsExactly("open");
        assertThat(index.visible(START.plusSeconds(30))).containsExactly("open");
    }

    @Test
    void showsADeletedRowUntilTheDeletionIsIndexed() {
        index.put(ID, "open", START, START);
        index.remove(ID, START.plusSeconds(10), START);

        assertThat(index.visible(START.plusSeconds(9))).containsExactly("open");
        assertThat(index.visible(START.plusSeconds(10))).isEmpty();
        index.put(ID, "again", START.plusSeconds(20), START);
        assertThat(index.visible(START.plusSeconds(20))).containsExactly("again");
    }
}
