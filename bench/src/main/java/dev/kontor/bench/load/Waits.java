package dev.kontor.bench.load;

import dev.kontor.bench.stage.PlayedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long orders waited.
 *
 * @param sorted ascending; an order that was not done counts with the time until now
 * @param unfinished how many were not done
 */
record Waits(List<Duration> sorted, int unfinished) {

    /** An order, and since when somebody waits for it. */
    record Asked(PlayedOrder order, Instant at) {}

    static Waits of(List<Asked> asked, Map<String, Instant> done) {
        Instant now = Instant.now();
        List<Duration> waits = new ArrayList<>();
        int unfinished = 0;
        for (Asked each : asked) {
            Instant end = done.get(each.order().key());
            if (end == null) {
                unfinished++;
            }
            waits.add(Duration.between(each.at(), end == null ? now : end));
        }
        return new Waits(waits.stream().sorted().toList(), unfinished);
    }

    Duration percentile(String share) {
        return Claims.percentile(sorted, share);
    }

    Duration longest() {
        return Claims.percentile(sorted, "1");
    }
}
