package dev.kontor.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.simulator.shopify.SignedWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsIT {

    private final Queue<String> ids = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private IntUnaryOperator status = _ -> 200;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/in/token",
                exchange -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    ids.add(exchange.getRequestHeaders().getFirst("X-Shopify-Webhook-Id"));
                    byte[] answer = "answer".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status.applyAsInt(ids.size()), answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    private Webhook webhook() {
        return Webhook.of(
                new SignedWebhook(
                        URI.create("http://127.0.0.1:%d/in/token".formatted(port())),
                        Map.of("X-Shopify-Webhook-Id", "old", "X-Shopify-Topic", "orders/updated"),
                        "Größe".getBytes(StandardCharsets.UTF_8)));
    }

    private int port() {
        return server.getAddress().getPort();
    }

    @Test
    void sendsEachOnceUnderAnIdOfItsOwn() {
        Clients.Answers answers =
                new Clients(4, this::port).sendAll(Collections.nCopies(40, webhook()));

        assertThat(answers.accepted()).isEqualTo(40);
        assertThat(answers.notTaken()).isZero();
        assertThat(ids).hasSize(40).doesNotHaveDuplicates().allMatch(id -> id.startsWith("bench-"));
        assertThat(bodies).allMatch("Größe"::equals);
    }

    @Test
    void comesAgainUnderTheSameIdWhenItWasNotTaken() {
        status = count -> count == 1 ? 503 : 200;

        Clients.Answers answers = new Clients(1, this::port).sendAll(List.of(webhook()));

        assertThat(answers.accepted()).isOne();
        assertThat(answers.notTaken()).isOne();
        assertThat(ids).hasSize(2).containsOnly(ids.element());
    }

    @Test
    void keepsToItsScheduleAndCountsWhatWaitsForAConnection() {
        Clients.Answers answers = new Clients(2, this::port).sendAtRate(20, _ -> webhook(), 100);

        assertThat(answers.took()).isGreaterThanOrEqualTo(Duration.ofMillis(190));
        assertThat(answers.dueAt()).isSorted().doesNotContain(0L);
        assertThat(answers.percentileMillis(1))
                .isGreaterThanOrEqualTo(answers.percentileMillis(0.5));
    }
}
