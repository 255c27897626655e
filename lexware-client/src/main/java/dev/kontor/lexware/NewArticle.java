package dev.kontor.lexware;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product or service to be made, checked against every documented rule when it is built
 * (lexware-office-api.md 7.1).
 *
 * @param title required
 * @param type product or service
 * @param unitName required
 * @param price price of one unit
 * @param articleNumber unique; null for none
 * @param gtin 8, 12, 13 or 14 digits with a correct last one, or null. 8 digits are documented but
 *     were refused when measured
 * @param description text on documents, or null
 * @param note internal note, or null
 */
public record NewArticle(
        String title,
        Article.Type type,
        String unitName,
        Price price,
        @Nullable String articleNumber,
        @Nullable String gtin,
        @Nullable String description,
        @Nullable String note) {

    private static final Pattern GTIN = Pattern.compile("\\d{8}|\\d{12,14}");
    private static final List<BigDecimal> RATES =
            List.of(BigDecimal.ZERO, new BigDecimal(7), new BigDecimal(19));

    /** Refuses what the API would refuse. */
    public NewArticle {
        Rules.required("title", title);
        if (type == Article.Type.UNRECOGNISED) {
            throw new FieldRefused("type", "is PRODUCT or SERVICE", "give one of both");
        }
        Rules.required("unitName", unitName);
        checkGtin(gtin);
    }

    /**
     * A price to be set.
     *
     * @param leading the side that is given; Lexware computes the other
     * @param amount in EUR, at most 4 decimals
     * @param taxRate 0, 7 or 19
     */
    public record Price(Article.Leading leading, BigDecimal amount, BigDecimal taxRate) {

        /** Refuses what the API would refuse. */
        public Price {
            if (leading == Article.Leading.UNRECOGNISED) {
                throw new FieldRefused("price.leadingPrice", "is NET or GROSS", "give one of both");
            }
            Rules.decimals(field(leading), amount, 4);
            if (RATES.stream().noneMatch(rate -> rate.compareTo(taxRate) == 0)) {
                throw new FieldRefused("price.taxRate", "is 0, 7 or 19", "give a German rate");
            }
        }

        /** A price without tax. */
        public static Price net(BigDecimal amount, BigDecimal taxRate) {
            return new Price(Article.Leading.NET, amount, taxRate);
        }

        /** A price with tax. */
        public static Price gross(BigDecimal amount, BigDecimal taxRate) {
            return new Price(Article.Leading.GROSS, amount, taxRate);
        }

        ObjectNode toJson() {
            ObjectNode json = Json.object();
            Json.put(json, leading == Article.Leading.NET ? "netPrice" : "grossPrice", amount);
            json.put("leadingPrice", leading.name());
            Json.put(json, "taxRate", taxRate);
            return json;
        }

        private static String field(Article.Leading leading) {
            return leading == Article.Leading.NET ? "price.netPrice" : "price.grossPrice";
        }
    }

    /** A product without number and texts. */
    public static NewArticle product(String title, String unitName, Price price) {
        return new NewArticle(title, Article.Type.PRODUCT, unitName, price, null, null, null, null);
    }

    /** A service without number and texts. */
    public static NewArticle service(String title, String unitName, Price price) {
        return new NewArticle(title, Article.Type.SERVICE, unitName, price, null, null, null, null);
    }

    /** The same with this number, which no other article may have. */
    public NewArticle withArticleNumber(String number) {
        return new NewArticle(title, type, unitName, price, number, gtin, description, note);
    }

    /** The same with this trade item number. */
    public NewArticle withGtin(String digits) {
        return new NewArticle(
                title, type, unitName, price, articleNumber, digits, description, note);
    }

    /** The same with this text on documents. */
    public NewArticle withDescription(String text) {
        return new NewArticle(title, type, unitName, price, articleNumber, gtin, text, note);
    }

    /** The same with this internal note. */
    public NewArticle withNote(String text) {
        return new NewArticle(title, type, unitName, price, articleNumber, gtin, description, text);
    }

    /**
     * The exact JSON that {@link Articles#create} sends, for a plan or an approval that must show
     * and freeze it.
     */
    public String wireForm() {
        return new String(Json.write(toJson()), StandardCharsets.UTF_8);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("title", title);
        json.put("type", type.name());
        json.put("unitName", unitName);
        Json.put(json, "articleNumber", articleNumber);
        Json.put(json, "gtin", gtin);
        Json.put(json, "description", description);
        Json.put(json, "note", note);
        json.set("price", price.toJson());
        return json;
    }

    static void checkGtin(@Nullable String gtin) {
        if (gtin == null) {
            return;
        }
        if (!GTIN.matcher(gtin).matches()) {
            throw new FieldRefused(
                    "gtin", "is 8, 12, 13 or 14 digits", "leave out spaces and hyphens");
        }
        int sum = 0;
        for (int i = 0; i < gtin.length() - 1; i++) {
            // Counted from the right, the first digit before the check digit weighs 3.
            boolean heavy = (gtin.length() - 2 - i) % 2 == 0;
            sum += (gtin.charAt(i) - '0') * (heavy ? 3 : 1);
        }
        if ((sum + gtin.charAt(gtin.length() - 1) - '0') % 10 != 0) {
            throw new FieldRefused("gtin", "ends with its check digit", "look for a typing error");
        }
    }
}
