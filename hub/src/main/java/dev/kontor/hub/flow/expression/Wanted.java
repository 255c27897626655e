package dev.kontor.hub.flow.expression;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value that an expression or a literal has to give.
 *
 * @param name in snake case, as it stands in a document
 * @param optional whether it may be absent
 */
public record Wanted(String name, Type type, boolean optional) {

    /** A condition: true or false. */
    public static Wanted condition(String name) {
        return new Wanted(name, boolean.class, false);
    }

    /** A point in time. */
    public static Wanted instant(String name) {
        return new Wanted(name, Instant.class, false);
    }

    /** The components of an input record, in order. */
    public static List<Wanted> components(Class<? extends Record> input) {
        List<Wanted> wanted = new ArrayList<>();
        for (RecordComponent component : input.getRecordComponents()) {
            wanted.add(
                    new Wanted(
                            RecordShape.snakeCase(component.getName()),
                            component.getGenericType(),
                            RecordShape.nullable(component.getAnnotatedType())));
        }
        return List.copyOf(wanted);
    }

    /** The components of an input that are present, by name, in order. */
    public static Map<String, Object> values(Record input) {
        RecordShape shape = RecordShape.of(input.getClass());
        Map<String, Object> values = new LinkedHashMap<>();
        for (Wanted each : components(input.getClass())) {
            RecordShape.Property property = shape.properties().get(each.name());
            Object value = property == null ? null : property.read(input);
            if (value != null) {
                values.put(each.name(), value);
            }
        }
        return values;
    }

    /** What is wanted, in words: "a Party". */
    public String description() {
        return CelTypes.describe(type);
    }

    /**
     * A literal of a document as the value that is wanted.
     *
     * @param literal Boolean, Long, BigDecimal or String
     * @throws IllegalArgumentException with what is wrong
     */
    public Object literal(Object literal) {
        Object cel = Values.toCel(literal);
        if (cel == null) {
            throw new IllegalArgumentException("%s is needed".formatted(description()));
        }
        return Values.fromCel(cel, type);
    }
}
