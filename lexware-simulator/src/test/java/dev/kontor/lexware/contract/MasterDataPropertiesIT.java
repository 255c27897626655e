package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.lexware.Article;
import dev.kontor.lexware.EventType;
import dev.kontor.lexware.FieldRefused;
import dev.kontor.lexware.NewArticle;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.simulator.OrganisationSpec;
import java.net.URI;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same for articles, contacts and event subscriptions as {@link DocumentPropertiesIT} for sales
 * documents.
 */
class MasterDataPropertiesIT {

    private static Account account;

    @BeforeContainer
    static void open() {
        account = Account.simulated(OrganisationSpec.named("Probe GmbH"));
        Raw.Reply reply =
                account.raw().send("PATCH", "/_simulator/settings", "{\"headCheck\":false}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @AfterContainer
    static void close() {
        account.close();
    }

    @Provide
    Arbitrary<NewArticle> articles() {
        return MasterData.articles();
    }

    @Provide
    Arbitrary<NewContact> contacts() {
        return MasterData.contacts();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void anArticleWithinTheRulesIsAcceptedAsItIs(@ForAll("articles") NewArticle article) {
        UUID id = account.made(account.client().articles().create(article));

        JsonNode read = account.raw().get("/v1/articles/" + id).json();
        JsonNode price = read.path("price");
        String side = article.price().leading() == Article.Leading.NET ? "netPrice" : "grossPrice";

        assertThat(read.path("title").asString()).isEqualTo(article.title());
        assertThat(read.path("gtin").asString("")).isEqualTo(orEmpty(article.gtin()));
        assertThat(read.path("note").asString("")).isEqualTo(orEmpty(article.note()));
        assertThat(price.path(side).decimalValue()).isEqualByComparingTo(article.price().amount());
        assertThat(price.path("taxRate").decimalValue())
                .isEqualByComparingTo(article.price().taxRate());
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void oneViolationInAnArticleIsRefusedByBothForTheSameField(
            @ForAll("articles") NewArticle article) {
        for (ArticleViolation violation : ArticleViolation.values()) {
            violation.isRefusedByBoth(
                    article, article.wireForm(), body -> account.raw().post("/v1/articles", body));
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void aContactWithinTheRulesIsAcceptedAsItIs(@ForAll("contacts") NewContact contact) {
        UUID id = account.made(account.client().contacts().create(contact));

        ObjectNode read = Raw.object(account.raw().get("/v1/contacts/" + id).text());
        ObjectNode sent = Raw.object(contact.wireForm());
        for (String field :
                new String[] {
                    "company",
                    "person",
                    "addresses",
                    "emailAddresses",
                    "phoneNumbers",
                    "xRechnung",
                    "note"
                }) {
            assertThat(read.path(field)).as(field).isEqualTo(sent.path(field));
        }
        assertThat(read.path("roles").has("customer")).isEqualTo(contact.customer());
        assertThat(read.path("roles").has("vendor")).isEqualTo(contact.vendor());
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void oneViolationInAContactIsRefusedByBothForTheSameField(
            @ForAll("contacts") NewContact contact) {
        for (ContactViolation violation : ContactViolation.values()) {
            if (violation.concerns(contact)) {
                violation.isRefusedByBoth(
                        contact,
                        contact.wireForm(),
                        body -> account.raw().post("/v1/contacts", body));
            }
        }
    }

    @Property
    void aSubscriptionOfEveryTypeIsAccepted(@ForAll EventType type) {
        URI callback = URI.create("https://hooks.example/" + type.wire());
        UUID id = account.made(account.client().eventSubscriptions().create(type, callback));

        JsonNode read = account.raw().get("/v1/event-subscriptions/" + id).json();

        assertThat(read.path("eventType").asString()).isEqualTo(type.wire());
        assertThat(read.path("callbackUrl").asString()).isEqualTo(callback.toString());
        account.client().eventSubscriptions().delete(id);
    }

    @Property
    void anAddressThatIsNotHttpsIsRefusedByBothForTheSameField(@ForAll EventType type) {
        for (String callback :
                new String[] {"http://hooks.example/", "ftp://hooks.example/", "/hooks"}) {
            FieldRefused byClient =
                    catchThrowableOfType(
                            FieldRefused.class,
                            () ->
                                    account.client()
                                            .eventSubscriptions()
                                            .create(type, URI.create(callback)));
            ObjectNode body =
                    Raw.object("{}").put("eventType", type.wire()).put("callbackUrl", callback);
            Raw.Reply byApi = account.raw().post("/v1/event-subscriptions", body);

            assertThat(byClient.field()).as(callback).isEqualTo("callbackUrl");
            assertThat(byApi.status()).as(callback).isEqualTo(406);
            assertThat(byApi.fields()).as(callback).containsExactly("callbackUrl");
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
