package dev.kontor.lexware.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in as the vendor's gateway does: key, limit, route, scope; and lets them fail as
 * the fault plan says.
 */
final class FrontDoor implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());
    private static final int SLOW_PIECES = 20;

    private final SimulatorState state;
    private final Router router;
    private final Control control;

    FrontDoor(SimulatorState state) {
        this.state = state;
        this.router = new Router(state.routes());
        this.control = new Control(state);
    }

    @Override
    public void handle(HttpExchange exchange) {
        try {
            Request request = Request.of(exchange);
            if (request.path().startsWith("/_simulator")) {
                send(exchange, control.answer(request));
            } else if (request.path().equals("/") && request.method().equals("GET")) {
                send(exchange, Page.of(state));
            } else if (!request.method().equals("OPTIONS")) {
                api(exchange, request);
            }
        } catch (IOException _) {
            // The client has gone; what was executed stays executed.
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request failed inside the simulator", e);
        } finally {
            exchange.close();
        }
    }

    private void api(HttpExchange exchange, Request request) throws IOException {
        long began = System.nanoTime();
        Optional<ApiKey> key = state.authenticated(request.headers().authorization());
        if (key.isEmpty()) {
            state.unauthorized.increment();
            remember("", request, send(exchange, Answer.gateway(401)), began);
            return;
        }
        Organisation organisation = key.get().organisation();
        OrganisationStatistics statistics = organisation.statistics();
        Router.Match match = router.find(request.method(), request.path()).orElse(null);
        String route = match == null ? request.method() + " (unknown)" : match.route().name();
        String status = OrganisationStatistics.NO_ANSWER;
        statistics.began(state.clock().instant());
        int concurrent = state.running.incrementAndGet();
        state.maxConcurrency.accumulateAndGet(concurrent, Math::max);
        try {
            Visit visit = new Visit(exchange, request, key.get(), match, route, began);
            status = limited(visit);
        } finally {
            state.running.decrementAndGet();
            statistics.ended(route, status);
            remember(organisation.name(), request, status, began);
        }
    }

    private void remember(String organisation, Request request, String status, long began) {
        state.requests()
                .add(
                        new RequestLog.Entry(
                                state.clock().instant(),
                                organisation,
                                request.method(),
                                request.target(),
                                status,
                                (System.nanoTime() - began) / 1000));
    }

    /** Answers the status for the statistics. */
    private String limited(Visit visit) throws IOException {
        Organisation organisation = visit.key().organisation();
        Instant now = state.clock().instant();
        Settings.Effective settings = organisation.settings();
        if (!settings.unlimited()
                && !bucket(visit.key())
                        .take(now, settings.bucketDepth(), settings.ratePerSecond())) {
            organisation.statistics().throttled(now);
            return send(visit.exchange(), Answer.tooMany(settings, untilAToken(settings)));
        }
        if (!organisation.hasContract()) {
            return send(visit.exchange(), Answer.gateway(402));
        }
        Duration latency = organisation.latencyDice().draw(settings.latency());
        @Nullable Fault fault =
                state.faults().decide(organisation, visit.route(), now).orElse(null);
        pause(latency.dividedBy(2));
        if (fault == null) {
            Answer answer = execute(visit, ExecutedBy.NORMAL);
            pause(latency.dividedBy(2));
            return send(visit.exchange(), answer);
        }
        return faulty(visit, fault, latency.dividedBy(2));
    }

    /** Whose calls are counted together. */
    private static TokenBucket bucket(ApiKey key) {
        return key.organisation().settings().documented(Disputed.RATE_LIMIT)
                ? key.bucket()
                : key.organisation().bucket();
    }

    private static long untilAToken(Settings.Effective settings) {
        return (long) Math.ceil(1 / settings.ratePerSecond());
    }

    private String faulty(Visit visit, Fault fault, Duration latency) throws IOException {
        HttpExchange exchange = visit.exchange();
        Settings.Effective settings = visit.key().organisation().settings();
        return switch (fault) {
            case Fault.DropBefore _ -> OrganisationStatistics.NO_ANSWER;
            case Fault.DropAfter _ -> {
                execute(visit, ExecutedBy.DROPPED);
                pause(latency);
                yield OrganisationStatistics.NO_ANSWER;
            }
            case Fault.Late late -> {
                executeLater(visit, late.delay());
                pause(late.hang());
                yield OrganisationStatistics.NO_ANSWER;
            }
            case Fault.ErrorBefore(int status) -> send(exchange, Answer.gateway(status));
            case Fault.ErrorAfter(int status) -> {
                execute(visit, ExecutedBy.DROPPED);
                pause(latency);
                yield send(exchange, Answer.gateway(status));
            }
            case Fault.Cut _ -> cut(exchange, execute(visit, ExecutedBy.DROPPED));
            case Fault.Slow(Duration duration) ->
                    slow(exchange, execute(visit, ExecutedBy.NORMAL), duration);
            case Fault.Throttle _ -> {
                visit.key().organisation().statistics().throttledByFault.increment();
                yield send(exchange, Answer.tooMany(settings, untilAToken(settings)));
            }
        };
    }

    private void executeLater(Visit visit, Duration delay) {
        state.lateWaiting.increment();
        state.agenda()
                .at(
                        state.clock().instant().plus(delay),
                        () -> {
                            state.lateWaiting.decrement();
                            visit.key().organisation().statistics().executedLate.increment();
                            execute(visit, ExecutedBy.LATE);
                        });
    }

    private Answer execute(Visit visit, ExecutedBy executedBy) {
        Router.Match match = visit.match();
        if (match == null || !match.route().isThereFor(visit.key().organisation())) {
            return Answer.gateway(state.serverSettings().unknownRouteStatus());
        }
        Route route = match.route();
        if (!visit.key().may(route.scope())) {
            return Answer.json(403, Json.object().put("message", "access_denied"));
        }
        Call call =
                new Call(
                        visit.request(),
                        visit.key(),
                        match.pathValues(),
                        executedBy,
                        visit.beganAt());
        try {
            return route.handler().handle(call);
        } catch (Refusal refusal) {
            return route.shape().answer(refusal, visit.request(), state.clock().instant());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, route.name() + " failed inside the simulator", e);
            return Answer.gateway(500);
        }
    }

    private static String send(HttpExchange exchange, Answer answer) throws IOException {
        begin(exchange, answer);
        if (hasBody(exchange, answer)) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
        return String.valueOf(answer.status());
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

    /** Half of the body, then the connection is gone. */
    private static String cut(HttpExchange exchange, Answer answer) throws IOException {
        begin(exchange, answer);
        exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
        exchange.getResponseBody().flush();
        return OrganisationStatistics.NO_ANSWER;
    }

    private static String slow(HttpExchange exchange, Answer answer, Duration duration)
            throws IOException {
        begin(exchange, answer);
        byte[] body = answer.body();
        int piece = Math.max(1, (body.length + SLOW_PIECES - 1) / SLOW_PIECES);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int start = 0; start < body.length; start += piece) {
                pause(duration.dividedBy(SLOW_PIECES));
                out.write(body, start, Math.min(piece, body.length - start));
                out.flush();
            }
        }
        return String.valueOf(answer.status());
    }

    /** Latency is real time, whatever the simulator's clock shows. */
    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /**
     * A request that has a key.
     *
     * @param match null for an unknown route
     */
    private record Visit(
            HttpExchange exchange,
            Request request,
            ApiKey key,
            Router.@Nullable Match match,
            String route,
            long beganAt) {}
}
