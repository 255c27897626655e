package dev.kontor.hub.flow.expression;

import dev.kontor.hub.shared.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values on their way into CEL and out of it again. */
final class Values {

    private Values() {}

    /** The value as CEL knows it; null stands for absent. */
    static @Nullable Object toCel(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money money -> Decimal.of(money);
            case StepValue step -> new RecordView(step.output(), step.doneAt());
            case Decimal decimal -> decimal;
            case Record owner -> new RecordView(owner);
            case BigDecimal number -> new Decimal(number, null);
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Float number -> number.doubleValue();
            case Optional<?> optional -> toCel(optional.orElse(null));
            case Enum<?> constant -> word(constant);
            case Collection<?> all -> listToCel(all);
            case Map<?, ?> map -> mapToCel(map);
            case Boolean _, Long _, Double _, String _, Instant _, Duration _ -> value;
            default -> value.toString();
        };
    }

    /**
     * Settings, whose types are known at run time only: decimals become doubles there, so that
     * equality with a literal is decided by the standard operator.
     */
    static @Nullable Object settings(Object settings) {
        if (!(settings instanceof Map<?, ?> map)) {
            return toCel(settings);
        }
        Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) ->
                plain.put(
                        key,
                        value instanceof BigDecimal number
                                ? (Object) number.doubleValue()
                                : value));
        return toCel(plain);
    }

    /** An enum constant as expressions write it: {@code IRREVERSIBLE} is "irreversible". */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Object> listToCel(Collection<?> all) {
        List<Object> converted = new ArrayList<>();
        for (Object each : all) {
            Object value = toCel(each);
            if (value != null) {
                converted.add(value);
            }
        }
        return List.copyOf(converted);
    }

    private static Map<String, Object> mapToCel(Map<?, ?> map) {
        Map<String, Object> converted = new LinkedHashMap<>();
        map.forEach((key, each) -> {
            Object value = toCel(each);
            if (value != null) {
                converted.put(String.valueOf(key), value);
            }
        });
        return converted;
    }

    /**
     * The value as Java wants it.
     *
     * @throws IllegalArgumentException with what is wrong, if it is not such a value
     */
    static Object fromCel(Object value, Type wanted) {
        Class<?> target = CelTypes.rawClass(wanted);
        Object converted =
                switch (value) {
                    case RecordView view -> view.owner();
                    case Decimal decimal -> number(decimal, target);
                    case Long number -> number(number, target);
                    case Double number when target == BigDecimal.class ->
                            Decimal.of(number).number();
                    case String text -> text(text, target);
                    case List<?> list when target.isAssignableFrom(List.class) ->
                            list(list, wanted);
                    default -> value;
                };
        if (CelTypes.boxed(target).isInstance(converted)) {
            return converted;
        }
        throw new IllegalArgumentException(
                "%s is needed, but the value is %s"
                        .formatted(CelTypes.describe(wanted), describe(converted)));
    }

    private static Object number(Decimal decimal, Class<?> target) {
        if (target == Money.class) {
            Money money = decimal.toMoney();
            if (money == null) {
                throw new IllegalArgumentException(
                        "an amount with a currency is needed, but %s has none".formatted(decimal));
            }
            return money;
        }
        return target == String.class ? decimal.number().toPlainString() : decimal.number();
    }

    private static Object number(Long number, Class<?> target) {
        if (target == BigDecimal.class) {
            return BigDecimal.valueOf(number);
        }
        if (target == int.class || target == Integer.class) {
            if (number != number.intValue()) {
                throw new IllegalArgumentException(number + " is too large");
            }
            return number.intValue();
        }
        return number;
    }

    private static Object text(String text, Class<?> target) {
        if (target == LocalDate.class) {
            try {
                return LocalDate.parse(text);
            } catch (java.time.DateTimeException notADate) {
                throw new IllegalArgumentException(
                        "'%s' is not a date such as 2026-12-01".formatted(text), notADate);
            }
        }
        if (!target.isEnum()) {
            return text;
        }
        List<String> words = new ArrayList<>();
        for (Object constant : target.getEnumConstants()) {
            String word = word((Enum<?>) constant);
            if (word.equals(text)) {
                return constant;
            }
            words.add(word);
        }
        throw new IllegalArgumentException("'%s' is none of %s".formatted(text, words));
    }

    private static List<Object> list(List<?> list, Type wanted) {
        Type element =
                wanted instanceof ParameterizedType generic
                        ? generic.getActualTypeArguments()[0]
                        : Object.class;
        List<Object> converted = new ArrayList<>();
        for (Object each : list) {
            converted.add(fromCel(each, element));
        }
        return List.copyOf(converted);
    }

    private static String describe(Object value) {
        return switch (value) {
            case String text -> "the text '%s'".formatted(text);
            case Record owner -> owner.getClass().getSimpleName();
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a map";
            default -> value.toString();
        };
    }
}
