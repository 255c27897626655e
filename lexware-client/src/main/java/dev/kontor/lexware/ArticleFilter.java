package dev.kontor.lexware;

import org.jspecify.annotations.Nullable;

/**
 * Which articles to list; all that is given must hold, and words match exactly: there is no text
 * search (lexware-office-api.md 7.1).
 *
 * @param articleNumber number
 * @param gtin trade item number
 * @param type product or service; null for both
 */
public record ArticleFilter(
        @Nullable String articleNumber, @Nullable String gtin, Article.@Nullable Type type) {

    /** Refuses what names nothing. */
    public ArticleFilter {
        if (articleNumber != null) {
            Rules.required("articleNumber", articleNumber);
        }
        if (gtin != null) {
            Rules.required("gtin", gtin);
        }
        if (type == Article.Type.UNRECOGNISED) {
            throw new FieldRefused("type", "is PRODUCT or SERVICE", "leave it out for both");
        }
    }

    /** Every article. */
    public static ArticleFilter all() {
        return new ArticleFilter(null, null, null);
    }

    /** The one with this number. */
    public static ArticleFilter byNumber(String articleNumber) {
        return new ArticleFilter(articleNumber, null, null);
    }

    /** Those with this trade item number. */
    public static ArticleFilter byGtin(String gtin) {
        return new ArticleFilter(null, gtin, null);
    }

    /** Products only, or services only. */
    public static ArticleFilter ofType(Article.Type type) {
        return new ArticleFilter(null, null, type);
    }

    String query(int page, int size) {
        return new Query()
                .with("page", page)
                .with("size", size)
                .with("articleNumber", articleNumber)
                .with("gtin", gtin)
                .with("type", type)
                .toString();
    }
}
