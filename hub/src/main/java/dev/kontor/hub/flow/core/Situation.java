package dev.kontor.hub.flow.core;

import dev.kontor.hub.model.SourceObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a flow is evaluated for.
 *
 * @param root the object of the pass
 * @param subject what the flow is about: the root, or a refund of it
 * @param settings the flow's settings as they hold for the organisation
 * @param start the first business instant that the flow acts on
 * @param accepted true if the flow may act on the object although it is older than {@code start},
 *     because it was under Kontor's care before
 */
public record Situation(
        SourceObject root,
        SourceObject subject,
        Map<String, Object> settings,
        Instant start,
        boolean accepted) {

    public Situation {
        settings = Map.copyOf(settings);
    }

    boolean beforeStart() {
        return !accepted && subject.businessDate().isBefore(start);
    }

    Map<String, Object> variables(Trigger trigger) {
        Map<String, Object> variables = new HashMap<>();
        switch (trigger) {
            case ORDER -> variables.put("order", subject);
            case REFUND -> {
                variables.put("refund", subject);
                variables.put("order", root);
            }
        }
        variables.put("settings", settings);
        return variables;
    }
}
