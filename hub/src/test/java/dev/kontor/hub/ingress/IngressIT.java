package dev.kontor.hub.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log of this process, so it comes before the hub that the console's tests share. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
@Order(0)
class IngressIT {

    private static final String SECRET = "shpss_very_secret";
    private static final String SHOP = "kaffee.myshopify.com";
    private static final ConnectionId CONNECTION = new ConnectionId("shopify", SHOP);
    private static final OrganisationId ORGANISATION = new OrganisationId("acme");

    @TempDir static Path folder;

    private static TestDatabase database;
    private static Hub hub;
    private static String token;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void startHub() throws IOException {
        database = TestDatabase.create();
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(
                file,
                """
                organisations:
                  acme:
                    lexware: {api-key: {env: KEY}, base-url: 'http://127.0.0.1:1'}
                    connections:
                      shop:
                        vendor: shopify
                        account: kaffee.myshopify.com
                        base-url: http://127.0.0.1:1
                        client-secret: {env: SHOP_SECRET}
                        access-token: {env: SHOP_TOKEN}
                """);
        hub =
                Hub.start(
                        HubOptions.of(file)
                                .withEnvironment(
                                        Map.of(
                                                "KEY",
                                                "k",
                                                "SHOP_SECRET",
                                                SECRET,
                                                "SHOP_TOKEN",
                                                "shpat_x",
                                                "KONTOR_DATABASE_USER",
                                                database.location().user(),
                                                "KONTOR_DATABASE_PASSWORD",
                                                database.location().password().reveal()))
                                .withDatabaseUrl(
                                        database.location().jdbcUrl().substring("jdbc:".length()))
                                .withPort(0));
        token = organisations().connection(ORGANISATION, CONNECTION).ingressToken().reveal();
    }

    @AfterAll
    static void stopHub() {
        hub.close();
        database.close();
    }

    @BeforeEach
    void forgetDeliveries() {
        across("delete from delivery");
    }

