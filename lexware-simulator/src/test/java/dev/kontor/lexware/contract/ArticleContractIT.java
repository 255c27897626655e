package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.lexware.Article;
import dev.kontor.lexware.ArticleFilter;
import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.NewArticle;
import dev.kontor.lexware.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** lexware-office-api.md 7.1. */
@Resource("articles")
class ArticleContractIT extends ContractCase {

    private static final NewArticle.Price PRICE =
            NewArticle.Price.net(new BigDecimal("10.00"), new BigDecimal(19));

    private UUID article() {
        return made(client.articles().create(NewArticle.product("Kiste", "Stück", PRICE)));
    }

    private Article get(UUID id) {
        return done(client.articles().get(id));
    }

    private Raw.Reply posted(
            java.util.function.Consumer<tools.jackson.databind.node.ObjectNode> change) {
        return raw.post(
                path(), changed(NewArticle.product("Kiste", "Stück", PRICE).wireForm(), change));
    }

    @Writing(route = "POST", facts = "7.1")
    void computesTheSideOfThePriceThatDoesNotLead() {
        Article read = get(article());

        assertThat(read.price().grossPrice()).isEqualByComparingTo("11.90");
        assertThat(read.price().leadingPrice()).isEqualTo(Article.Leading.NET);
    }

    @Writing(route = "POST", facts = "7.1")
    void needsTitleTypeUnitAndPrice() {
        for (String field : List.of("title", "type", "unitName", "price")) {
            apiRefuses(field, posted(body -> body.remove(field)));
        }
        for (String field : List.of("leadingPrice", "taxRate")) {
            apiRefuses("price." + field, posted(body -> body.withObject("price").remove(field)));
        }
        clientRefuses("title", () -> NewArticle.product("", "Stück", PRICE));
        clientRefuses("unitName", () -> NewArticle.product("Kiste", "", PRICE));
    }

    @Writing(route = "POST", facts = "7.1")
    void takesTypesInUpperCaseOnly() {
        apiRefuses("type", posted(body -> body.put("type", "product")));
    }

    @Writing(route = "POST", facts = "7.1")
    void takesTheRatesZeroSevenAndNineteen() {
        bothRefuse(
                "price.taxRate",
                () -> NewArticle.Price.net(BigDecimal.ONE, new BigDecimal(16)),
                posted(body -> body.withObject("price").put("taxRate", 16)));
    }

    @Writing(route = "POST", facts = "7.1")
    void takesTradeItemNumbersWithTheirCheckDigit() {
        bothRefuse(
                "gtin",
                () -> NewArticle.product("Kiste", "Stück", PRICE).withGtin("4006381333932"),
                posted(body -> body.put("gtin", "4006381333932")));
        UUID id =
                made(
                        client.articles()
                                .create(
                                        NewArticle.product("Kiste", "Stück", PRICE)
                                                .withGtin("4006381333931")));
        assertThat(get(id).gtin()).isEqualTo("4006381333931");
    }

    @Writing(route = "POST", facts = "7.1")
    void keepsArticleNumbersUnique() {
        NewArticle article =
                NewArticle.product("Kiste", "Stück", PRICE)
                        .withArticleNumber("K-" + UUID.randomUUID());
        made(client.articles().create(article));

        rejected(Reason.Code.DUPLICATE, 406, client.articles().create(article));
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void clearsWhatAnUpdateLeavesOut() {
        UUID id =
                made(
                        client.articles()
                                .create(
                                        NewArticle.product("Kiste", "Stück", PRICE)
                                                .withNote("intern")));
        Raw.Reply reply =
                raw.put(
                        path(id),
                        changed(
                                NewArticle.product("Kiste", "Stück", PRICE).wireForm(),
                                body -> body.put("version", get(id).version())));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(get(id).note()).isNull();
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void keepsEverythingElseWhenTheClientChangesOneThing() {
        UUID id =
                made(
                        client.articles()
                                .create(
                                        NewArticle.product("Kiste", "Stück", PRICE)
                                                .withNote("intern")));

        made(client.articles().update(get(id).edit().withTitle("Große Kiste")));

        assertThat(get(id).title()).isEqualTo("Große Kiste");
        assertThat(get(id).note()).isEqualTo("intern");
        assertThat(get(id).price().grossPrice()).isEqualByComparingTo("11.90");
    }

    @Writing(route = "PUT /{id}", facts = "5")
    void refusesAStaleVersion() {
        Article read = get(article());
        made(client.articles().update(read.edit().withNote("1")));

        rejected(
                Reason.Code.STALE_VERSION,
                409,
                client.articles().update(read.edit().withNote("2")));
    }

    @Writing(route = "DELETE /{id}", facts = "7.1")
    void isGoneOnceItIsDeleted() {
        UUID id = article();
        done(client.articles().delete(id));

        rejected(Reason.Code.NOT_FOUND, 404, client.articles().get(id));
        rejected(Reason.Code.NOT_FOUND, 404, client.articles().delete(id));
    }

    @Writing(route = "GET", facts = "7.1")
    void isFoundByItsWholeNumberOnly() {
        String number = "K-" + UUID.randomUUID();
        UUID id =
                made(
                        client.articles()
                                .create(
                                        NewArticle.product("Kiste", "Stück", PRICE)
                                                .withArticleNumber(number)));

        assertThat(done(client.articles().page(ArticleFilter.byNumber(number), 0, 25)).content())
                .extracting(Article::id)
                .containsExactly(id);
        assertThat(
                        done(client.articles()
                                        .page(
                                                ArticleFilter.byNumber(number.substring(0, 10)),
                                                0,
                                                25))
                                .content())
                .isEmpty();
    }

    @Writing(route = "GET", facts = "7.1")
    void isListedByType() {
        UUID product = article();
        UUID service =
                made(client.articles().create(NewArticle.service("Beratung", "Stunde", PRICE)));

        assertThat(client.articles().all(ArticleFilter.ofType(Article.Type.SERVICE)).stream())
                .extracting(Article::id)
                .contains(service)
                .doesNotContain(product);
    }

    @Reading(route = "GET", facts = "5")
    void isListedInPagesOfTwentyFiveToTwoHundredAndFifty() {
        assertThatThrownBy(() -> client.articles().page(ArticleFilter.all(), 0, 24))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> client.articles().page(ArticleFilter.all(), 0, 251))
                .isInstanceOf(FieldRefused.class);
        assertThat(raw.get(path() + "?size=24").status()).isIn(400, 406);
        assertThat(done(client.articles().page(ArticleFilter.all(), 0, 25)).size()).isEqualTo(25);
    }

    @Reading(route = "GET /{id}", facts = "7.1")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.articles().get(NOBODY));
    }
}
