package dev.kontor.hub.flow.expression;

import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.RuntimeHelpers;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import java.util.List;
import java.util.Set;

/**
 * The {@code +} of texts and lists, which is what lets a short expression grow without end: each
 * {@code map(x, x + x)} doubles, and iterations are counted, not sizes. The standard ones are
 * replaced by some that refuse what gets too large.
 */
final class BoundedAddition {

    static final int LONGEST_TEXT = 100_000;
    static final int LONGEST_LIST = 10_000;

    private static final Set<AddOverload> REPLACED =
            Set.of(AddOverload.ADD_STRING, AddOverload.ADD_LIST, AddOverload.ADD_BYTES);

    private BoundedAddition() {}

    /** All standard functions but those that are replaced; bytes cannot be joined at all. */
    static CelStandardFunctions otherFunctions() {
        return CelStandardFunctions.newBuilder()
                .filterFunctions((function, overload) ->
                        function != StandardFunction.ADD || !REPLACED.contains(overload))
                .build();
    }

    @SuppressWarnings("unchecked") // checked by CEL: two lists
    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(
                        "add_string", String.class, String.class, BoundedAddition::texts),
                CelFunctionBinding.from(
                        "add_list",
                        List.class,
                        List.class,
                        (first, second) -> lists((List<Object>) first, (List<Object>) second)));
    }

    private static String texts(String first, String second) {
        if (first.length() + (long) second.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a text has at most %d characters".formatted(LONGEST_TEXT));
        }
        return first + second;
    }

    private static List<Object> lists(List<Object> first, List<Object> second) {
        if (first.size() + (long) second.size() > LONGEST_LIST) {
            throw new IllegalArgumentException(
                    "a list has at most %d entries".formatted(LONGEST_LIST));
        }
        return RuntimeHelpers.concat(first, second);
    }
}
