package dev.kontor.simulator.shopify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app that speaks with a simulated shop over real HTTP. */
final class AppClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ShopAccess shop;

    AppClient(ShopAccess shop) {
        this.shop = shop;
    }

    JsonNode ask(String query) throws IOException, InterruptedException {
        return ask(query, Map.of());
    }

    JsonNode ask(String query, Map<String, Object> variables)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = post(query, variables, shop.accessToken(), "2026-10");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(
            String query, Map<String, Object> variables, String token, String version)
            throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of("query", query, "variables", variables));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        shop.baseUri() + "/admin/api/" + version + "/graphql.json"))
                        .header("Content-Type", "application/json")
                        .header("X-Shopify-Access-Token", token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> form(String path, String fields) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(shop.baseUri() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A call of the control routes; {@code path} starts behind {@code /_simulator}. */
    HttpResponse<String> control(String method, String path, String body)
            throws IOException, InterruptedException {
        URI root = shop.baseUri().resolve("/_simulator" + path);
        return http.send(
                HttpRequest.newBuilder(root)
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
