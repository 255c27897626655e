package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** lexware-office-api.md 7.1. */
class ArticleIT extends SimulatorCase {

    private static final String ARTICLES = "/v1/articles";

    @Test
    void computesTheOtherSideOfThePrice() throws IOException {
        SimulatorClient.Reply created = client.post(ARTICLES, Bodies.article().toString());

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().path("version").intValue()).isZero();
        assertThat(created.header("Location")).endsWith("/v1/articles/" + created.id());
        JsonNode article = read(ARTICLES + "/" + created.id());
        assertThat(article.path("price").path("grossPrice").decimalValue())
                .isEqualByComparingTo("10.70");
        assertThat(article.path("note").isNull()).isTrue();
    }

    @Test
    void refusesWhatIsMissingOrUnknown() throws IOException {
        ObjectNode body = Bodies.article();
        body.remove("title");
        body.put("type", "product");
        body.put("gtin", "96385074");
        body.withObject("price").put("taxRate", 16);

        SimulatorClient.Reply refused = client.post(ARTICLES, body.toString());

        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.json().path("details").toString())
                .contains("\"violation\":\"NOTNULL\",\"field\":\"title\"")
                .contains("\"violation\":\"INVALID\",\"field\":\"type\"")
                .contains("\"violation\":\"VALIDGTIN\",\"field\":\"gtin\"")
                .contains("\"field\":\"price.taxRate\"");
    }

    @Test
    void keepsNumbersUnique() throws IOException {
        String id = created(ARTICLES, Bodies.article());

        SimulatorClient.Reply second = client.post(ARTICLES, Bodies.article().toString());
        assertThat(second.status()).isEqualTo(406);
        assertThat(second.json().path("details").path(0).path("violation").stringValue())
                .isEqualTo("MATERIAL_NUMBER_ALREADY_EXISTS");
        assertThat(second.json().path("details").path(0).path("field").stringValue())
                .isEqualTo("materialNumber");

        assertThat(client.delete(ARTICLES + "/" + id).status()).isEqualTo(204);
        assertThat(client.delete(ARTICLES + "/" + id).status()).isEqualTo(404);
        created(ARTICLES, Bodies.article());
    }

    @Test
    void replacesAsAWholeByVersion() throws IOException {
        String path = ARTICLES + "/" + created(ARTICLES, Bodies.article());
        ObjectNode body = Bodies.article();
        body.remove("gtin");

        assertThat(client.put(path, body.toString()).status()).isEqualTo(406);
        SimulatorClient.Reply updated = client.put(path, body.put("version", 0).toString());
        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(updated.json().path("version").intValue()).isEqualTo(1);
        assertThat(read(path).path("gtin").isNull()).isTrue();
        assertThat(client.put(path, body.toString()).status()).isEqualTo(409);
    }

    @Test
    void findsByNumberGtinAndTypeInOrderOfTitles() throws IOException {
        created(ARTICLES, Bodies.article());
        ObjectNode other = Bodies.article().put("title", "Beratung").put("type", "SERVICE");
        other.remove("gtin");
        created(ARTICLES, other.put("articleNumber", "B-1"));

        JsonNode all = read(ARTICLES);
        assertThat(all.path("content").path(0).path("title").stringValue()).isEqualTo("Beratung");
        assertThat(all.path("sort").path(0).path("property").stringValue()).isEqualTo("title");
        assertThat(read(ARTICLES + "?articleNumber=K-1").path("totalElements").intValue())
                .isEqualTo(1);
        assertThat(read(ARTICLES + "?gtin=9783648170632").path("totalElements").intValue())
                .isEqualTo(1);
        assertThat(read(ARTICLES + "?type=SERVICE").path("totalElements").intValue()).isEqualTo(1);
        assertThat(client.get(ARTICLES + "?size=24").status()).isEqualTo(406);
        assertThat(client.get(ARTICLES + "?size=251").status()).isEqualTo(400);
    }
}
