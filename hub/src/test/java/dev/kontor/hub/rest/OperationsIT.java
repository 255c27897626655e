package dev.kontor.hub.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.digest.TestDigest;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.SimulatorOptions;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands behind the pages, over HTTP, on a running hub with a simulated Lexware. */
@Timeout(300)
class OperationsIT {

    private static final OrganisationId A = new OrganisationId("a");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ORDERS = 2_000;

    private static final String ORDER =
            """
            {"ref": {"connection": {"vendor": "example", "account": "shop.example"}, "kind": "order", "id": "ID"},
             "number": "#ID", "createdAt": "2026-11-20T10:00:00Z", "paidAt": "2026-11-20T10:01:00Z",
             "fulfilledAt": "2026-11-21T10:00:00Z", "test": false,
             "customer": {"firstName": "Jo", "lastName": "Weber",
               "address": {"street": "Weg 1", "zip": "10115", "city": "Berlin", "country": "DE"}},
             "sale": {"number": "#ID", "soldAt": "2026-11-20T10:00:00Z", "suppliedAt": "2026-11-21T10:00:00Z",
               "pricesIncludeTax": true,
               "customer": {"firstName": "Jo", "lastName": "Weber",
                 "address": {"street": "Weg 1", "zip": "10115", "city": "Berlin", "country": "DE"}},
               "lines": [{"id": "1", "name": "Tee", "quantity": 2, "unitPrice": {"amount": 11.90, "currency": "EUR"},
                 "discount": {"amount": 0, "currency": "EUR"}, "taxRate": 19, "giftCard": false}],
               "charges": [], "total": {"amount": 23.80, "currency": "EUR"}, "tax": {"amount": 3.80, "currency": "EUR"}},
             "charged": {"amount": 23.80, "currency": "EUR"}, "refunded": {"amount": 0, "currency": "EUR"}, "refunds": []}
            """;

    @TempDir static Path folder;

    private static Hub hub;
    private static LexwareSimulator lexware;
    private static GreenMail mail;
    private static String admin;

    @BeforeAll
    static void start() throws IOException {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        lexware = LexwareSimulator.start(SimulatorOptions.defaults().withPort(0));
        lexware.addOrganisation(OrganisationSpec.named("Tee & Buch").withKey("key-of-a"));
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(
                file,
                """
                hub:
                  mail: {host: 127.0.0.1, port: %d, security: none, from: kontor@hub.example}
                organisations:
                  a:
                    name: Tee & Buch
                    lexware: {api-key: {env: KEY}, base-url: '%s', calls-per-second: 100}
                    digest: {to: [buero@tee.example], at: "00:00"}
                    connections:
                      shop: {vendor: example, account: shop.example}
                    flows:
                      order-to-invoice: {from: 2026-11-01}
                  b: {lexware: {api-key: {env: KEY_B}, base-url: 'http://127.0.0.1:9'}}
                """
                        .formatted(mail.getSmtp().getPort(), lexware.baseUri()));
        hub =
                Hub.start(
                        HubOptions.of(file)
                                .withEnvironment(Map.of("KEY", "key-of-a", "KEY_B", "k2"))
                                .withPort(0));
        admin = Files.readString(folder.resolve(".kontor/admin.token")).strip();
    }

    @AfterAll
    static void stop() {
        hub.close();
        lexware.close();
        mail.stop();
        new EmbeddedPostgres(folder.resolve(".kontor")).stop(StopMode.IMMEDIATE);
    }

