package dev.kontor.hub.flow.core;

import dev.kontor.hub.flow.expression.Expression;
import dev.kontor.hub.shared.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flow as data: a trigger and a list of steps, checked when it was read. Immutable.
 *
 * @param from the first business date it acts on; null if the document does not say
 * @param when for which objects it is; null for all
 * @param settings what an organisation may set, with the values used if it does not
 * @param version names the content: documents that differ in any character have different versions
 */
public record FlowDocument(
        String name,
        Words title,
        Trigger trigger,
        @Nullable LocalDate from,
        @Nullable Expression when,
        List<FlowStep> steps,
        Map<String, Object> settings,
        String version) {

    public FlowDocument {
        steps = List.copyOf(steps);
        settings = Map.copyOf(settings);
    }

    /** The settings that its expressions read. */
    public Set<String> settingsRead() {
        Set<String> read = new TreeSet<>();
        Stream.concat(Stream.ofNullable(when), steps.stream().flatMap(FlowStep::expressions))
                .forEach(expression -> read.addAll(expression.settings()));
        return read;
    }

    /** The document's settings with the organisation's own put over them. */
    public Map<String, Object> settingsWith(Map<String, ? extends @Nullable Object> own) {
        Map<String, Object> merged = new LinkedHashMap<>(settings);
        own.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }
}
