package dev.kontor.hub.flow.expression;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What somebody who fills in an input may mean: values in sight that have the type wanted. */
public final class Suggestions {

    private static final int MOST = 12;

    private Suggestions() {}

    /**
     * Expressions of the type that is wanted, the likeliest first: of the same name, then of the
     * latest step, then the shortest.
     *
     * @param records variables with their record classes
     * @param outputs of the earlier steps, in their order
     */
    public static List<String> of(
            Wanted wanted,
            Map<String, Class<? extends Record>> records,
            SequencedMap<String, Class<? extends Record>> outputs) {
        if (wanted.type() == boolean.class || wanted.type() == Boolean.class) {
            return List.of("true", "false");
        }
        List<Found> found = new ArrayList<>();
        new LinkedHashMap<>(outputs)
                .reversed()
                .forEach((id, type) -> collect(wanted, "steps." + id, type, id, 1, found));
        records.forEach((name, type) -> collect(wanted, name, type, name, 2, found));
        return found.stream()
                .sorted(Comparator.comparing((Found each) -> !each.named()))
                .map(Found::expression)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static void collect(
            Wanted wanted, String path, Type type, String name, int deeper, List<Found> found) {
        if (boxed(type).equals(boxed(wanted.type()))) {
            found.add(new Found(path, name.equals(wanted.name())));
        }
        if (deeper > 0 && type instanceof Class<?> record && record.isRecord()) {
            RecordShape.of(record)
                    .properties()
                    .values()
                    .forEach(each ->
                            collect(
                                    wanted,
                                    path + "." + each.name(),
                                    each.type(),
                                    each.name(),
                                    deeper - 1,
                                    found));
        }
    }

    private static Type boxed(Type type) {
        return type == int.class ? Integer.class : type == long.class ? Long.class : type;
    }

    private record Found(String expression, boolean named) {}
}