    @Test
    void backTestsTheNewestOrdersWithoutACallToLexware() {
        keepOrders();
        // The account is spoken to once after a start, by whoever needs it first.
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        dryRun("1").path("items").get(0).path("verdict").asString().equals("new"));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(60))
                .until(OperationsIT::calls, new SameAsBefore()::holds);
        int before = calls();

        String id =
                post("/back-tests", admin, "{\"objects\": %d}".formatted(ORDERS), 202)
                        .path("id")
                        .asString();
        JsonNode job =
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () -> get("/back-tests/" + id, admin, 200),
                                each -> each.path("state").asString().equals("done"));

        assertThat(job.path("done").asInt()).isEqualTo(ORDERS);
        assertThat(job.path("counts").path("new").asInt()).isEqualTo(ORDERS);
        assertThat(calls()).as("calls to Lexware").isEqualTo(before);
        JsonNode items = get("/back-tests/" + id + "/items?verdict=new&limit=1", admin, 200);
        assertThat(items.path("total").asInt()).isEqualTo(ORDERS);
        assertThat(items.path("items").get(0).path("amount").path("amount").decimalValue())
                .isEqualByComparingTo("23.80");
    }

    @Test
    void rehearsesAnOrderWithTheExactRequestAndItsTaxation() {
        JsonNode found =
                await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> dryRun("77").path("items").get(0),
                                each -> each.path("verdict").asString().equals("new"));

        JsonNode plan = found.path("steps").get(1).path("plan");
        assertThat(plan.path("requests").get(0).path("route").asString())
                .isEqualTo("/v1/invoices?finalize=true");
        JsonNode body = JSON.readTree(plan.path("requests").get(0).path("body").asString());
        assertThat(
                        body.path("lineItems")
                                .get(0)
                                .path("unitPrice")
                                .path("grossAmount")
                                .decimalValue())
                .isEqualByComparingTo("11.90");
        assertThat(plan.path("grounds").path("rulings").get(0).path("statute").asString())
                .contains("UStG");
        assertThat(plan.path("calls").asInt()).isEqualTo(1);
    }

    @Test
    void writesSwitchesAndRollsBackAFlow() {
        String content =
                "flow: mine\\ntitle: {de: Meiner, en: Mine}\\ntrigger: order\\nwhen: order.charged > 10\\nsteps:\\n  - id: buyer\\n    use: books.ensure-customer\\n    with: {party: order.customer}\\n";

        assertThat(
                        post(
                                        "/flows",
                                        admin,
                                        body(content.replace("order.customer", "order.custmer")),
                                        422)
                                .path("problems")
                                .get(0)
                                .path("step")
                                .asString())
                .isEqualTo("buyer");
        post("/flows", admin, body(content), 201);
        post("/flows", admin, body(content), 409);
        send(
                "PUT",
                "/flows/mine",
                admin,
                "{\"version\": 1, \"content\": \"%s\"}".formatted(content.replace("> 10", "> 20")),
                null,
                200);
        send(
                "PUT",
                "/flows/mine",
                admin,
                "{\"version\": 1, \"content\": \"%s\"}".formatted(content.replace("> 10", "> 30")),
                null,
                409);
        post("/flows/mine/roll-back", admin, "{\"version\": 1}", 200);
        assertThat(
                        post("/flows/mine/enable", admin, "{\"from\": \"2030-01-01\"}", 200)
                                .path("enabled")
                                .asBoolean())
                .isTrue();

        JsonNode shown = get("/flows/mine", admin, 200);
        assertThat(shown.path("summary").path("version").asInt()).isEqualTo(3);
        assertThat(shown.path("picture").path("when").asString()).isEqualTo("order.charged > 10");
        assertThat(get("/flows/mine/versions", admin, 200).path("items")).hasSize(3);
        post("/flows/mine/disable", admin, "{}", 200);
        post("/flows/order-to-invoice/disable", admin, "{}", 409);
        get("/flows/nobody", admin, 404);
    }

    @Test
    void holdsATokenToItsScopesAndItsOrganisation() {
        JsonNode made =
                post("/tokens", admin, "{\"name\": \"reader\", \"scopes\": [\"view\"]}", 201);
        String reader = made.path("secret").asString();
        post("/tokens", admin, "{\"name\": \"x\", \"scopes\": [\"all\"]}", 400);

        get("/flows", reader, 200);
        assertThat(call("GET", "/api/organisations", reader, null, null, 200)).hasSize(1);
        assertThat(
                        post("/flows/order-to-invoice/copy", reader, "{\"name\": \"c\"}", 403)
                                .path("code")
                                .asString())
                .isEqualTo("SCOPE_MISSING");
        post("/back-tests", reader, "{}", 403);
        get("/tokens", reader, 403);
        call("GET", "/api/organisations/b/flows", reader, null, null, 404);
        call("GET", "/actuator/prometheus", reader, null, null, 401);
        assertThat(get("/tokens", admin, 200).toString()).doesNotContain(reader);

        send("DELETE", "/tokens/" + made.path("id").asString(), admin, null, null, 204);
        call("GET", "/api/organisations/a/flows", reader, null, null, 401);
    }

    @Test
    void doesACallWithAKeyOnce() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\": \"copied-once\"}";

        JsonNode first = send("POST", "/flows/order-to-invoice/copy", admin, body, key, 201);
        JsonNode again = send("POST", "/flows/order-to-invoice/copy", admin, body, key, 201);

        assertThat(again).isEqualTo(first);
        assertThat(
                        send(
                                        "POST",
                                        "/flows/order-to-invoice/copy",
                                        admin,
                                        body.replace("once", "twice"),
                                        key,
                                        422)
                                .path("code")
                                .asString())
                .isEqualTo("KEY_REUSED");
    }

    @Test
    void describesEveryActionAndEveryCall() {
        JsonNode actions = call("GET", "/api/actions", admin, null, null, 200).path("items");
        assertThat(actions.valueStream().map(each -> each.path("name").asString()))
                .contains(
                        "books.ensure-customer",
                        "books.ensure-invoice",
                        "books.ensure-credit-note",
                        "source.annotate");
        for (JsonNode each : actions) {
            assertThat(each.path("input").path("properties")).as(each.toString()).isNotEmpty();
            assertThat(each.path("description").path("de").asString())
                    .isNotEqualTo(each.path("title").path("de").asString());
            assertThat(each.path("doubt").asString()).isNotEqualTo("ASK");
        }
    }

    @Test
    void documentsWhatIsReallyMapped() {
        JsonNode document = call("GET", "/api/openapi.json", admin, null, null, 200);

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        JsonNode paths = document.path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/api/actions",
                        "/api/organisations/{organisation}/stuck/{id}/answer",
                        "/api/organisations/{organisation}/flows/{name}/roll-back",
                        "/api/organisations/{organisation}/approvals/{id}/approve",
                        "/api/organisations/{organisation}/completeness")
                .allMatch(path -> path.startsWith("/api/"));
        JsonNode change = paths.path("/api/organisations/{organisation}/flows/{name}").path("put");
        assertThat(change.path("x-scope").asString()).isEqualTo("configure");
        assertThat(
                        change.path("requestBody")
                                .path("content")
                                .path("application/json")
                                .path("schema")
                                .path("properties")
                                .propertyNames())
                .containsExactlyInAnyOrder("content", "version", "note");
        assertThat(
                        change.path("parameters")
                                .valueStream()
                                .map(each -> each.path("name").asString()))
                .containsExactly("organisation", "name", "Idempotency-Key");
        assertThat(
                        paths.path("/api/organisations/{organisation}/approvals/{id}/approve")
                                .path("post")
                                .path("x-scope")
                                .asString())
                .isEqualTo("approve");
    }

    @Test
    void tellsPeopleAtOnceWhereMoneyWaitsAndOnceADay() throws Exception {
        // The hub's own look each minute must not come in between.
        hub.part(Transactions.class)
                .runAcrossOrganisations(() ->
                        hub.part(JdbcClient.class)
                                .sql(
                                        "delete from scheduled_tasks where task_instance like '%/digest/digest'")
                                .update());
        inA("delete from digest");
        mail.purgeEmailFromAllMailboxes();
        stuck("books.ensure-invoice", "total-differs", "Die Summe weicht ab");
        stuck("source.annotate", "annotation-rejected", "Der Shop lehnt den Vermerk ab");

        assertThat(TestDigest.tell(hub, "a")).as("the daily one; it tells of all").isEqualTo(1);
        assertThat(TestDigest.tell(hub, "a")).as("all is told").isZero();
        stuck("books.ensure-invoice", "rejected", "Lexware lehnt die Rechnung ab");
        stuck("source.annotate", "annotation-rejected-2", "Noch ein Vermerk");
        assertThat(TestDigest.tell(hub, "a")).as("money waits").isEqualTo(1);
        assertThat(TestDigest.tell(hub, "a")).isZero();

        MimeMessage[] received = mail.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getSubject()).contains("2 × braucht Sie").contains("Tee & Buch");
        assertThat(received[0].getContent().toString())
                .contains("Die Summe weicht ab", "Der Shop lehnt den Vermerk ab");
        assertThat(received[0].getAllRecipients()[0]).hasToString("buero@tee.example");
        assertThat(received[1].getSubject()).contains("Geld wartet, 1 ×");
        assertThat(received[1].getContent().toString())
                .contains("Lexware lehnt die Rechnung ab")
                .doesNotContain("Noch ein Vermerk");
    }

    @Test
    void verifiesTheAuditChainAndNamesTheFirstEntryThatIsWrong() {
        post("/tokens", admin, "{\"name\": \"auditor\", \"scopes\": [\"view\"]}", 201);
        JsonNode head = get("/audit/head", admin, 200);
        long newest = head.path("entry").asLong();
        assertThat(newest).isPositive();
        String kept = "{\"heads\": [{\"entry\": %d, \"hash\": \"%s\"}]}";

        JsonNode whole =
                post(
                        "/audit/verify",
                        admin,
                        kept.formatted(newest, head.path("hash").asString()),
                        200);
        assertThat(whole.path("whole").asBoolean()).isTrue();
        assertThat(whole.path("entries").asLong()).isGreaterThanOrEqualTo(newest);
        assertThat(broken(kept.formatted(newest, "other"))).isEqualTo("not-the-kept-one " + newest);
        assertThat(broken(kept.formatted(newest + 100_000, "other")))
                .isEqualTo("tail-cut " + (newest + 100_000));

        inA("update audit set kind = concat(kind, '.') where seq = " + newest);
        assertThat(broken("{}")).isEqualTo("changed " + newest);
        inA("update audit set kind = rtrim(kind, '.') where seq = " + newest);
        assertThat(post("/audit/verify", admin, "{}", 200).path("whole").asBoolean()).isTrue();
    }

    private static String broken(String body) {
        JsonNode broken = post("/audit/verify", admin, body, 200).path("broken");
        assertThat(broken.path("words").path("de").asString()).isNotBlank();
        return broken.path("kind").asString() + " " + broken.path("entry").asLong();
    }

    @Test
    void listsWhatHasNoCounterpart() {
        inA(
                """
                insert into source_object (organisation, ref, root, number, business_date, outcome, first_seen, last_seen)
                values ('a', 'example:shop.example/order/901', 'example:shop.example/order/901', '#901',
                        '2025-03-10T10:00:00Z', 'no-flow', now(), now())
                """);
        inA(
                """
                insert into document (organisation, id, kind, status, number, total, created_at, seen_at, listed)
                values ('a', gen_random_uuid(), 'invoice', 'open', 'HA0001', 11.9, '2025-03-11T10:00:00Z', now(), true),
                       ('a', gen_random_uuid(), 'invoice', 'open', 'HA0003', 11.9, '2025-03-12T10:00:00Z', now(), true)
                """);

        JsonNode report = get("/completeness?from=2025-03-01&until=2025-03-31", admin, 200);

        assertThat(report.path("objects").asInt()).isEqualTo(1);
        assertThat(report.path("complete").asBoolean()).isFalse();
        assertThat(report.path("findings").valueStream().map(each -> each.path("kind").asString()))
                .containsExactly(
                        "object-without-document",
                        "document-without-object",
                        "document-without-object",
                        "number-gap");
        assertThat(report.path("findings").get(3).path("number").asString()).isEqualTo("HA0002");
        get("/completeness?from=2025-03-31&until=2025-03-01", admin, 400);
    }

    private static JsonNode dryRun(String id) {
        return post("/dry-runs", admin, "{\"object\": %s}".formatted(ORDER.replace("ID", id)), 200);
    }

    private static void keepOrders() {
        inA(
                """
                insert into source_snapshot (organisation, ref, read_at, business_date, content)
                select 'a', 'example:shop.example/order/' || n, now(), timestamptz '2026-11-20T10:00:00Z' + n * interval '1 second',
                       replace('%s', 'ID', n::text)
                from generate_series(1, %d) n
                """
                        .formatted(ORDER, ORDERS));
    }

    private static void stuck(String action, String code, String reason) {
        String ref = "example:shop.example/order/" + UUID.randomUUID();
        inA(
                """
                insert into stuck (organisation, id, root, subject, flow, step, action, code, reason_de, reason_en, answers, basis, since)
                values ('a', gen_random_uuid(), '%s', '%s', 'order-to-invoice', 's', '%s', '%s', '%s', 'why', '[]', '',
                        now() - interval '5 minutes')
                """
                        .formatted(ref, ref, action, code, reason));
    }

    private static void inA(String sql) {
        hub.part(Transactions.class)
                .runInOrganisation(A, () -> hub.part(JdbcClient.class).sql(sql).update());
    }

    private static int calls() {
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(
                                URI.create(lexware.baseUri() + "/_simulator/statistics")));
        int calls = 0;
        for (JsonNode organisation : JSON.readTree(answer.body()).path("organisations")) {
            for (JsonNode route : organisation.path("routes")) {
                calls += route.path("calls").asInt();
            }
        }
        return calls;
    }

    /** Whether a number stays what it was. */
    private static final class SameAsBefore {
        private int before = -1;

        boolean holds(int now) {
            boolean same = now == before;
            before = now;
            return same;
        }
    }

    private static String body(String content) {
        return "{\"content\": \"%s\", \"note\": \"test\"}".formatted(content);
    }

    private static JsonNode get(String path, String token, int status) {
        return send("GET", path, token, null, null, status);
    }

    private static JsonNode post(String path, String token, String body, int status) {
        return send("POST", path, token, body, null, status);
    }

    private static JsonNode send(
            String method,
            String path,
            String token,
            @org.jspecify.annotations.Nullable String body,
            @org.jspecify.annotations.Nullable String key,
            int status) {
        return call(method, "/api/organisations/a" + path, token, body, key, status);
    }

    private static JsonNode call(
            String method,
            String path,
            String token,
            @org.jspecify.annotations.Nullable String body,
            @org.jspecify.annotations.Nullable String key,
            int status) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hub.baseUri() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(60))
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
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") ? JSON.readTree(answer.body()) : JSON.nullNode();
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
