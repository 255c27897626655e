package dev.kontor.bench.load;

import dev.kontor.bench.stage.DatabaseStatistics.TableSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What was sampled over time, and whether it still grows: its last third against its middle third,
 * because the first is warm-up. Not thread-safe.
 */
final class Trend {

    private static final int LEAST_SAMPLES = 6;

    private final List<Sample> samples = new ArrayList<>();

    /**
     * One look.
     *
     * @param residentMib of the hub's process
     * @param heapUsed bytes, rubbish included
     * @param tables by name
     */
    record Sample(long residentMib, long heapUsed, Map<String, TableSize> tables) {

        /** The rows of a table; 0 if there is none of that name. */
        long rows(String table) {
            TableSize size = tables.get(table);
            return size == null ? 0 : size.rows();
        }
    }

    /** A mean in the middle and in the last third. */
    record Change(long middle, long last) {

        /**
         * Whether the last is above the middle by more than the share (in percent) and the slack.
         */
        boolean grew(int percent, long slack) {
            return last > middle + middle * percent / 100 + slack;
        }
    }

    void add(Sample sample) {
        samples.add(sample);
    }

    /** Whether there are enough samples for thirds to mean anything. */
    boolean tells() {
        return samples.size() >= LEAST_SAMPLES;
    }

    Change resident() {
        return new Change(mean(middle(), Sample::residentMib), mean(last(), Sample::residentMib));
    }

    /** The least of each third: what is left after the best collection in it. */
    Change heap() {
        return new Change(least(middle()), least(last()));
    }

    /** The rows of each table. */
    Map<String, Change> rows() {
        return tables(TableSize::rows);
    }

    /** The bytes of each table. */
    Map<String, Change> bytes() {
        return tables(TableSize::bytes);
    }

    private Map<String, Change> tables(ToLongFunction<TableSize> size) {
        Map<String, Change> changes = new TreeMap<>();
        for (String table : samples.getLast().tables().keySet()) {
            ToLongFunction<Sample> one = sample -> size(sample, table, size);
            changes.put(table, new Change(mean(middle(), one), mean(last(), one)));
        }
        return changes;
    }

    private static long size(Sample sample, String table, ToLongFunction<TableSize> size) {
        TableSize found = sample.tables().get(table);
        return found == null ? 0 : size.applyAsLong(found);
    }

    private static long mean(List<Sample> some, ToLongFunction<Sample> value) {
        return Math.round(some.stream().mapToLong(value).average().orElse(0));
    }

    private static long least(List<Sample> some) {
        return some.stream()
                .min(Comparator.comparingLong(Sample::heapUsed))
                .map(Sample::heapUsed)
                .orElse(0L);
    }

    private List<Sample> middle() {
        return samples.subList(samples.size() / 3, samples.size() * 2 / 3);
    }

    private List<Sample> last() {
        return samples.subList(samples.size() * 2 / 3, samples.size());
    }
}
