package dev.kontor.lexware;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A server that says what the test wrote, and a client that talks to it. */
@Timeout(20)
class WireCase {

    static final UUID ID = UUID.fromString("77aa0000-0000-4000-8000-000000000001");
    static final UUID OTHER = UUID.fromString("77aa0000-0000-4000-8000-000000000002");
    static final String CREATED =
            "{\"id\":\"%s\",\"resourceUri\":\"https://api.lexware.io/v1/x/%s\",\"createdDate\":\"2026-03-02T09:15:00.120+01:00\",\"updatedDate\":\"2026-03-02T09:15:00.120+01:00\",\"version\":1}"
                    .formatted(ID, ID);

    /** What the server saw. */
    record Seen(String line, Map<String, List<String>> headers, String body) {}

    /** What the server says. */
    record Said(int status, Map<String, String> headers, String body) {
        static Said of(int status, String body) {
            return new Said(status, Map.of("Content-Type", "application/json"), body);
        }
    }

    final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    volatile Said next = Said.of(200, "{}");
    LexwareClient client;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        client =
                LexwareClient.open(
                        LexwareOptions.of(new ApiKey("key-1"))
                                .withBaseUri(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + server.getAddress().getPort()))
                                .withUserAgent("shop/1.0")
                                .withPacer(Pacer.unlimited()));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        // Latin-1 keeps the bytes of an upload apart; JSON bodies of tests are read back by utf8().
        String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        seen.add(
                new Seen(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        body));
        Said said = next;
        said.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = said.body().getBytes(StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
