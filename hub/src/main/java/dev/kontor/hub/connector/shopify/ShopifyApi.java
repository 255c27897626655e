package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks GraphQL to one shop at a time: token, points, time-outs, and one place that tells the ways
 * an answer can go wrong from each other. Blocks for at most {@link #LONGEST_CALL}; never sleeps.
 * Thread-safe.
 */
final class ShopifyApi {

    private static final Logger LOG = LoggerFactory.getLogger(ShopifyApi.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);
    private static final Duration SECURITY_PAUSE = Duration.ofMinutes(1);
    private static final Duration DEFAULT_THROTTLE = Duration.ofSeconds(2);

    /** Points a second on the smallest plan ({@code vendors.md} section 4). */
    private static final double SMALLEST_RATE = 100;

    private static final long LARGEST_ANSWER = 16L * 1024 * 1024;

    private final JsonMapper json;
    private final InstantSource clock;
    private final Trouble trouble;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
    private final AccessTokens tokens = new AccessTokens();
    private final Map<Shop, PointBudget> budgets = new ConcurrentHashMap<>();
    private final Map<String, Double> costs = new ConcurrentHashMap<>();
    private final Map<Shop, String> versionsSeen = new ConcurrentHashMap<>();

    private record Shop(OrganisationId organisation, ConnectionId connection) {}

    ShopifyApi(JsonMapper json, InstantSource clock, Trouble trouble) {
        this.json = json;
        this.clock = clock;
        this.trouble = trouble;
    }

    /**
     * Sends one document and returns what stands under {@code data}.
     *
     * @throws ConnectorFailure in every other case, with the reason
     */
    JsonNode ask(ShopifyAccess access, GraphQlDocument document, Map<String, ?> variables) {
        Shop shop = new Shop(access.organisation(), access.connection());
        PointBudget budget = budgets.computeIfAbsent(shop, _ -> new PointBudget());
        double cost = costs.getOrDefault(document.name(), (double) document.cost());
        Instant turn = budget.reserve(cost, clock.instant());
        if (turn != null) {
            throw trouble.throttled(access.connection(), turn);
        }
        PointBudget.@Nullable Status status = null;
        try {
            JsonNode answer = exchange(access, document, variables);
            status = learn(document, answer);
            JsonNode data = data(access, answer);
            trouble.over(access.connection());
            return data;
        } finally {
            budget.settle(cost, status);
        }
    }

    /** How long the shop's points last for so many of these queries, one after the other. */
    Duration atLeast(ShopifyAccess access, GraphQlDocument document, int times) {
        PointBudget budget = budgets.get(new Shop(access.organisation(), access.connection()));
        double rate = budget == null ? SMALLEST_RATE : budget.restoreRate(SMALLEST_RATE);
        double cost = costs.getOrDefault(document.name(), (double) document.cost());
        return Duration.ofMillis((long) Math.ceil(times * cost / rate * 1_000));
    }

    private JsonNode exchange(
            ShopifyAccess access, GraphQlDocument document, Map<String, ?> variables) {
        byte[] body =
                json.writeValueAsBytes(Map.of("query", document.text(), "variables", variables));
        Secret token = token(access);
        HttpResponse<byte[]> response = post(access, token, body);
        if (response.statusCode() == 401
                && access.credentials() instanceof ShopifyAccess.Credentials.Client client) {
            tokens.forget(owner(access, client), token);
            response = post(access, token(access), body);
        }
        noteVersion(access, response);
        return content(access.connection(), response);
    }

    private HttpResponse<byte[]> post(ShopifyAccess access, Secret token, byte[] body) {
        return send(
                access.connection(),
                request(access.graphql())
                        .header("X-Shopify-Access-Token", token.reveal())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(LONGEST_CALL)
                .header("Accept", "application/json")
                .header("User-Agent", "Kontor");
    }

    private Secret token(ShopifyAccess access) {
        return switch (access.credentials()) {
            case ShopifyAccess.Credentials.Token(Secret token) -> token;
            case ShopifyAccess.Credentials.Client client -> {
                Secret kept = tokens.find(owner(access, client), clock.instant());
                yield kept != null ? kept : fetchToken(access, client);
            }
        };
    }

    private Secret fetchToken(ShopifyAccess access, ShopifyAccess.Credentials.Client client) {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(encoded(client.id()), encoded(client.secret().reveal()));
        HttpResponse<byte[]> response =
                send(
                        access.connection(),
                        request(access.accessToken())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build());
        if (response.statusCode() == 400) {
            throw trouble.accessRefused(access.connection(), "client credentials, HTTP 400");
        }
        JsonNode answer = content(access.connection(), response);
        JsonNode token = answer.path("access_token");
        if (!token.isString() || token.asString().isBlank()) {
            throw trouble.notUnderstood(access.connection(), "access_token", null);
        }
        Secret secret = new Secret(token.asString());
        long lifetime = answer.path("expires_in").asLong(3_600);
        tokens.keep(owner(access, client), secret, clock.instant().plusSeconds(lifetime));
        return secret;
    }

    private static AccessTokens.Owner owner(
            ShopifyAccess access, ShopifyAccess.Credentials.Client client) {
        return new AccessTokens.Owner(
                access.organisation(), access.connection(), client.id(), client.secret());
    }

    /** The request's own time-out ends with the headers; the whole exchange is bounded here. */
    private HttpResponse<byte[]> send(ConnectionId connection, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> under =
                http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return under.get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            under.cancel(true);
            Thread.currentThread().interrupt();
            throw trouble.answerLost(connection, "interrupted", e);
        } catch (TimeoutException e) {
            under.cancel(true);
            throw trouble.answerLost(connection, "time-out", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case ConnectException cause -> trouble.unreachable(connection, cause);
                case HttpConnectTimeoutException cause -> trouble.unreachable(connection, cause);
                case IOException cause ->
                        trouble.answerLost(connection, cause.getClass().getSimpleName(), cause);
                case null, default -> new IllegalStateException("Sending failed", e);
            };
        }
    }

    private JsonNode content(ConnectionId connection, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 429) {
            throw trouble.throttled(connection, clock.instant().plus(retryAfter(response)));
        }
        if (status == 430) {
            throw trouble.throttled(connection, clock.instant().plus(SECURITY_PAUSE));
        }
        if (status >= 500 || status == 408) {
            throw trouble.answerLost(connection, "HTTP " + status, null);
        }
        if (status == 400) {
            throw trouble.refused(connection, "HTTP 400");
        }
        if (status != 200) {
            throw trouble.accessRefused(connection, "HTTP " + status);
        }
        try {
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw trouble.notUnderstood(connection, "JSON", e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,4}(\\.[0-9]{1,3})?"))
                .map(text -> Duration.ofMillis((long) (Double.parseDouble(text) * 1_000)))
                .orElse(DEFAULT_THROTTLE);
    }

    /** Errors come with HTTP 200, even those of the limit ({@code vendors.md} section 4). */
    private JsonNode data(ShopifyAccess access, JsonNode answer) {
        ConnectionId connection = access.connection();
        JsonNode errors = answer.path("errors");
        if (errors.isString()) {
            throw trouble.refused(connection, "errors");
        }
        if (!errors.isEmpty()) {
            String code = errors.path(0).path("extensions").path("code").asString("");
            throw switch (code) {
                case "THROTTLED" ->
                        trouble.throttled(connection, clock.instant().plus(throttle(answer)));
                case "ACCESS_DENIED", "SHOP_INACTIVE" -> trouble.accessRefused(connection, code);
                case "INTERNAL_SERVER_ERROR" -> trouble.answerLost(connection, code, null);
                default -> trouble.refused(connection, code.isEmpty() ? "GraphQL errors" : code);
            };
        }
        JsonNode data = answer.path("data");
        if (!data.isObject()) {
            throw trouble.notUnderstood(connection, "data", null);
        }
        return data;
    }

    private static Duration throttle(JsonNode answer) {
        JsonNode cost = answer.path("extensions").path("cost");
        JsonNode status = cost.path("throttleStatus");
        if (!status.isObject()) {
            return DEFAULT_THROTTLE;
        }
        double wanted =
                Math.min(
                        cost.path("requestedQueryCost").asDouble(0),
                        status.path("maximumAvailable").asDouble(0));
        return PointBudget.waitFor(
                wanted - status.path("currentlyAvailable").asDouble(0),
                status.path("restoreRate").asDouble(0));
    }

    private PointBudget.@Nullable Status learn(GraphQlDocument document, JsonNode answer) {
        JsonNode cost = answer.path("extensions").path("cost");
        JsonNode status = cost.path("throttleStatus");
        if (cost.path("requestedQueryCost").isNumber()) {
            costs.put(document.name(), cost.path("requestedQueryCost").asDouble());
        }
        if (!status.path("maximumAvailable").isNumber()) {
            return null;
        }
        return new PointBudget.Status(
                status.path("maximumAvailable").asDouble(),
                status.path("currentlyAvailable").asDouble(0),
                status.path("restoreRate").asDouble(0),
                clock.instant());
    }

    /** Versions that are too old fall forward silently; that is worth one warning. */
    private void noteVersion(ShopifyAccess access, HttpResponse<?> response) {
        String served = response.headers().firstValue("X-Shopify-API-Version").orElse(null);
        if (served == null || served.equals(access.apiVersion())) {
            return;
        }
        Shop shop = new Shop(access.organisation(), access.connection());
        if (!served.equals(versionsSeen.put(shop, served))) {
            LOG.warn(
                    "Shopify answers with API version {} although {} was asked for; set api-version"
                            + " to a supported one. organisation={} connection={}",
                    served,
                    access.apiVersion(),
                    access.organisation(),
                    access.connection());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
