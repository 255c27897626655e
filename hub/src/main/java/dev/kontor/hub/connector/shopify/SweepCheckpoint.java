package dev.kontor.hub.connector.shopify;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a sweep has come; kept as JSON. Each round looks a while behind the newest change seen,
 * because a shop's search may learn of changes out of order. What was reported from that while
 * already is remembered, so that a quiet shop's last orders are not reported for ever.
 *
 * @param from the round lists changes at or after this
 * @param newest the newest change seen, by the shop's clock
 * @param after cursor of the round under way; null between rounds
 * @param reported what was reported since {@code from}
 */
record SweepCheckpoint(
        Instant from, Instant newest, @Nullable String after, List<Change> reported) {

    /** More than this are forgotten, oldest first; they are then reported once more. */
    private static final int MOST_REMEMBERED = 5_000;

    /** An order as it was after one change. */
    record Change(String order, Instant updatedAt) {}

    SweepCheckpoint {
        reported = WireOrder.copy(reported);
    }

    static SweepCheckpoint beginning(Instant from) {
        return new SweepCheckpoint(from, from, null, List.of());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it was something else
     */
    static SweepCheckpoint parse(String text, JsonMapper json) {
        SweepCheckpoint read;
        try {
            read = json.readValue(text, SweepCheckpoint.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not a checkpoint of a Shopify sweep", e);
        }
        if (read == null || read.from() == null || read.newest() == null) {
            throw new IllegalArgumentException("Not a checkpoint of a Shopify sweep");
        }
        return read;
    }

    String text(JsonMapper json) {
        return json.writeValueAsString(this);
    }

    /** Those that were not reported yet. */
    List<Change> news(List<Change> page) {
        Set<Change> known = new HashSet<>(reported);
        return page.stream().filter(change -> !known.contains(change)).distinct().toList();
    }

    SweepCheckpoint nextPage(List<Change> page, String cursor) {
        return new SweepCheckpoint(from, newest(page), cursor, remembered(page, from));
    }

    SweepCheckpoint nextRound(List<Change> page, Duration overlap) {
        Instant seen = newest(page);
        Instant back = seen.minus(overlap);
        Instant next = back.isAfter(from) ? back : from;
        return new SweepCheckpoint(next, seen, null, remembered(page, next));
    }

    /** The same round from its beginning: the cursor is no longer good. */
    SweepCheckpoint withoutCursor() {
        return new SweepCheckpoint(from, newest, null, reported);
    }

    private Instant newest(List<Change> page) {
        return Stream.concat(Stream.of(newest), page.stream().map(Change::updatedAt))
                .max(Comparator.naturalOrder())
                .orElse(newest);
    }

    private List<Change> remembered(List<Change> page, Instant since) {
        return Stream.concat(reported.stream(), page.stream())
                .filter(change -> !change.updatedAt().isBefore(since))
                .distinct()
                .sorted(Comparator.comparing(Change::updatedAt).reversed())
                .limit(MOST_REMEMBERED)
                .toList();
    }
}
