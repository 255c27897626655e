package dev.kontor.hub.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.OrganisationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(180)
class RestApiIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String CHECK = "{\"content\": \"flow: mine\"}";

    @TempDir static Path folder;

    private static Hub hub;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(
                file,
                """
                hub: {public-url: 'https://hub.example'}
                organisations:
                  a:
                    name: Tea and Books
                    lexware: {api-key: {env: KEY}, base-url: 'http://127.0.0.1:9'}
                    connections:
                      shop: {vendor: example, account: shop.example}
                    flows:
                      order-to-invoice:
                      refund-to-credit-note: {enabled: false}
                  b: {lexware: {api-key: {env: KEY_B}, base-url: 'http://127.0.0.1:9'}}
                """);
        hub =
                Hub.start(
                        HubOptions.of(file)
                                .withEnvironment(Map.of("KEY", "k", "KEY_B", "k2"))
                                .withPort(0));
        token = Files.readString(folder.resolve(".kontor/admin.token")).strip();
    }

    @AfterAll
    static void stop() {
        hub.close();
        new EmbeddedPostgres(folder.resolve(".kontor")).stop(StopMode.IMMEDIATE);
    }

    private static UUID stuck(String order, String code) {
        UUID id = UUID.randomUUID();
        hub.part(Transactions.class)
                .runInOrganisation(
                        A,
                        () ->
                                hub.part(JdbcClient.class)
                                        .sql(
                                                """
                                                insert into stuck
                                                    (organisation, id, root, subject, flow, step, action, code, reason_de,
                                                     reason_en, answers, basis, since)
                                                values ('a', ?, ?, ?, 'order-to-invoice', 'invoice', 'books.ensure-invoice', ?,
                                                    'Warum', 'Why',
                                                    '[{"key": "leave-so", "label": {"de": "So lassen", "en": "Leave so"}}]',
                                                    '', now())
                                                """)
                                        .params(id, order, order, code)
                                        .update());
        return id;
    }

    @Test
    void listsOrganisationsWithWhatRunsThere() throws Exception {
        JsonNode all = get("/api/organisations", 200);

        assertThat(all).hasSize(2);
        JsonNode a = all.get(0);
        assertThat(a.path("id").asString()).isEqualTo("a");
        assertThat(a.path("name").asString()).isEqualTo("Tea and Books");
        assertThat(a.path("state").asString()).isEqualTo("active");
        assertThat(a.path("flows")).hasSize(1);
        assertThat(a.path("connections").get(0).path("id").asString())
                .isEqualTo("example:shop.example");
        assertThat(a.toString()).doesNotContain("ingress", "\"k\"");
    }

    @Test
    void answersOneCaseAndAllAlike() throws Exception {
        UUID one = stuck("example:shop.example/order/1", "document-deleted");
        stuck("example:shop.example/order/2", "no-address");
        stuck("example:shop.example/order/3", "no-address");
        JsonNode listed = get("/api/organisations/a/stuck?code=no-address&limit=1", 200);
        assertThat(listed.path("total").asInt()).isEqualTo(2);
        assertThat(listed.path("items")).hasSize(1);
        assertThat(
                        get("/api/organisations/a/stuck/" + one, 200)
                                .path("reason")
                                .path("de")
                                .asString())
                .isEqualTo("Warum");

        JsonNode answered =
                post(
                        "/api/organisations/a/stuck/" + one + "/answer",
                        "{\"answer\": \"leave-so\", \"note\": \"agreed\"}",
                        200);
        JsonNode alike =
                post(
                        "/api/organisations/a/stuck/answer",
                        "{\"code\": \"no-address\", \"answer\": \"leave-so\"}",
                        200);

        assertThat(answered.path("answer").asString()).isEqualTo("leave-so");
        assertThat(answered.path("answeredBy").asString()).isEqualTo("admin");
        assertThat(alike.path("answered").asInt()).isEqualTo(2);
        String audit =
                hub.part(Transactions.class)
                        .inOrganisation(
                                A,
                                () ->
                                        String.join(
                                                "\n",
                                                hub.part(JdbcClient.class)
                                                        .sql("select content from audit_content")
                                                        .query(String.class)
                                                        .list()));
        assertThat(audit).contains("document-deleted", "agreed");
    }

    @Test
    void refusesWithAProblemThatSaysWhatWouldBeRight() throws Exception {
        UUID one = stuck("example:shop.example/order/4", "rejected");

        assertThat(
                        post(
                                        "/api/organisations/a/stuck/" + one + "/answer",
                                        "{\"answer\": \"burn\"}",
                                        400)
                                .path("detail")
                                .asString())
                .contains("possible: leave-so");
        assertThat(
                        post("/api/organisations/a/stuck/" + one + "/answer", "{}", 400)
                                .path("detail")
                                .asString())
                .contains("'answer'");
        post(
                "/api/organisations/a/stuck/" + UUID.randomUUID() + "/answer",
                "{\"answer\": \"x\"}",
                404);
        post("/api/organisations/a/stuck/" + one + "/answer", "not json", 400);
        get("/api/organisations/a/stuck/not-an-id", 400);
        get("/api/organisations/b/stuck/" + one, 404);
        get("/api/organisations/nobody/stuck", 404);
        get("/api/organisations/a/runs?limit=5000", 400);
        get("/api/organisations/a/runs?ref=nonsense", 400);
        assertThat(get("/api/organisations/a/objects?outcome=lost", 400).path("detail").asString())
                .contains("before-start");
        get("/api/no-such-thing", 404);
    }

    @Test
    void takesASignalForWhatCanBeLookedAt() throws Exception {
        post("/api/organisations/a/signal", "{\"ref\": \"example:shop.example/order/77\"}", 202);
        assertThat(
                        post(
                                        "/api/organisations/a/signal",
                                        "{\"ref\": \"example:shop.example/refund/77\"}",
                                        400)
                                .path("detail")
                                .asString())
                .contains("possible:", "order");
        post("/api/organisations/a/signal", "{\"ref\": \"example:other.example/order/77\"}", 404);
        post("/api/organisations/a/signal", "{}", 400);
    }

    @Test
    void countsRunsAndObjectsByOutcome() throws Exception {
        assertThat(get("/api/organisations/b/runs?outcome=before-start", 200).path("total").asInt())
                .isZero();
        assertThat(get("/api/organisations/b/objects", 200).path("items")).isEmpty();
    }

    @Test
    void letsNobodyInWithoutTheToken() throws Exception {
        for (String path : new String[] {"/api/organisations", "/api/organisations/a/stuck"}) {
            HttpResponse<String> response =
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create(hub.baseUri() + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void neverKeepsTheSecretOfATokenForTheSameCallAgain() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\": \"once\", \"scopes\": [\"view\"]}";

        String secret = as(token, "POST", "/tokens", body, key, 201).path("secret").asString();
        JsonNode again = as(token, "POST", "/tokens", body, key, 201);

        assertThat(secret).startsWith("kontor_");
        assertThat(again.path("code").asString()).isEqualTo("SECRET_SHOWN_ONCE");
        assertThat(again.toString()).doesNotContain(secret);
        assertThat(
                        as(token, "GET", "/tokens", null, null, 200)
                                .path("items")
                                .valueStream()
                                .filter(each -> each.path("name").asString().equals("once")))
                .hasSize(1);
        assertThat(kept()).isNotEmpty().noneMatch(each -> each.contains(secret));
    }

    @Test
    void keepsTheKeysOfTokensOfOneNameApart() {
        String key = UUID.randomUUID().toString();
        String one = tokenOf("twin", "work", "view");
        String other = tokenOf("twin", "work", "view");
        String reader = tokenOf("twin", "view");
        String signal = "{\"ref\": \"example:shop.example/order/77\"}";

        JsonNode first = as(one, "POST", "/flows/check", CHECK, key, 200);

        assertThat(as(one, "POST", "/flows/check", CHECK, key, 200)).isEqualTo(first);
        as(other, "POST", "/signal", signal, key, 202);
        assertThat(as(reader, "POST", "/signal", signal, key, 403).path("code").asString())
                .isEqualTo("SCOPE_MISSING");
    }

    @Test
    void answersNoCallAgainThatTheTokenMayNotMake() {
        String key = UUID.randomUUID().toString();
        String worker = tokenOf("worker", "work");
        String signal = "{\"ref\": \"example:shop.example/order/78\"}";
        as(worker, "POST", "/signal", signal, key, 202);

        acrossAll("update api_token set scopes = '{view}' where name = 'worker'");

        as(worker, "POST", "/signal", signal, key, 403);
    }

    @Test
    void takesOverTheKeyOfACallThatDiedButNotForAnotherCall() {
        String key = UUID.randomUUID().toString();
        String signal = "{\"ref\": \"example:shop.example/order/79\"}";
        as(token, "POST", "/signal", signal, key, 202);
        acrossAll(
                "update idempotency_key set status = null, created_at = now() - interval '10 minutes'"
                        + " where key = '%s'".formatted(key));

        as(token, "POST", "/signal", signal.replace("79", "80"), key, 422);
        as(token, "POST", "/signal", signal, key, 202);
        acrossAll("update idempotency_key set status = null where key = '%s'".formatted(key));
        as(token, "POST", "/signal", signal, key, 409);
    }

    @Test
    void forgetsAnswersThoughNobodyCallsAgain() {
        as(
                token,
                "POST",
                "/signal",
                "{\"ref\": \"example:shop.example/order/81\"}",
                "an-old-one",
                202);
        acrossAll(
                "update idempotency_key set created_at = now() - interval '25 hours'"
                        + " where key = 'an-old-one'");

        assertThat(hub.part(IdempotentCalls.class).forget()).isPositive();
        assertThat(
                        hub.part(Transactions.class)
                                .inOrganisation(
                                        A,
                                        () ->
                                                hub.part(JdbcClient.class)
                                                        .sql(
                                                                "select count(*) from work where ref like '%/idempotency-keys/all'")
                                                        .query(Integer.class)
                                                        .single()))
                .as("whoever does so by and by")
                .isEqualTo(1);
    }

    @Test
    void letsATokenMakeNoneThatMayMoreOrLastsLonger() {
        JsonNode made =
                as(
                        token,
                        "POST",
                        "/tokens",
                        "{\"name\": \"maker\", \"scopes\": [\"tokens\", \"view\"],"
                                + " \"expiresAt\": \"2099-01-01T00:00:00Z\"}",
                        201);
        String maker = made.path("secret").asString();
        String wish = "{\"name\": \"child\", \"scopes\": [\"%s\"], \"expiresAt\": %s}";

        as(maker, "POST", "/tokens", wish.formatted("approve", "\"2098-01-01T00:00:00Z\""), 403);
        as(maker, "POST", "/tokens", wish.formatted("view", "null"), 403);
        as(maker, "POST", "/tokens", wish.formatted("view", "\"2099-01-01T00:00:01Z\""), 403);
        String child =
                as(
                                maker,
                                "POST",
                                "/tokens",
                                wish.formatted("tokens", "\"2098-01-01T00:00:00Z\""),
                                201)
                        .path("secret")
                        .asString();
        String grandchild =
                as(
                                child,
                                "POST",
                                "/tokens",
                                wish.formatted("tokens", "\"2098-01-01T00:00:00Z\""),
                                201)
                        .path("secret")
                        .asString();
        as(grandchild, "GET", "/tokens", null, null, 200);

        as(token, "DELETE", "/tokens/" + made.path("id").asString(), null, null, 204);

        as(child, "GET", "/tokens", null, null, 401);
        as(grandchild, "GET", "/tokens", null, null, 401);
    }

    @Test
    void refusesBodiesThatNoCallNeeds() throws Exception {
        byte[] large = ("{\"content\": \"" + "x".repeat(4 << 20) + "\"}").getBytes(UTF_8);

        for (BodyPublisher body :
                List.of(
                        BodyPublishers.ofByteArray(large),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            for (String key : new String[] {"", UUID.randomUUID().toString()}) {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(
                                        URI.create(
                                                hub.baseUri() + "/api/organisations/a/flows/check"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(body);
                if (!key.isEmpty()) {
                    request.header("Idempotency-Key", key);
                }
                HttpResponse<String> answer = exchange(request);
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(JSON.readTree(answer.body()).path("code").asString())
                        .isEqualTo("BODY_TOO_LARGE");
            }
        }
    }

    @Test
    void takesABodyWhoseLengthIsNotStated() throws Exception {
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                hub.baseUri() + "/api/organisations/a/flows/check"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(CHECK.getBytes(UTF_8)))));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void comparesAThousandHeadsAtMost() {
        String heads = "{\"entry\": 1, \"hash\": \"x\"},".repeat(1_001);
        as(
                token,
                "POST",
                "/audit/verify",
                "{\"heads\": [%s]}".formatted(heads.substring(0, heads.length() - 1)),
                400);
    }

    @Test
    void writesDownWhoOrderedALook() {
        as(token, "POST", "/signal", "{\"ref\": \"example:shop.example/order/82\"}", 202);

        assertThat(
                        hub.part(Transactions.class)
                                .inOrganisation(
                                        A,
                                        () ->
                                                hub.part(JdbcClient.class)
                                                        .sql(
                                                                """
                                                                select c.content from audit a
                                                                join audit_content c using (organisation, seq)
                                                                where a.kind = 'look-ordered'
                                                                  and a.subject = 'example:shop.example/order/82'
                                                                """)
                                                        .query(String.class)
                                                        .list()))
                .singleElement()
                .asString()
                .contains("\"by\":\"admin\"");
    }

    @Test
    void keepsTheConsolesCookiesToTlsWhereItIsReachedByIt() {
        HttpResponse<String> page =
                exchange(
                        HttpRequest.newBuilder(
                                URI.create(hub.baseUri() + "/console/set-up/administrator")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-kontor_csrf=")
                .contains("Secure", "Path=/;", "HttpOnly", "SameSite=Strict");
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    @Test
    void hidesTheConsoleFromProxiesBeforeThereIsAnAdministrator() {
        for (String header : List.of("Via", "X-Forwarded-Host", "X-Forwarded-Proto")) {
            assertThat(
                            exchange(
                                            HttpRequest.newBuilder(
                                                            URI.create(hub.baseUri() + "/console"))
                                                    .header(header, "1.1 proxy"))
                                    .statusCode())
                    .as(header)
                    .isEqualTo(404);
        }
    }

    private static String tokenOf(String name, String... scopes) {
        return as(
                        token,
                        "POST",
                        "/tokens",
                        "{\"name\": \"%s\", \"scopes\": [\"%s\"]}"
                                .formatted(name, String.join("\", \"", scopes)),
                        201)
                .path("secret")
                .asString();
    }

    private static List<String> kept() {
        return hub.part(Transactions.class)
                .acrossOrganisations(() ->
                        hub.part(JdbcClient.class)
                                .sql("select coalesce(body, '') from idempotency_key")
                                .query(String.class)
                                .list());
    }

    private static void acrossAll(String sql) {
        hub.part(Transactions.class)
                .runAcrossOrganisations(() -> hub.part(JdbcClient.class).sql(sql).update());
    }

    private static JsonNode as(
            String secret, String method, String path, @Nullable String body, int status) {
        return as(secret, method, path, body, null, status);
    }

    private static JsonNode as(
            String secret,
            String method,
            String path,
            @Nullable String body,
            @Nullable String key,
            int status) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hub.baseUri() + "/api/organisations/a" + path))
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> answer = exchange(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode get(String path, int status) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(hub.baseUri() + path)).GET(), status);
    }

    private static JsonNode post(String path, String body, int status) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(hub.baseUri() + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                status);
    }

    private static JsonNode send(HttpRequest.Builder request, int status) throws Exception {
        HttpResponse<String> response =
                HTTP.send(
                        request.header("Authorization", "Bearer " + token)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status >= 400) {
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(response.body()).doesNotContain("Exception", "at dev.kontor", token);
        }
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }
}
