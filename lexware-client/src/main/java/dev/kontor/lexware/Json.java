package dev.kontor.lexware;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON mapper: lenient when reading (unknown fields and enum words never fail, numbers may
 * be strings), exact when writing (decimals without exponent, dates by {@link LexwareTime}).
 */
final class Json {

    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    private static JsonMapper mapper() {
        SimpleModule lexware = new SimpleModule("lexware");
        lexware.addDeserializer(OffsetDateTime.class, new DateTimes());
        lexware.addDeserializer(LocalDate.class, new Days());
        lexware.addDeserializer(BigDecimal.class, new Decimals());
        return JsonMapper.builder(
                        JsonFactory.builder()
                                .streamReadConstraints(
                                        StreamReadConstraints.builder()
                                                .maxNestingDepth(100)
                                                .build())
                                .build())
                .addModule(lexware)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    /** A JSON object or array; anything else is an {@link UnreadableAnswer}. */
    static JsonNode tree(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node != null && node.isContainer()) {
                return node;
            }
        } catch (JacksonException failure) {
            throw unreadable(failure);
        }
        throw new UnreadableAnswer("the body is neither a JSON object nor an array");
    }

    static <T> T read(byte[] body, Class<T> type) {
        return read(tree(body), type);
    }

    static <T> T read(JsonNode node, Class<T> type) {
        if (!node.isObject()) {
            throw new UnreadableAnswer("a JSON object is expected");
        }
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JacksonException failure) {
            throw unreadable(failure);
        }
    }

    /** Jackson quotes the input in its messages; only the kind of failure may go on. */
    private static UnreadableAnswer unreadable(JacksonException failure) {
        return new UnreadableAnswer(
                "the body is no JSON of the documented shape: "
                        + failure.getClass().getSimpleName());
    }

    static <T> List<T> readList(JsonNode node, Class<T> type) {
        if (!node.isArray()) {
            throw new UnreadableAnswer("a JSON array is expected");
        }
        return node.values().stream().map(element -> read(element, type)).toList();
    }

    static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Leaves absent what is null. */
    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** Leaves absent what is null; no exponent, no trailing zeros. */
    static void put(ObjectNode node, String name, @Nullable BigDecimal value) {
        if (value != null) {
            BigDecimal plain = value.stripTrailingZeros();
            node.put(name, plain.scale() < 0 ? plain.setScale(0) : plain);
        }
    }

    /**
     * Numbers, and numbers written as strings: a vendor sample shows {@code openAmount} so
     * (lexware-office-api.md 2).
     */
    private static final class Decimals extends ValueDeserializer<BigDecimal> {
        private static final int MOST_DIGITS = 100;

        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken().isNumeric()) {
                return plain(parser.getDecimalValue());
            }
            String text = parser.getValueAsString("").strip();
            if (text.isEmpty()) {
                return null;
            }
            if (!text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
                throw new UnreadableAnswer("an amount is not a number");
            }
            return new BigDecimal(text);
        }

        /** Not what is short to write and fills all memory when it is rounded. */
        private static BigDecimal plain(BigDecimal number) {
            if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
                throw new UnreadableAnswer("an amount is not a number of this world");
            }
            return number;
        }
    }

    private static final class DateTimes extends ValueDeserializer<OffsetDateTime> {
        @Override
        public @Nullable OffsetDateTime deserialize(
                JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString("").strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return LexwareTime.parse(text);
            } catch (DateTimeException failure) {
                throw new UnreadableAnswer("a date-time is not in ISO 8601 form");
            }
        }
    }

    /** Days, and date-times that mean a day in Berlin: vouchers take the one and send the other. */
    private static final class Days extends ValueDeserializer<LocalDate> {
        @Override
        public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString("").strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return LexwareTime.dayOf(LexwareTime.parse(text));
            } catch (DateTimeException failure) {
                throw new UnreadableAnswer("a date is not in ISO 8601 form");
            }
        }
    }
}
