package dev.kontor.simulator.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to fulfil; without lines: all that is left. */
public record FulfilSpec(@Nullable List<LineQuantity> lines) {

    /** Copies the list. */
    public FulfilSpec {
        lines = lines == null ? null : List.copyOf(lines);
    }

    /** All that is left. */
    public static FulfilSpec rest() {
        return new FulfilSpec(null);
    }
}
