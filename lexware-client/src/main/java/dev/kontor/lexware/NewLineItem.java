package dev.kontor.lexware;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a new document (lexware-office-api.md 6.2): priced, text or, in delivery notes only,
 * unpriced. Names are at most 255 characters, descriptions 2000.
 */
public sealed interface NewLineItem {

    /**
     * A line with a price.
     *
     * @param kind free, product or service
     * @param articleId the article; given exactly for products and services, whose other fields may
     *     deviate from it
     * @param name required, at most 255 characters
     * @param description at most 2000 characters, or null
     * @param quantity at most 4 decimals
     * @param unitName unit, made by Lexware if it does not exist
     * @param unitPrice price of one unit
     * @param discountPercentage at most 2 decimals, 0 to 100; 0 for none
     */
    record Priced(
            LineItem.Type kind,
            @Nullable UUID articleId,
            String name,
            @Nullable String description,
            BigDecimal quantity,
            String unitName,
            NewUnitPrice unitPrice,
            BigDecimal discountPercentage)
            implements NewLineItem {

        /** Refuses what the API would refuse. */
        public Priced {
            DocumentRules.checkItem(kind, articleId, name, description, quantity, unitName);
            Rules.percentage("discountPercentage", discountPercentage);
        }

        /** The same with a text below the name, at most 2000 characters. */
        public Priced withDescription(String text) {
            return new Priced(
                    kind, articleId, name, text, quantity, unitName, unitPrice, discountPercentage);
        }

        /** The same with a discount, 20 for 20 %. */
        public Priced withDiscount(BigDecimal percentage) {
            return new Priced(
                    kind, articleId, name, description, quantity, unitName, unitPrice, percentage);
        }
    }

    /**
     * A line without a price; counts nothing.
     *
     * @param name heading, at most 255 characters, or null
     * @param description at most 2000 characters, or null; at least one of both
     */
    record Text(@Nullable String name, @Nullable String description) implements NewLineItem {

        /** Refuses a line that says nothing. */
        public Text {
            if ((name == null || name.isBlank())
                    && (description == null || description.isBlank())) {
                throw new FieldRefused(
                        "name", "or description is given in a text line", "leave the line out");
            }
            Rules.atMost("name", name, 255);
            Rules.atMost("description", description, 2000);
        }
    }

    /**
     * A line of goods without a price, for delivery notes (lexware-office-api.md 7.5).
     *
     * @param kind free, product or service
     * @param articleId the article; given exactly for products and services
     * @param name required, at most 255 characters
     * @param description at most 2000 characters, or null
     * @param quantity at most 4 decimals
     * @param unitName unit, made by Lexware if it does not exist
     */
    record Unpriced(
            LineItem.Type kind,
            @Nullable UUID articleId,
            String name,
            @Nullable String description,
            BigDecimal quantity,
            String unitName)
            implements NewLineItem {

        /** Refuses what the API would refuse. */
        public Unpriced {
            DocumentRules.checkItem(kind, articleId, name, description, quantity, unitName);
        }
    }

    /** A free line without a price, for delivery notes. */
    static Unpriced unpriced(String name, BigDecimal quantity, String unitName) {
        return new Unpriced(LineItem.Type.CUSTOM, null, name, null, quantity, unitName);
    }

    /** A free line. */
    static Priced custom(
            String name, BigDecimal quantity, String unitName, NewUnitPrice unitPrice) {
        return new Priced(
                LineItem.Type.CUSTOM,
                null,
                name,
                null,
                quantity,
                unitName,
                unitPrice,
                BigDecimal.ZERO);
    }

    /** A product line. */
    static Priced material(
            UUID articleId,
            String name,
            BigDecimal quantity,
            String unitName,
            NewUnitPrice unitPrice) {
        return new Priced(
                LineItem.Type.MATERIAL,
                articleId,
                name,
                null,
                quantity,
                unitName,
                unitPrice,
                BigDecimal.ZERO);
    }

    /** A service line. */
    static Priced service(
            UUID articleId,
            String name,
            BigDecimal quantity,
            String unitName,
            NewUnitPrice unitPrice) {
        return new Priced(
                LineItem.Type.SERVICE,
                articleId,
                name,
                null,
                quantity,
                unitName,
                unitPrice,
                BigDecimal.ZERO);
    }

    /** A text line. */
    static Text text(@Nullable String name, @Nullable String description) {
        return new Text(name, description);
    }
}
