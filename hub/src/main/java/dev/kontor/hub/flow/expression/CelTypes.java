package dev.kontor.hub.flow.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.kontor.hub.shared.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The CEL types of one scope, derived from record classes. Not thread-safe while it is filled. */
@SuppressWarnings("Immutable") // filled before it is handed to the compiler, only read then
final class CelTypes implements CelTypeProvider {

    static final String DONE_AT = "done_at";
    static final String STEPS = "earlier steps";

    private static final Map<Class<?>, CelType> SIMPLE =
            Map.ofEntries(
                    Map.entry(Boolean.class, SimpleType.BOOL),
                    Map.entry(Integer.class, SimpleType.INT),
                    Map.entry(Short.class, SimpleType.INT),
                    Map.entry(Long.class, SimpleType.INT),
                    Map.entry(Float.class, SimpleType.DOUBLE),
                    Map.entry(Double.class, SimpleType.DOUBLE),
                    Map.entry(String.class, SimpleType.STRING),
                    Map.entry(LocalDate.class, SimpleType.STRING),
                    Map.entry(UUID.class, SimpleType.STRING),
                    Map.entry(URI.class, SimpleType.STRING),
                    Map.entry(Instant.class, SimpleType.TIMESTAMP),
                    Map.entry(Duration.class, SimpleType.DURATION),
                    Map.entry(BigDecimal.class, DecimalFunctions.TYPE),
                    Map.entry(Money.class, DecimalFunctions.TYPE));

    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(
                    boolean.class, Boolean.class,
                    int.class, Integer.class,
                    short.class, Short.class,
                    long.class, Long.class,
                    float.class, Float.class,
                    double.class, Double.class);

    private final Map<String, CelType> structs = new LinkedHashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, CelType> known = new HashMap<>();

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(structs.get(typeName));
    }

    /** The type of a value; empty if expressions cannot see values of this class. */
    Optional<CelType> of(Type java) {
        Class<?> raw = boxed(rawClass(java));
        CelType simple = SIMPLE.get(raw);
        if (simple != null) {
            return Optional.of(simple);
        }
        if (raw.isEnum()) {
            return Optional.of(SimpleType.STRING);
        }
        if (raw == Optional.class) {
            return of(argument(java, 0));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return of(argument(java, 0)).map(ListType::create);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return of(argument(java, 1)).map(value -> MapType.create(SimpleType.STRING, value));
        }
        if (raw.isRecord()) {
            return Optional.of(struct(raw));
        }
        return raw.isInterface() ? Optional.of(SimpleType.DYN) : Optional.empty();
    }

    /** The struct of a record class. */
    CelType struct(Class<?> recordClass) {
        CelType already = known.get(recordClass);
        if (already != null) {
            return already;
        }
        String name = nameFor(recordClass);
        CelType reference = StructTypeReference.create(name);
        known.put(recordClass, reference);
        define(name, recordClass, fields(recordClass));
        return reference;
    }

    /** The struct {@code steps} with one field for each earlier step. */
    CelType steps(Map<String, Class<? extends Record>> outputs) {
        Map<String, CelType> steps = new LinkedHashMap<>();
        outputs.forEach((id, output) -> {
            Map<String, CelType> fields = fields(output);
            fields.put(DONE_AT, SimpleType.TIMESTAMP);
            // no name that could be taken for the expression steps.<id>
            String name = "output of " + id;
            define(name, output, fields);
            steps.put(id, StructTypeReference.create(name));
        });
        structs.put(STEPS, structOf(STEPS, steps));
        return StructTypeReference.create(STEPS);
    }

    /** The fields of a type; empty for what is no struct. */
    Map<String, CelType> fieldsOf(CelType type) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        if (type.kind() == CelKind.STRUCT
                && structs.get(type.name()) instanceof StructType struct) {
            struct.fields().forEach(field -> fields.put(field.name(), field.type()));
        }
        return fields;
    }

    /** Whether a value of this type can become such a Java value. */
    boolean fits(CelType actual, Type wanted) {
        Class<?> target = boxed(rawClass(wanted));
        if (actual.kind() == CelKind.DYN || target == Object.class) {
            return true;
        }
        if (actual.kind() == CelKind.STRUCT) {
            Class<?> source = classes.get(actual.name());
            return source != null && target.isAssignableFrom(source);
        }
        if (actual instanceof ListType list) {
            return target.isAssignableFrom(List.class)
                    && fits(list.elemType(), argument(wanted, 0));
        }
        if (actual instanceof MapType) {
            return target.isAssignableFrom(Map.class);
        }
        boolean number =
                actual.equals(SimpleType.INT)
                        || actual.equals(SimpleType.DOUBLE)
                        || isDecimal(actual);
        if (target == BigDecimal.class) {
            return number;
        }
        if (target == Money.class) {
            return isDecimal(actual);
        }
        return of(target).filter(actual::equals).isPresent();
    }

    private static boolean isDecimal(CelType type) {
        return type.equals(DecimalFunctions.TYPE);
    }

    private Map<String, CelType> fields(Class<?> recordClass) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        for (RecordShape.Property property : RecordShape.of(recordClass).properties().values()) {
            of(property.type()).ifPresent(type -> fields.put(property.name(), type));
        }
        return fields;
    }

    private void define(String name, Class<?> recordClass, Map<String, CelType> fields) {
        classes.put(name, recordClass);
        structs.put(name, structOf(name, fields));
    }

    private static StructType structOf(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> all = ImmutableMap.copyOf(fields);
        return StructType.create(name, all.keySet(), field -> Optional.ofNullable(all.get(field)));
    }

    private String nameFor(Class<?> recordClass) {
        String simple = recordClass.getSimpleName();
        return classes.containsKey(simple) ? recordClass.getName().replace('$', '.') : simple;
    }

    static Class<?> boxed(Class<?> type) {
        return BOXES.getOrDefault(type, type);
    }

    static Class<?> rawClass(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> rawClass(generic.getRawType());
            case WildcardType wildcard -> rawClass(wildcard.getUpperBounds()[0]);
            default -> Object.class;
        };
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[index]
                : Object.class;
    }

    /** What kind of value Java wants, in the words of the documentation. */
    static String describe(Type wanted) {
        Class<?> raw = boxed(rawClass(wanted));
        if (raw.isEnum()) {
            return Arrays.stream(raw.getEnumConstants())
                    .map(constant -> "\"" + Values.word((Enum<?>) constant) + "\"")
                    .sorted()
                    .collect(Collectors.joining(" or "));
        }
        CelType type = SIMPLE.get(raw);
        if (raw == Money.class) {
            return "an amount with a currency";
        }
        if (type != null) {
            return describe(type);
        }
        return Collection.class.isAssignableFrom(raw)
                ? "a list of " + rawClass(argument(wanted, 0)).getSimpleName()
                : a(raw.getSimpleName());
    }

    static String describe(CelType type) {
        return switch (type.kind()) {
            case BOOL -> "a bool (true or false)";
            case INT -> "a whole number (int)";
            case DOUBLE -> "a double";
            case STRING -> "a text (string)";
            case TIMESTAMP -> "a timestamp";
            case DURATION -> "a duration";
            case OPAQUE -> "a decimal";
            case LIST -> "a list";
            case MAP -> "a map";
            case NULL_TYPE -> "null";
            default -> a(type.name());
        };
    }

    private static String a(String name) {
        boolean vowel =
                !name.isEmpty()
                        && "aeiou".indexOf(name.substring(0, 1).toLowerCase(Locale.ROOT)) >= 0;
        return (vowel ? "an " : "a ") + name;
    }
}
