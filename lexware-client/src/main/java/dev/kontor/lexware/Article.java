package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product or service as read (lexware-office-api.md 7.1). Documents keep copies: changing or
 * deleting an article changes none of them. To make one, see {@link NewArticle}; to change one,
 * {@link #edit()}.
 *
 * @param id id
 * @param organizationId the account
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param archived set in the app; read-only
 * @param title name
 * @param description text on documents
 * @param type product or service
 * @param articleNumber unique number
 * @param gtin trade item number
 * @param note internal note
 * @param unitName unit
 * @param price price of one unit
 * @param version must be the current one in an update
 * @param asRead everything as sent, for {@link #edit()}; null in an article that was not read from
 *     Lexware
 */
public record Article(
        @Nullable UUID id,
        @Nullable UUID organizationId,
        @Nullable OffsetDateTime createdDate,
        @Nullable OffsetDateTime updatedDate,
        boolean archived,
        @Nullable String title,
        @Nullable String description,
        @Nullable Type type,
        @Nullable String articleNumber,
        @Nullable String gtin,
        @Nullable String note,
        @Nullable String unitName,
        @Nullable Price price,
        int version,
        @JsonIgnore @Nullable AsRead asRead) {

    /** Product or service. */
    public enum Type {
        /** Goods; {@link LineItem.Type#MATERIAL} in documents. */
        PRODUCT,
        /** Work; {@link LineItem.Type#SERVICE} in documents. */
        SERVICE,
        /** A word that this version does not know; only ever read. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }

    /**
     * Price of one unit; Lexware computes the side that does not lead.
     *
     * @param netPrice without tax
     * @param grossPrice with tax
     * @param leadingPrice the side that was set
     * @param taxRate 19 means 19 %
     */
    public record Price(
            @Nullable BigDecimal netPrice,
            @Nullable BigDecimal grossPrice,
            @Nullable Leading leadingPrice,
            @Nullable BigDecimal taxRate) {}

    /** Which side of the price was set. */
    public enum Leading {
        /** Without tax. */
        NET,
        /** With tax. */
        GROSS,
        /** A word that this version does not know; only ever read. */
        @JsonEnumDefaultValue
        UNRECOGNISED
    }

    /**
     * Starts a change of this article that keeps everything it does not touch.
     *
     * @throws IllegalStateException if this article was not read from Lexware
     */
    public ArticleEdit edit() {
        return ArticleEdit.of(AsRead.of(asRead, "articles"));
    }

    static Article read(JsonNode node) {
        if (!(node instanceof ObjectNode tree)) {
            throw new UnreadableAnswer("a JSON object is expected");
        }
        Article it = Json.read(tree, Article.class);
        return new Article(
                it.id,
                it.organizationId,
                it.createdDate,
                it.updatedDate,
                it.archived,
                it.title,
                it.description,
                it.type,
                it.articleNumber,
                it.gtin,
                it.note,
                it.unitName,
                it.price,
                it.version,
                new AsRead(tree));
    }
}
