package dev.kontor.lexware.contract;

import dev.kontor.lexware.Article;
import dev.kontor.lexware.NewArticle;
import java.math.BigDecimal;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The rules of articles (lexware-office-api.md 7.1). */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum ArticleViolation implements Violation<NewArticle> {
    TITLE_MISSING(
            it -> with(it, " ", it.type(), it.unitName(), it.price()),
            json -> json.remove("title")),
    TYPE_UNKNOWN(
            it -> with(it, it.title(), Article.Type.UNRECOGNISED, it.unitName(), it.price()),
            json -> json.put("type", "product")),
    UNIT_MISSING(
            it -> with(it, it.title(), it.type(), "", it.price()), json -> json.remove("unitName")),
    LEADING_PRICE_UNKNOWN(
            it ->
                    new NewArticle.Price(
                            Article.Leading.UNRECOGNISED,
                            it.price().amount(),
                            it.price().taxRate()),
            json -> json.withObject("price").put("leadingPrice", "both")),
    RATE_OF_VOUCHERS_ONLY(
            it ->
                    new NewArticle.Price(
                            it.price().leading(), it.price().amount(), new BigDecimal(16)),
            json -> json.withObject("price").put("taxRate", 16)),
    PRICE_TOO_FINE(
            it ->
                    new NewArticle.Price(
                            it.price().leading(), new BigDecimal("1.00001"), it.price().taxRate()),
            json ->
                    json.withObject("price")
                            .put(
                                    json.path("price").has("netPrice") ? "netPrice" : "grossPrice",
                                    new BigDecimal("1.00001"))),
    GTIN_OF_NINE_DIGITS(it -> it.withGtin("978364817"), json -> json.put("gtin", "978364817")),
    GTIN_WITH_A_TYPING_ERROR(
            it -> it.withGtin("9783648170633"), json -> json.put("gtin", "9783648170633"));

    private final Consumer<NewArticle> byClient;
    private final Consumer<ObjectNode> onTheWire;

    ArticleViolation(Consumer<NewArticle> byClient, Consumer<ObjectNode> onTheWire) {
        this.byClient = byClient;
        this.onTheWire = onTheWire;
    }

    @Override
    public void build(NewArticle valid) {
        byClient.accept(valid);
    }

    @Override
    public void write(ObjectNode valid) {
        onTheWire.accept(valid);
    }

    private static NewArticle with(
            NewArticle it,
            String title,
            Article.Type type,
            String unitName,
            NewArticle.Price price) {
        return new NewArticle(
                title,
                type,
                unitName,
                price,
                it.articleNumber(),
                it.gtin(),
                it.description(),
                it.note());
    }
}
