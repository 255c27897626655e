package dev.kontor.bench.load;

import dev.kontor.bench.BenchResult;
import dev.kontor.bench.stage.Findings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects figures, and what of them is not as claimed. Not thread-safe. */
final class Claims {

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    void figure(String key, Object value) {
        figures.put(key, value);
    }

    void atLeast(String key, BigDecimal value, String least) {
        figure(key, value);
        if (value.compareTo(new BigDecimal(least)) < 0) {
            failures.add("%s is %s, below %s".formatted(key, value, least));
        }
    }

    void atMost(String key, BigDecimal value, String most) {
        figure(key, value);
        if (value.compareTo(new BigDecimal(most)) > 0) {
            failures.add("%s is %s, above %s".formatted(key, value, most));
        }
    }

    void zero(String key, long value) {
        figure(key, value);
        if (value != 0) {
            failures.add("%s is %d, not 0".formatted(key, value));
        }
    }

    void fail(String sentence) {
        failures.add(sentence);
    }

    /** Every order has what it should, and nothing else, or is in the hands of a person. */
    void booksAreRight(Findings findings) {
        zero("duplicates", findings.duplicates());
        zero("missing", findings.missing());
        zero("mismatched", findings.mismatched());
        zero("unannotated", findings.unannotated());
        zero("duplicate_contacts", findings.duplicateContacts());
        figure("stuck", findings.stuckCount());
        figure("orders", findings.orders());
        findings.details().stream().limit(20).forEach(failures::add);
    }

    /** As {@link #booksAreRight}, and no person has anything to do. */
    void booksAreComplete(Findings findings) {
        booksAreRight(findings);
        zero("stuck", findings.stuckCount());
    }

    BenchResult result() {
        return new BenchResult(figures, failures);
    }

    /** {@code part / whole} with two decimals; 0 if there is no whole. */
    static BigDecimal ratio(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    /** How many a second, with one decimal. */
    static BigDecimal perSecond(long count, Duration time) {
        return time.isZero()
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(count * 1000)
                        .divide(BigDecimal.valueOf(time.toMillis()), 1, RoundingMode.HALF_UP);
    }

    /** Seconds with one decimal. */
    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    }

    /** The value that this share of all has at most, by rank; {@code sorted} ascending. */
    static Duration percentile(List<Duration> sorted, String share) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank =
                new BigDecimal(share)
                        .multiply(BigDecimal.valueOf(sorted.size()))
                        .setScale(0, RoundingMode.CEILING)
                        .intValue();
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }
}
