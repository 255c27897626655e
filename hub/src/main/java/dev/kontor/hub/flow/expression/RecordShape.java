package dev.kontor.hub.flow.expression;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see of a record class: its components and its accessors without parameters
 * ({@code party.business}), all in snake case.
 */
final class RecordShape {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> NOT_SHOWN = Set.of("hashCode", "toString", "clone");

    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return new RecordShape(type);
                }
            };

    private final Map<String, Property> properties = new LinkedHashMap<>();

    private RecordShape(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            add(component.getName(), component.getAccessor(), component.getAnnotatedType());
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isProperty(method)) {
                add(method.getName(), method, method.getAnnotatedReturnType());
            }
        }
    }

    static RecordShape of(Class<?> record) {
        return SHAPES.get(record);
    }

    /** {@code fulfilledAt} as {@code fulfilled_at}. */
    static String snakeCase(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    static boolean nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    Map<String, Property> properties() {
        return Collections.unmodifiableMap(properties);
    }

    private void add(String camelCase, Method accessor, AnnotatedType type) {
        accessor.setAccessible(true);
        String name = snakeCase(camelCase);
        properties.putIfAbsent(
                name,
                new Property(name, accessor, accessor.getGenericReturnType(), nullable(type)));
    }

    private static boolean isProperty(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && !NOT_SHOWN.contains(method.getName());
    }

    /** One readable value of a record. */
    record Property(String name, Method accessor, Type type, boolean nullable) {

        @Nullable Object read(Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (IllegalAccessException hidden) {
                throw new IllegalStateException(accessor + " cannot be read", hidden);
            } catch (InvocationTargetException failed) {
                throw new IllegalStateException(accessor + " failed", failed.getCause());
            }
        }
    }
}
