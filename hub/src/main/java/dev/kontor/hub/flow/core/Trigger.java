package dev.kontor.hub.flow.core;

import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a flow is about: one pass evaluates it once for each such object. */
public enum Trigger {
    ORDER("order"),
    /** Each refund of an order by itself, oldest first, after the flows of the order. */
    REFUND("refund");

    private final String word;

    Trigger(String word) {
        this.word = word;
    }

    /** As documents and tables write it. */
    public String word() {
        return word;
    }

    /** The variables that its expressions see, with their record classes. */
    public Map<String, Class<? extends Record>> records() {
        return switch (this) {
            case ORDER -> Map.of("order", Order.class);
            case REFUND -> Map.of("refund", Refund.class, "order", Order.class);
        };
    }

    public static Optional<Trigger> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Trigger::word).toList();
    }
}
