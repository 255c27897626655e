package dev.kontor.lexware.simulator;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
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

    /** For what this simulator writes and reads itself: records as their components, exactly. */
    private static final JsonMapper RECORDS =
            MAPPER.rebuild()
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .changeDefaultVisibility(visibility ->
                            visibility
                                    .withVisibility(
                                            PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                                    .withVisibility(
                                            PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                                    .withVisibility(
                                            PropertyAccessor.CREATOR,
                                            JsonAutoDetect.Visibility.ANY))
                    .build();

    private Json() {}

    /** A record as a tree. */
    static JsonNode tree(Object value) {
        return RECORDS.valueToTree(value);
    }

    /** A record from the tree that {@link #tree} made of it. */
    static <T> T value(JsonNode tree, Class<T> type) {
        return RECORDS.treeToValue(tree, type);
    }

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

    /** What this simulator wrote itself, decimals with the zeros they had. */
    static JsonNode exact(byte[] json) {
        return RECORDS.readTree(json);
    }

    /** What this simulator wrote itself as an object. */
    static ObjectNode object(byte[] json) {
        if (exact(json) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("Not a JSON object, although this simulator wrote it");
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

    /** The number of a field; null when there is none. */
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