    @Test
    void answersOkOnlyWhenDeliveryAndSignalAreOnDisk() throws Exception {
        HttpResponse<String> response = post(order(1001), headers(order(1001), "a-1"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(signalled("shopify:" + SHOP + "/order/1001")).isTrue();
        assertThat(list("select summary from delivery")).containsExactly("order/1001");
        assertThat(list("select convert_from(body, 'UTF8') from delivery"))
                .containsExactly(order(1001));
        assertThat(list("select headers::text from delivery").getFirst())
                .contains("x-shopify-topic")
                .doesNotContainIgnoringCase("hmac");
    }

    @Test
    void answersADuplicateAndDropsIt() throws Exception {
        String body = order(1002);
        for (int i = 0; i < 3; i++) {
            assertThat(post(body, headers(body, "dup")).statusCode()).isEqualTo(200);
        }

        assertThat(list("select delivery_key from delivery")).containsExactly("dup");
    }

    @Test
    void refusesForgedAndAlteredDeliveriesAndStoresNothing(CapturedOutput output) throws Exception {
        String body = order(1003);
        Map<String, String> forged = headers(body, "f-1");
        forged.put("X-Shopify-Hmac-Sha256", "MCSV8KPChvjAzTHzfPn5GVViYGE8mIcuN/e0JzWuldo=");
        Map<String, String> unsigned = headers(body, "f-2");
        unsigned.remove("X-Shopify-Hmac-Sha256");

        assertThat(post(body, forged).statusCode()).isEqualTo(401);
        assertThat(post(order(1004), headers(body, "f-3")).statusCode()).isEqualTo(401);
        assertThat(post(body, unsigned).statusCode()).isEqualTo(400);

        assertThat(list("select delivery_key from delivery")).isEmpty();
        assertThat(signalled("shopify:" + SHOP + "/order/1003")).isFalse();
        assertThat(signalled("shopify:" + SHOP + "/order/1004")).isFalse();
        assertThat(output.getAll())
                .contains("outcome=refused")
                .doesNotContain(token, SECRET, "\tat ");
        assertThat(count("refused")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void storesWhatItDoesNotUnderstandAndRaisesAnAlarm(CapturedOutput output) throws Exception {
        String cut = "{\"id\":1005,\"name\":";

        assertThat(post(cut, headers(cut, "m-1")).statusCode()).isEqualTo(200);

        assertThat(list("select alarm from delivery"))
                .containsExactly("the signed body is not JSON");
        assertThat(output.getAll()).contains("WARN").contains("outcome=not-understood");
    }

    @Test
    void refusesMoreThanTwoMebibytesWhateverIsAnnounced() throws Exception {
        String announced =
                exchange(
                        "POST /in/%s HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n"
                                .formatted(token),
                        new byte[0]);
        byte[] chunk = "10000\r\n%s\r\n".formatted("x".repeat(0x10000)).getBytes(UTF);
        String streamed =
                exchange(
                        "POST /in/%s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                .formatted(token),
                        repeated(chunk, 33));

        assertThat(announced).startsWith("HTTP/1.1 413");
        assertThat(streamed).startsWith("HTTP/1.1 413");
        assertThat(list("select delivery_key from delivery")).isEmpty();
    }

    @Test
    void acceptsABodyOfExactlyTheLimit() throws Exception {
        String body = "{\"id\":1006,\"pad\":\"%s\"}";
        String full = body.formatted("x".repeat(2 * 1024 * 1024 - body.length() + 2));

        assertThat(full.getBytes(UTF)).hasSize(2 * 1024 * 1024);
        assertThat(post(full, headers(full, "big")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATruncatedBody() throws Exception {
        String body = order(1007);
        StringBuilder head =
                new StringBuilder("POST /in/%s HTTP/1.1\r\nHost: x\r\n".formatted(token));
        headers(body, "t-1")
                .forEach((name, value) -> head.append("%s: %s\r\n".formatted(name, value)));
        head.append("Content-Length: %d\r\n\r\n".formatted(body.length() + 10));

        String answer = exchange(head.toString(), body.getBytes(UTF));

        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(list("select delivery_key from delivery")).isEmpty();
        assertThat(signalled("shopify:" + SHOP + "/order/1007")).isFalse();
    }

    @Test
    void knowsNoOtherAddress(CapturedOutput output) throws Exception {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(URI.create(hub.baseUri() + "/in/guessed-token"))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
        assertThat(output.getAll()).contains("token-hash=").doesNotContain("guessed-token");
    }

    @Test
    void showsNoTokenWhenTheAddressIsNearlyRight(CapturedOutput output) throws Exception {
        for (String path : List.of("/in/" + token + "/", "/in/" + token + "/x", "/in")) {
            HttpResponse<String> response =
                    http.send(
                            HttpRequest.newBuilder(URI.create(hub.baseUri() + path))
                                    .PUT(BodyPublishers.ofString("{}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(404);
        }

        assertThat(output.getAll()).contains("token-hash=").doesNotContain(token);
    }

    @Test
    void takesDeliveriesOfAPausedConnection() throws Exception {
        organisations().pauseConnection(ORGANISATION, CONNECTION, Words.same("a test"));
        try {
            assertThat(post(order(1008), headers(order(1008), "p-1")).statusCode()).isEqualTo(200);
            assertThat(signalled("shopify:" + SHOP + "/order/1008")).isTrue();
        } finally {
            organisations().resumeConnection(ORGANISATION, CONNECTION);
        }
    }

    @Test
    void asksTheVendorToComeAgainWhenNothingCanBeStored(CapturedOutput output) throws Exception {
        String body = order(1009);
        across("alter table delivery rename to delivery_away");
        HttpResponse<String> refused;
        try {
            refused = post(body, headers(body, "d-1"));
        } finally {
            across("alter table delivery_away rename to delivery");
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).isEmpty();
        assertThat(output.getAll()).contains("outcome=unavailable").doesNotContain("\tat ");
        assertThat(signalled("shopify:" + SHOP + "/order/1009")).isFalse();
        assertThat(post(body, headers(body, "d-1")).statusCode()).isEqualTo(200);
        assertThat(signalled("shopify:" + SHOP + "/order/1009")).isTrue();
    }

    @Test
    void storesNeitherDeliveryNorSignalIfOneOfThemFails() throws Exception {
        String body = order(1010);
        across("alter table work rename to work_away");
        try {
            assertThat(post(body, headers(body, "n-1")).statusCode()).isEqualTo(503);
        } finally {
            across("alter table work_away rename to work");
        }

        assertThat(list("select delivery_key from delivery")).isEmpty();
        assertThat(post(body, headers(body, "n-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void forgetsDeliveriesAfterThirtyDays() throws Exception {
        post(order(1011), headers(order(1011), "old"));
        post(order(1012), headers(order(1012), "new"));
        across(
                "update delivery set received_at = now() - interval '31 days'"
                        + " where delivery_key = 'old'");

        hub.part(Housekeeping.class).work(null);

        assertThat(list("select delivery_key from delivery")).containsExactly("new");
    }

    @Test
    void forgetsThemEarlierWhereTheOrganisationSaysSo() throws Exception {
        post(order(1013), headers(order(1013), "old"));
        post(order(1014), headers(order(1014), "new"));
        across(
                "update delivery set received_at = now() - interval '11 days'"
                        + " where delivery_key = 'old'");
        hub.part(Housekeeping.class).work(null);
        assertThat(list("select delivery_key from delivery")).hasSize(2);

        across(
                "insert into organisation_rule (organisation, delivery_days, changed_at, changed_by)"
                        + " select organisation, 10, now(), 'petra' from organisation");
        organisations().refresh();
        try {
            hub.part(Housekeeping.class).work(null);
        } finally {
            across("delete from organisation_rule");
            organisations().refresh();
        }

        assertThat(list("select delivery_key from delivery")).containsExactly("new");
    }

    private static final java.nio.charset.Charset UTF = StandardCharsets.UTF_8;

    private static Organisations organisations() {
        return hub.part(Organisations.class);
    }

    private static String order(long id) {
        return "{\"id\":%d,\"admin_graphql_api_id\":\"gid://shopify/Order/%d\",\"name\":\"Müller\"}"
                .formatted(id, id);
    }

    private static Map<String, String> headers(String body, String key) throws Exception {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Hmac-Sha256", signature(body));
        headers.put("X-Shopify-Topic", "orders/updated");
        headers.put("X-Shopify-Shop-Domain", SHOP);
        headers.put("X-Shopify-API-Version", "2026-10");
        headers.put("X-Shopify-Webhook-Id", key);
        return headers;
    }

    private static String signature(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF)));
    }

    private HttpResponse<String> post(String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(hub.baseUri() + "/in/" + token))
                        .timeout(Duration.ofSeconds(30))
                        .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends raw bytes, ends its side of the connection, and returns the first of the answer. */
    private static String exchange(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), hub.port()), 5_000);
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(UTF));
            try {
                out.write(body);
                out.flush();
                socket.shutdownOutput();
            } catch (IOException refusedEarly) {
                assertThat(body.length)
                        .as("only a large body may be cut off")
                        .isGreaterThan(100_000);
            }
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), UTF);
        }
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    private static boolean signalled(String ref) {
        return list("select ref from work").contains(ref);
    }

    private static double count(String outcome) {
        return hub
                .part(MeterRegistry.class)
                .find("kontor.deliveries")
                .tag("outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static List<String> list(String sql) {
        return hub.part(Transactions.class)
                .acrossOrganisations(() ->
                        hub.part(JdbcClient.class)
                                .sql(sql)
                                .query((row, _) -> row.getString(1))
                                .list());
    }

    private static void across(String sql) {
        hub.part(Transactions.class)
                .runAcrossOrganisations(() -> hub.part(JdbcClient.class).sql(sql).update());
    }
}
