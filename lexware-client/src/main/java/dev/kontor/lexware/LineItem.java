package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a document as read (lexware-office-api.md 6.2). To write one, see {@link
 * NewLineItem}.
 *
 * @param id the article behind a material or service line
 * @param type kind of the line
 * @param name name or, in text lines, heading
 * @param description text below the name
 * @param quantity up to 4 decimals; null in text lines
 * @param unitName unit, free text
 * @param unitPrice null in text lines
 * @param discountPercentage 20 means 20 %
 * @param lineItemAmount line total, net or gross by the document's tax type
 */
public record LineItem(
        @Nullable UUID id,
        @Nullable Type type,
        @Nullable String name,
        @Nullable String description,
        @Nullable BigDecimal quantity,
        @Nullable String unitName,
        @Nullable UnitPrice unitPrice,
        @Nullable BigDecimal discountPercentage,
        @Nullable BigDecimal lineItemAmount) {

    /** Kind of a line. */
    public enum Type {
        /** Free line. */
        @JsonProperty("custom")
        CUSTOM("custom"),
        /** References a product. */
        @JsonProperty("material")
        MATERIAL("material"),
        /** References a service. */
        @JsonProperty("service")
        SERVICE("service"),
        /** Text without price. */
        @JsonProperty("text")
        TEXT("text"),
        /** A word that this version does not know; only ever read. */
        @JsonEnumDefaultValue
        UNRECOGNISED("");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
