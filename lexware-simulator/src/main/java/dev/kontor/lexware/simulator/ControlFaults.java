package dev.kontor.lexware.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Control calls about faults by script and by chance. */
final class ControlFaults {

    private static final Set<String> RULE_FIELDS =
            Set.of(
                    "organisation",
                    "method",
                    "route",
                    "kind",
                    "status",
                    "delay",
                    "hang",
                    "duration");
    private static final Set<Integer> STATUSES = Set.of(500, 502, 503, 504);

    private final SimulatorState state;

    ControlFaults(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("POST", "/faults", this::addScripts),
                new ControlRoute("GET", "/faults", _ -> faults()),
                new ControlRoute("DELETE", "/faults", _ -> clear()),
                new ControlRoute("PUT", "/chaos", this::chances),
                new ControlRoute("POST", "/chaos", this::chances),
                new ControlRoute("GET", "/chaos", _ -> Answer.json(200, chaosJson())),
                new ControlRoute("DELETE", "/chaos", _ -> clearChances()));
    }

    private Answer addScripts(ControlCall call) {
        JsonNode body = call.json();
        List<FaultPlan.Script> scripts = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(entry -> scripts.add(script(entry)));
        } else {
            scripts.add(script(body));
        }
        state.faults().add(scripts);
        ObjectNode json = Json.object();
        json.set("scripts", scriptsJson());
        return Answer.json(201, json);
    }

    private Answer chances(ControlCall call) {
        ObjectNode body = call.object(Set.of("organisation", "seed", "rules"));
        String organisation = ControlValues.text(body, "organisation");
        long seed = body.path("seed").asLong(1);
        List<FaultPlan.Chance> chances = new ArrayList<>();
        double sum = 0;
        Set<String> fields = new HashSet<>(RULE_FIELDS);
        fields.add("chance");
        fields.remove("organisation");
        for (JsonNode rule : body.path("rules")) {
            ControlValues.requireKnown(rule, fields);
            double chance = ControlValues.chance(rule, "chance", 0);
            sum += chance;
            chances.add(new FaultPlan.Chance(rule(rule, organisation), chance, seed));
        }
        if (sum > 1.000001) {
            throw new IllegalArgumentException("The chances add up to " + sum + "; at most is 1");
        }
        state.faults()
                .chances(organisation == null ? null : ControlCall.uuid(organisation), chances);
        return Answer.json(200, chaosJson());
    }

    private Answer faults() {
        ObjectNode json = Json.object();
        json.set("scripts", scriptsJson());
        json.set("chaos", chaosJson());
        ObjectNode injected = json.putObject("injected");
        state.faults().injected().forEach((kind, count) -> injected.put(kind.wire(), count));
        json.put("lateWaiting", state.lateWaiting.sum());
        return Answer.json(200, json);
    }

    private Answer clear() {
        state.faults().clear();
        return Answer.noContent();
    }

    private Answer clearChances() {
        state.faults().clearChances();
        return Answer.noContent();
    }

    private FaultPlan.Script script(JsonNode entry) {
        Set<String> fields = new HashSet<>(RULE_FIELDS);
        fields.add("times");
        fields.add("after");
        ControlValues.requireKnown(entry, fields);
        Integer times = ControlValues.whole(entry, "times");
        Integer after = ControlValues.whole(entry, "after");
        if (times != null && times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but is " + times);
        }
        FaultRule rule = rule(entry, ControlValues.text(entry, "organisation"));
        return new FaultPlan.Script(rule, after == null ? 0 : after, times == null ? 1 : times);
    }

    private FaultRule rule(JsonNode entry, @Nullable String organisation) {
        UUID id = organisation == null ? null : ControlCall.uuid(organisation);
        if (id != null && state.organisation(id).isEmpty()) {
            throw new IllegalArgumentException("There is no organisation " + id);
        }
        String kindName = String.valueOf(ControlValues.text(entry, "kind"));
        FaultKind kind =
                FaultKind.named(kindName)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "kind must be one of "
                                                + FaultKind.names()
                                                + ", but is "
                                                + kindName));
        Integer status = ControlValues.whole(entry, "status");
        if (status != null && !STATUSES.contains(status)) {
            throw new IllegalArgumentException(
                    "status must be 500, 502, 503 or 504, but is " + status);
        }
        DurationRange delay = ControlValues.range(entry, "delay");
        DurationRange hang = ControlValues.range(entry, "hang");
        int usualStatus = kind == FaultKind.ERROR_AFTER ? 504 : 503;
        return new FaultRule(
                id,
                route(entry),
                kind,
                status == null ? usualStatus : status,
                delay == null ? FaultRule.USUAL_DELAY : delay,
                hang == null ? DurationRange.NONE : hang,
                ControlValues.range(entry, "duration"));
    }

    private static String route(JsonNode entry) {
        String route = ControlValues.text(entry, "route");
        String method = ControlValues.text(entry, "method");
        if (route == null) {
            return method == null ? FaultRule.ANY_ROUTE : method + " /v1/*";
        }
        if (route.contains(" ")) {
            return route;
        }
        return (method == null ? "*" : method) + " " + route;
    }

    private ArrayNode scriptsJson() {
        ArrayNode list = Json.array();
        for (FaultPlan.Script script : state.faults().scripts()) {
            list.add(
                    json(script.rule())
                            .put("after", script.after())
                            .put("remaining", script.remaining()));
        }
        return list;
    }

    private ArrayNode chaosJson() {
        ArrayNode list = Json.array();
        for (FaultPlan.Chance chance : state.faults().chances()) {
            list.add(json(chance.rule()).put("chance", chance.chance()).put("seed", chance.seed()));
        }
        return list;
    }

    private static ObjectNode json(FaultRule rule) {
        ObjectNode json = Json.object();
        if (rule.organisation() != null) {
            json.put("organisation", rule.organisation().toString());
        }
        json.put("route", rule.route());
        json.put("kind", rule.kind().wire());
        switch (rule.kind()) {
            case ERROR_BEFORE, ERROR_AFTER -> json.put("status", rule.status());
            case LATE -> {
                ControlValues.put(json, "delay", rule.delay());
                ControlValues.put(json, "hang", rule.hang());
            }
            case SLOW, THROTTLE -> ControlValues.put(json, "duration", rule.duration());
            case DROP_BEFORE, DROP_AFTER, CUT -> {}
        }
        return json;
    }
}
