package dev.kontor.hub.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The catalogue of all actions, by name. */
@Component
public class Actions {

    private final Map<String, Action<?, ?>> byName = new TreeMap<>();

    /** Takes all actions there are; two of one name are an error. */
    public Actions(List<Action<?, ?>> actions) {
        for (Action<?, ?> action : actions) {
            if (byName.put(action.name(), action) != null) {
                throw new IllegalStateException("Two actions are called " + action.name());
            }
        }
    }

    public Optional<Action<?, ?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public List<Action<?, ?>> all() {
        return List.copyOf(byName.values());
    }
}
