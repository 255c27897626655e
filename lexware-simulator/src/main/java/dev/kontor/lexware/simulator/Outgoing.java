package dev.kontor.lexware.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What leaves on a connection, which is known, and counted, before it does. */
sealed interface Outgoing {

    /** The status as statistics know it. */
    default String status() {
        return OrganisationStatistics.NO_ANSWER;
    }

    /** Why the request was refused; empty when it was not, or when the status says it all. */
    default String reason() {
        return "";
    }

    void to(HttpExchange exchange) throws IOException;

    /** The whole answer at once. */
    static Outgoing of(Answer answer) {
        return new Whole(answer, Duration.ZERO);
    }

    /**
     * The whole answer.
     *
     * @param over how long it takes, in small pieces; zero: at once
     */
    record Whole(Answer answer, Duration over) implements Outgoing {

        private static final int PIECES = 20;

        @Override
        public String status() {
            return String.valueOf(answer.status());
        }

        @Override
        public String reason() {
            return answer.reason();
        }

        @Override
        public void to(HttpExchange exchange) throws IOException {
            begin(exchange, answer);
            if (!hasBody(exchange, answer)) {
                return;
            }
            byte[] body = answer.body();
            int piece =
                    over.isZero() ? body.length : Math.max(1, (body.length + PIECES - 1) / PIECES);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int start = 0; start < body.length; start += piece) {
                    pause(over.dividedBy(PIECES));
                    out.write(body, start, Math.min(piece, body.length - start));
                    if (!over.isZero()) {
                        out.flush();
                    }
                }
            }
        }
    }

    /** Nothing: whoever handles the exchange closes it. */
    record Nothing() implements Outgoing {

        @Override
        public void to(HttpExchange exchange) {}
    }

    /** Half of the body, then the connection is gone. */
    record Cut(Answer answer) implements Outgoing {

        @Override
        public void to(HttpExchange exchange) throws IOException {
            begin(exchange, answer);
            if (hasBody(exchange, answer)) {
                exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
                exchange.getResponseBody().flush();
            }
        }
    }

    private static void begin(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        if (answer.body().length > 0) {
            headers.set("Content-Type", answer.contentType());
        }
        exchange.sendResponseHeaders(
                answer.status(), hasBody(exchange, answer) ? answer.body().length : -1);
    }

    /** No answer to HEAD has a body. */
    private static boolean hasBody(HttpExchange exchange, Answer answer) {
        return answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
    }

    /** Latency is real time, whatever the simulator's clock shows. */
    static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
