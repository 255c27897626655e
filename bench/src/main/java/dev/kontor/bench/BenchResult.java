package dev.kontor.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a benchmark found.
 *
 * @param figures numbers and words without spaces, in the order to be printed
 * @param failures one sentence for each claim that did not hold; empty: all held
 */
public record BenchResult(Map<String, Object> figures, List<String> failures) {

    public BenchResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }

    /** All figures as {@code key=value}, separated by single spaces. */
    public String line() {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining(" "));
    }
}
