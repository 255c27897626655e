package dev.kontor.hub.imports;

import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.Jobs.Group;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param step what it is doing: {@code documents}, {@code objects} or {@code compared}
 * @param progress of that step, 0 to 100
 * @param left how long it still takes, as far as can be said; null if it does not run
 * @param binding which limit decides that: {@code source}, {@code lexware}, {@code documents}; null
 *     if it does not run
 * @param groups what was found and chosen so far
 */
public record Import(
        Job job,
        ImportRequest request,
        String step,
        int progress,
        @Nullable Duration left,
        @Nullable String binding,
        List<Group> groups) {

    public Import {
        groups = List.copyOf(groups);
    }

    /** {@code running}, {@code paused}, {@code done} or {@code cancelled}. */
    public String state() {
        return job.state().name().toLowerCase(Locale.ROOT);
    }

    public boolean running() {
        return job.state() == Job.State.RUNNING;
    }

    public boolean paused() {
        return job.state() == Job.State.PAUSED;
    }

    /** How many items of a verdict there are; all if null. */
    public long items(@Nullable String verdict) {
        return groups.stream()
                .filter(group -> verdict == null || group.verdict().equals(verdict))
                .mapToLong(Group::items)
                .sum();
    }

    /** The sum of a verdict's items in euros. */
    public BigDecimal amount(String verdict) {
        return groups.stream()
                .filter(group -> group.verdict().equals(verdict))
                .map(Group::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many items wait to be handed over to the flows. */
    public long waiting() {
        return groups.stream()
                .filter(group -> ImportHandOver.CREATE.equals(group.chosen()))
                .mapToLong(Group::items)
                .sum();
    }

    /** How many items were handed over. */
    public long ordered() {
        return groups.stream()
                .filter(group -> ImportHandOver.ORDERED.equals(group.chosen()))
                .mapToLong(Group::items)
                .sum();
    }
}
