package dev.kontor.lexware.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives webhooks and answers them as told, 200 when nothing was said. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    record Received(String body, String signature, String path) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void answer(Integer... next) {
        statuses.addAll(List.of(next));
    }

    List<Received> received() {
        return received;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = 200;
            if (exchange.getRequestMethod().equals("POST")) {
                received.add(
                        new Received(
                                new String(body, StandardCharsets.UTF_8),
                                exchange.getRequestHeaders().getFirst("X-Lxo-Signature"),
                                exchange.getRequestURI().getPath()));
                Integer told = statuses.poll();
                status = told == null ? 200 : told;
            }
            if (status / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "/moved");
            }
            exchange.sendResponseHeaders(status, -1);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
