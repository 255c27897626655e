package dev.kontor.lexware;

import static dev.kontor.lexware.NewVoucherTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** lexware-office-api.md 7.1. */
class NewArticleTest {

    private static final NewArticle.Price PRICE =
            NewArticle.Price.net(new BigDecimal("10"), new BigDecimal(19));

    @ParameterizedTest
    @ValueSource(strings = {"96385074", "036000291452", "4006381333931", "10012345678902"})
    void takesTradeItemNumbersOfEveryDocumentedLength(String gtin) {
        assertThat(NewArticle.product("Kiste", "Stück", PRICE).withGtin(gtin).gtin())
                .isEqualTo(gtin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4006381333932", "400638133393", "123", "40063813339310", "400638133393a"})
    void refusesTradeItemNumbersWithATypingError(String gtin) {
        refused("gtin", () -> NewArticle.product("Kiste", "Stück", PRICE).withGtin(gtin));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refused("title", () -> NewArticle.product(" ", "Stück", PRICE));
        refused("unitName", () -> NewArticle.service("Beratung", "", PRICE));
        refused("price.taxRate", () -> NewArticle.Price.net(BigDecimal.ONE, new BigDecimal(16)));
        refused(
                "price.grossPrice",
                () -> NewArticle.Price.gross(new BigDecimal("1.00001"), BigDecimal.ZERO));
        refused(
                "type",
                () ->
                        new NewArticle(
                                "x",
                                Article.Type.UNRECOGNISED,
                                "y",
                                PRICE,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void removesWhatIsSetToNull() {
        Article article =
                Article.read(
                        Json.tree(
                                LenientReadingTest.bytes(
                                        "{\"id\":\"77aa0000-0000-4000-8000-000000000001\",\"note\":\"a\",\"gtin\":\"b\",\"description\":\"c\",\"articleNumber\":\"d\"}")));

        assertThat(
                        article.edit()
                                .withNote(null)
                                .withGtin(null)
                                .withDescription(null)
                                .withArticleNumber(null)
                                .withTitle("Kiste")
                                .withUnitName("kg")
                                .wireForm())
                .isEqualTo(
                        "{\"id\":\"77aa0000-0000-4000-8000-000000000001\",\"title\":\"Kiste\",\"unitName\":\"kg\"}");
    }

    @Test
    void asksForPagesThatTheApiTakes() {
        refused("size", () -> Page.check(0, 24, 25));
        refused("articleNumber", () -> ArticleFilter.byNumber(" "));
    }
}
