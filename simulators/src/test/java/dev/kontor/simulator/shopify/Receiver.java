package dev.kontor.simulator.shopify;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A webhook endpoint that keeps what arrives and answers as told. */
final class Receiver implements AutoCloseable {

    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    volatile CountDownLatch holdingBack = new CountDownLatch(0);
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** One call that arrived. */
    static final class Received {

        private final Headers headers;
        private final byte[] body;

        private Received(Headers headers, byte[] body) {
            this.headers = headers;
            this.body = body;
        }

        String header(String name) {
            return headers.getFirst(name);
        }

        byte[] body() {
            return body.clone();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Receiver() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                        0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in/token");
    }

    List<Received> of(String topic) {
        return received.stream()
                .filter(each -> each.header("X-Shopify-Topic").equals(topic))
                .toList();
    }

    /** Waits for a condition, ten seconds at most. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within ten seconds: " + what);
            }
            never.await(5, TimeUnit.MILLISECONDS);
        }
    }

    private void answer(HttpExchange http) throws IOException {
        received.add(new Received(http.getRequestHeaders(), http.getRequestBody().readAllBytes()));
        try {
            holdingBack.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        http.sendResponseHeaders(status, -1);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
