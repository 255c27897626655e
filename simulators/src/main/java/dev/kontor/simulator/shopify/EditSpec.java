package dev.kontor.simulator.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order edit: lines set to a new quantity (0 removes; the line stays with {@code
 * currentQuantity} 0) and lines added.
 */
public record EditSpec(@Nullable List<LineQuantity> lines, @Nullable List<LineSpec> add) {

    /** Copies the lists. */
    public EditSpec {
        lines = lines == null ? null : List.copyOf(lines);
        add = add == null ? null : List.copyOf(add);
    }

    /** Sets one line's quantity. */
    public static EditSpec quantity(int line, int quantity) {
        return new EditSpec(List.of(new LineQuantity(line, quantity)), null);
    }

    /** Adds a line. */
    public static EditSpec adding(LineSpec line) {
        return new EditSpec(null, List.of(line));
    }
}
