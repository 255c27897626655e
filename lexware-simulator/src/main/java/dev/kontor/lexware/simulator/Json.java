package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees with exact decimals. */
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Throws {@link tools.jackson.core.JacksonException} for what is not JSON. */
    static JsonNode parse(byte[] json) {
        JsonNode node = MAPPER.readTree(json);
        return node == null ? MAPPER.missingNode() : node;
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Whether the field is absent or JSON null; the API does not tell the two apart. */
    static boolean lacks(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull();
    }

    /** The string of a field; empty when it is absent, null or no string. */
    static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** The number of a field, also when it comes as a numeric string; null when there is none. */
    static @Nullable BigDecimal decimal(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return null;
    }

    /**
     * Lays a change over a copy of a tree: objects are merged, everything else is replaced, null
     * removes.
     */
    static ObjectNode merged(ObjectNode base, ObjectNode change) {
        ObjectNode result = base.deepCopy();
        change.properties()
                .forEach(field -> {
                    JsonNode old = result.path(field.getKey());
                    JsonNode value = field.getValue();
                    if (value.isNull()) {
                        result.remove(field.getKey());
                    } else if (value instanceof ObjectNode inner
                            && old instanceof ObjectNode outer) {
                        result.set(field.getKey(), merged(outer, inner));
                    } else {
                        result.set(field.getKey(), value.deepCopy());
                    }
                });
        return result;
    }
}
