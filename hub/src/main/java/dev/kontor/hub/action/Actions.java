package dev.kontor.hub.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The catalogue of all actions, by name. */
@Component
public class Actions {

    private final Map<String, Action<?, ?>> byName = new TreeMap<>();

    /** Drawn when first asked for: the start does not wait for schemas. */
    private final Supplier<List<ActionCard>> cards = SingletonSupplier.of(this::drawCards);

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

    /** The catalogue for people and agents, by name. */
    public List<ActionCard> cards() {
        return cards.get();
    }

    public List<Action<?, ?>> all() {
        return List.copyOf(byName.values());
    }

    private List<ActionCard> drawCards() {
        RecordSchemas schemas = RecordSchemas.ofFlows();
        return byName.values().stream().map(action -> card(action, schemas)).toList();
    }

    private static ActionCard card(Action<?, ?> action, RecordSchemas schemas) {
        return new ActionCard(
                action.name(),
                action.title(),
                action.description(),
                action.effect(),
                action.role().orElse(null),
                action.cost(),
                action.permission(),
                action.doubt(),
                schemas.of(action.input()),
                schemas.of(action.output()));
    }
}
