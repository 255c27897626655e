package dev.kontor.lexware.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in as the vendor's gateway does: key, limit, route, scope; and lets them fail as
 * the fault plan says.
 */
final class FrontDoor implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(FrontDoor.class.getName());

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
                Outgoing.of(control.answer(request)).to(exchange);
            } else if (request.path().equals("/") && request.method().equals("GET")) {
                Outgoing.of(Page.of(state)).to(exchange);
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
            Outgoing refused = Outgoing.of(Answer.gateway(401));
            remember("", request, refused, began);
            refused.to(exchange);
            return;
        }
        Organisation organisation = key.get().organisation();
        OrganisationStatistics statistics = organisation.statistics();
        Router.Match match = router.find(request.method(), request.path()).orElse(null);
        String route = match == null ? request.method() + " (unknown)" : match.route().name();
        Outgoing outgoing = new Outgoing.Nothing();
        statistics.began(state.clock().instant());
        int concurrent = state.running.incrementAndGet();
        state.maxConcurrency.accumulateAndGet(concurrent, Math::max);
        try {
            outgoing = limited(new Visit(request, key.get(), match, route, began));
        } finally {
            // Before the answer leaves, so that whoever got it finds it counted.
            statistics.counted(route, outgoing.status());
            remember(organisation.name(), request, outgoing, began);
        }
        try {
            outgoing.to(exchange);
        } finally {
            state.running.decrementAndGet();
            statistics.ended();
        }
    }

    private void remember(String organisation, Request request, Outgoing outgoing, long began) {
        state.requests()
                .add(
                        new RequestLog.Entry(
                                state.clock().instant(),
                                organisation,
                                request.method(),
                                request.target(),
                                outgoing.status(),
                                outgoing.reason(),
                                (System.nanoTime() - began) / 1000));
    }

    private Outgoing limited(Visit visit) {
        Organisation organisation = visit.key().organisation();
        Instant now = state.clock().instant();
        Settings.Effective settings = organisation.settings();
        if (!settings.unlimited()
                && !bucket(visit.key())
                        .take(now, settings.bucketDepth(), settings.ratePerSecond())) {
            organisation.statistics().throttled(now);
            return Outgoing.of(Answer.tooMany(settings, untilAToken(settings)));
        }
        if (!organisation.hasContract()) {
            return Outgoing.of(Answer.gateway(402));
        }
        Duration latency = organisation.latencyDice().draw(settings.latency());
        @Nullable Fault fault =
                state.faults().decide(organisation, visit.route(), now).orElse(null);
        Outgoing.pause(latency.dividedBy(2));
        if (fault == null) {
            Answer answer = execute(visit, ExecutedBy.NORMAL);
            Outgoing.pause(latency.dividedBy(2));
            return Outgoing.of(answer);
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

    private Outgoing faulty(Visit visit, Fault fault, Duration latency) {
        Settings.Effective settings = visit.key().organisation().settings();
        return switch (fault) {
            case Fault.DropBefore _ -> new Outgoing.Nothing();
            case Fault.DropAfter _ -> {
                execute(visit, ExecutedBy.DROPPED);
                Outgoing.pause(latency);
                yield new Outgoing.Nothing();
            }
            case Fault.Late late -> {
                executeLater(visit, late.delay());
                Outgoing.pause(late.hang());
                yield new Outgoing.Nothing();
            }
            case Fault.ErrorBefore(int status) -> Outgoing.of(Answer.gateway(status));
            case Fault.ErrorAfter(int status) -> {
                execute(visit, ExecutedBy.DROPPED);
                Outgoing.pause(latency);
                yield Outgoing.of(Answer.gateway(status));
            }
            case Fault.Cut _ -> new Outgoing.Cut(execute(visit, ExecutedBy.DROPPED));
            case Fault.Slow(Duration duration) ->
                    new Outgoing.Whole(execute(visit, ExecutedBy.NORMAL), duration);
            case Fault.Throttle _ -> {
                visit.key().organisation().statistics().throttledByFault.increment();
                yield Outgoing.of(Answer.tooMany(settings, untilAToken(settings)));
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
            return route.shape()
                    .answer(refusal, visit.request(), state.clock().instant())
                    .withReason(refusal.reason());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, route.name() + " failed inside the simulator", e);
            return Answer.gateway(500);
        }
    }

    /**
     * A request that has a key.
     *
     * @param match null for an unknown route
     */
    private record Visit(
            Request request,
            ApiKey key,
            Router.@Nullable Match match,
            String route,
            long beganAt) {}
}
