package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Control calls about what the clients did. */
final class ControlStatistics {

    private final SimulatorState state;

    ControlStatistics(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("GET", "/statistics", _ -> statistics()),
                new ControlRoute("GET", "/statistics/rate", this::rate),
                new ControlRoute("GET", "/requests", _ -> requests()),
                new ControlRoute("POST", "/statistics/reset", _ -> reset()));
    }

    private Answer statistics() {
        ObjectNode json = Json.object();
        json.put("since", state.since().toString());
        json.put("now", state.clock().instant().toString());
        json.put("calls", sum(all -> all.calls.sum()));
        json.put("throttled", sum(all -> all.throttled.sum()));
        json.put("throttledByFault", sum(all -> all.throttledByFault.sum()));
        json.put("throttledByPace", sum(all -> all.throttledByPace.sum()));
        json.put("overPace", sum(all -> all.overPace.sum()));
        json.put("unauthorized", state.unauthorized.sum());
        json.put("maxConcurrency", state.maxConcurrency.get());
        json.put("executedLate", sum(all -> all.executedLate.sum()));
        ArrayNode organisations = json.putArray("organisations");
        state.organisations().forEach(organisation -> organisations.add(json(organisation)));
        ObjectNode faults = json.putObject("faults");
        state.faults().injected().forEach((kind, count) -> faults.put(kind.wire(), count));
        Webhooks webhooks = state.webhooks();
        json.putObject("webhooks")
                .put("fired", webhooks.fired.sum())
                .put("delivered", webhooks.delivered.sum())
                .put("failed", webhooks.failed.sum())
                .put("dropped", webhooks.dropped.sum())
                .put("duplicated", webhooks.duplicated.sum())
                .put(
                        "waiting",
                        webhooks.deliveries().stream()
                                .filter(one -> one.outcome() == Delivery.Outcome.WAITING)
                                .count());
        return Answer.json(200, json);
    }

    private ObjectNode json(Organisation organisation) {
        OrganisationStatistics statistics = organisation.statistics();
        ObjectNode json = Json.object();
        json.put("organizationId", organisation.id().toString());
        json.put("name", organisation.name());
        json.put("calls", statistics.calls.sum());
        json.put("throttled", statistics.throttled.sum());
        json.put("throttledByFault", statistics.throttledByFault.sum());
        json.put("throttledByPace", statistics.throttledByPace.sum());
        json.put("overPace", statistics.overPace.sum());
        json.put("maxConcurrency", statistics.maxConcurrency());
        json.put("executedLate", statistics.executedLate.sum());
        json.put("firstCall", text(statistics.firstCall()));
        json.put("lastCall", text(statistics.lastCall()));
        json.put("contacts", organisation.contacts().count());
        ObjectNode documents = json.putObject("documents");
        for (SalesDocument document : organisation.allDocuments()) {
            if (!document.isDeleted()) {
                String type = document.kind().voucherType();
                ObjectNode counts =
                        documents.path(type) instanceof ObjectNode known
                                ? known
                                : documents.putObject(type);
                String status = document.status().wire();
                counts.put(status, counts.path(status).asInt(0) + 1);
            }
        }
        json.set(
                "fairUse",
                organisation.fairUse().json(Dates.dayOf(state.clock().instant()).getYear()));
        ArrayNode routes = json.putArray("routes");
        statistics
                .routes()
                .forEach((route, statuses) -> {
                    ObjectNode entry = routes.addObject();
                    entry.put("route", route);
                    entry.put("calls", statuses.values().stream().mapToLong(Long::longValue).sum());
                    ObjectNode counts = entry.putObject("statuses");
                    statuses.forEach(counts::put);
                });
        return json;
    }

    private Answer requests() {
        ArrayNode list = Json.array();
        for (RequestLog.Entry entry : state.requests().latest()) {
            list.addObject()
                    .put("at", entry.at().toString())
                    .put("organisation", entry.organisation())
                    .put("method", entry.method())
                    .put("target", entry.target())
                    .put("status", entry.status())
                    .put("reason", entry.reason())
                    .put("micros", entry.micros());
        }
        return Answer.json(200, list);
    }

    private Answer rate(ControlCall call) {
        List<OrganisationStatistics> chosen = chosen(call);
        Instant from = instant(call, "from").orElseGet(() -> first(chosen));
        Instant to = instant(call, "to").orElseGet(() -> last(chosen).plusSeconds(1));
        long firstSecond = from.getEpochSecond();
        long endSecond = Math.max(firstSecond, to.getEpochSecond());
        NavigableMap<Long, long[]> seconds = new TreeMap<>();
        for (OrganisationStatistics statistics : chosen) {
            statistics
                    .seconds(firstSecond, endSecond)
                    .forEach((second, counts) -> {
                        long[] sums = seconds.computeIfAbsent(second, _ -> new long[3]);
                        sums[0] += counts.calls.sum();
                        sums[1] += counts.throttled.sum();
                        sums[2] += counts.documents.sum();
                    });
        }
        return Answer.json(200, rateJson(firstSecond, endSecond, seconds));
    }

    private static ObjectNode rateJson(long from, long to, Map<Long, long[]> seconds) {
        long length = to - from;
        long calls = seconds.values().stream().mapToLong(sums -> sums[0]).sum();
        long throttled = seconds.values().stream().mapToLong(sums -> sums[1]).sum();
        long documents = seconds.values().stream().mapToLong(sums -> sums[2]).sum();
        ObjectNode json = Json.object();
        json.put("from", Instant.ofEpochSecond(from).toString());
        json.put("to", Instant.ofEpochSecond(to).toString());
        json.put("seconds", length);
        json.put("calls", calls);
        json.put("throttled", throttled);
        json.put("documents", documents);
        json.put("callsPerSecond", length == 0 ? 0.0 : (double) calls / length);
        json.put("documentsPerMinute", length == 0 ? 0.0 : documents * 60.0 / length);
        ArrayNode list = json.putArray("perSecond");
        seconds.forEach((second, sums) ->
                list.addObject()
                        .put("second", Instant.ofEpochSecond(second).toString())
                        .put("calls", sums[0])
                        .put("throttled", sums[1])
                        .put("documents", sums[2]));
        return json;
    }

    private Answer reset() {
        state.resetStatistics();
        return Answer.noContent();
    }

    private List<OrganisationStatistics> chosen(ControlCall call) {
        Optional<UUID> wanted = call.request().parameter("organisation").map(ControlCall::uuid);
        return state.organisations().stream()
                .filter(organisation -> wanted.isEmpty() || wanted.get().equals(organisation.id()))
                .map(Organisation::statistics)
                .toList();
    }

    private Instant first(List<OrganisationStatistics> chosen) {
        return chosen.stream()
                .map(OrganisationStatistics::firstCall)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseGet(state::since);
    }

    private Instant last(List<OrganisationStatistics> chosen) {
        return chosen.stream()
                .map(OrganisationStatistics::lastCall)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseGet(state::since);
    }

    private static Optional<Instant> instant(ControlCall call, String parameter) {
        return call.request()
                .parameter(parameter)
                .map(text -> ControlValues.instant(text, parameter));
    }

    private long sum(ToLongFunction<OrganisationStatistics> count) {
        return state.organisations().stream().map(Organisation::statistics).mapToLong(count).sum();
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }
}
