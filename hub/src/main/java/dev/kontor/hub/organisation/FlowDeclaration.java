package dev.kontor.hub.organisation;

import dev.kontor.hub.yaml.YamlPosition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That an organisation wants a flow.
 *
 * @param name of the built-in flow, or of the organisation's own if there is a file
 * @param file the organisation's own flow document, absolute; null for a built-in one
 * @param from the first business date it acts on; null: the day it was first switched on
 * @param settings what the flow's conditions see as {@code settings}; values as in {@link
 *     dev.kontor.hub.yaml.YamlValue#toPlain()}
 * @param position where it is declared, for errors
 */
public record FlowDeclaration(
        String name,
        @Nullable Path file,
        @Nullable LocalDate from,
        boolean enabled,
        Map<String, @Nullable Object> settings,
        YamlPosition position) {

    public FlowDeclaration {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
