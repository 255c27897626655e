package dev.kontor.simulator.shopify;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP side of a shop's Admin API: tokens, versions, faults, and the GraphQL route.
 * Thread-safe.
 */
final class AdminApi {

    private final GraphQlApi graphQl;
    private final JsonMapper json;
    private final Random random;
    private final List<String> versions;

    AdminApi(GraphQlApi graphQl, JsonMapper json, Random random, List<String> versions) {
        this.graphQl = graphQl;
        this.json = json;
        this.random = random;
        this.versions = versions;
    }

    /** The versions served when {@code newest} is the newest: four quarters (vendors.md 4). */
    static List<String> supported(String newest) {
        int year = Integer.parseInt(newest.substring(0, 4));
        int month = Integer.parseInt(newest.substring(5));
        return IntStream.rangeClosed(0, 3)
                .map(back -> year * 12 + month - 1 - back * 3)
                .mapToObj(months -> "%d-%02d".formatted(months / 12, months % 12 + 1))
                .sorted()
                .toList();
    }

    /** Answers a call below {@code /admin}; {@code path} starts behind it. */
    void handle(Shop shop, List<String> path, Exchange exchange) throws IOException {
        if (path.equals(List.of("oauth", "access_token"))) {
            token(shop, exchange);
            return;
        }
        boolean graphQlRoute =
                path.size() == 3 && path.get(0).equals("api") && path.get(2).equals("graphql.json");
        String version = graphQlRoute ? served(path.get(1)) : null;
        if (version == null) {
            refuse(shop, exchange, 404, Map.of("errors", "Not Found"));
        } else if (!exchange.method().equals("POST")) {
            refuse(shop, exchange, 405, Map.of("errors", "Method Not Allowed"));
        } else {
            exchange.setHeader("X-Shopify-API-Version", version);
            exchange.setHeader("X-Request-Id", Long.toHexString(random.nextLong()));
            graphQl(shop, version, exchange);
        }
    }

    /**
     * The version that answers: the asked one, or the oldest when that is too old; {@code null} for
     * nonsense.
     */
    private @Nullable String served(String asked) {
        if (asked.equals("unstable") || versions.contains(asked)) {
            return asked;
        }
        boolean tooOld =
                asked.matches("20\\d\\d-(01|04|07|10)") && asked.compareTo(versions.getFirst()) < 0;
        return tooOld ? versions.getFirst() : null;
    }

    private void token(Shop shop, Exchange exchange) throws IOException {
        byte[] body = exchange.body();
        String type = Objects.requireNonNullElse(exchange.header("Content-Type"), "");
        Map<String, String> fields = type.contains("json") ? jsonFields(body) : Exchange.form(body);
        if (!"client_credentials".equals(fields.get("grant_type"))) {
            refuse(
                    shop,
                    exchange,
                    400,
                    Map.of(
                            "error",
                            "unsupported_grant_type",
                            "error_description",
                            "grant_type must be client_credentials"));
            return;
        }
        String token = shop.secrets.exchange(fields.get("client_id"), fields.get("client_secret"));
        if (token == null) {
            refuse(
                    shop,
                    exchange,
                    400,
                    Map.of(
                            "error",
                            "invalid_client",
                            "error_description",
                            "client id or client secret is wrong"));
            return;
        }
        exchange.answer(
                200,
                json.writeValueAsBytes(
                        Map.of(
                                "access_token",
                                token,
                                "scope",
                                String.join(",", shop.scopes()),
                                "expires_in",
                                Secrets.TOKEN_LIFE.toSeconds() - 1)));
    }

    @SuppressWarnings("unchecked") // a JSON object of texts
    private Map<String, String> jsonFields(byte[] body) {
        try {
            return json.readValue(body, Map.class);
        } catch (JacksonException _) {
            return Map.of();
        }
    }

    private void graphQl(Shop shop, String version, Exchange exchange) throws IOException {
        byte[] body = exchange.body();
        ApiFaults faults = shop.faults.api();
        delay(faults);
        if (!shop.secrets.accepts(exchange.header("X-Shopify-Access-Token"))) {
            refuse(
                    shop,
                    exchange,
                    401,
                    Map.of(
                            "errors",
                            "[API] Invalid API key or access token (unrecognized login or wrong password)"));
            return;
        }
        if (shop.faults.serverErrors.hits() || chance(faults.serverErrorProbability())) {
            refuse(
                    shop,
                    exchange,
                    faults.serverErrorStatus(),
                    Map.of("errors", "Internal Server Error"));
            return;
        }
        boolean cut = shop.faults.cuts.hits() || chance(faults.cutProbability());
        if (cut && !faults.cutAfterExecution()) {
            shop.counters.httpErrors.increment();
            exchange.cut();
            return;
        }
        GraphQlApi.Request request = request(body, version, shop);
        if (request == null) {
            refuse(
                    shop,
                    exchange,
                    400,
                    Map.of("errors", Map.of("query", "Required parameter missing or invalid")));
            return;
        }
        byte[] answer = json.writeValueAsBytes(graphQl.execute(shop, request));
        if (cut) {
            shop.counters.httpErrors.increment();
            exchange.cut();
        } else {
            exchange.answer(200, answer);
        }
    }

    @SuppressWarnings("unchecked") // a JSON object
    private GraphQlApi.@Nullable Request request(byte[] body, String version, Shop shop) {
        try {
            JsonNode node = json.readTree(body);
            if (!node.isObject() || !node.path("query").isString()) {
                return null;
            }
            JsonNode variables = node.path("variables");
            return new GraphQlApi.Request(
                    node.path("query").stringValue(),
                    node.path("operationName").isString()
                            ? node.path("operationName").stringValue()
                            : null,
                    variables.isObject() ? json.convertValue(variables, Map.class) : Map.of(),
                    version,
                    shop.faults.throttles.hits());
        } catch (JacksonException _) {
            return null;
        }
    }

    private void refuse(Shop shop, Exchange exchange, int status, Map<String, ?> body)
            throws IOException {
        shop.counters.httpErrors.increment();
        exchange.answer(status, json.writeValueAsBytes(body));
    }

    private void delay(ApiFaults faults) {
        Duration latency = Objects.requireNonNullElse(faults.latency(), Duration.ZERO);
        Duration spread = Objects.requireNonNullElse(faults.latencySpread(), Duration.ZERO);
        long nanos = latency.toNanos() + (long) (random.nextDouble() * spread.toNanos());
        if (nanos > 0) {
            try {
                Thread.sleep(Duration.ofNanos(nanos));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }
}
