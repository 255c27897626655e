package dev.kontor.lexware.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Control calls about settings, the clock and a new beginning. */
final class ControlServer {

    private final SimulatorState state;

    ControlServer(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("GET", "/settings", _ -> settings()),
                new ControlRoute("PATCH", "/settings", this::changeSettings),
                new ControlRoute("GET", "/clock", _ -> clock()),
                new ControlRoute("POST", "/clock", this::changeClock),
                new ControlRoute("POST", "/reset", _ -> reset()));
    }

    private Answer settings() {
        ObjectNode json = Json.object();
        SettingsJson.put(json, state.settings().effective());
        SettingsJson.put(json, state.serverSettings());
        return Answer.json(200, json);
    }

    private Answer changeSettings(ControlCall call) {
        Set<String> fields = new HashSet<>(SettingsJson.ORGANISATION_FIELDS);
        fields.addAll(SettingsJson.SERVER_FIELDS);
        ObjectNode body = call.object(fields);
        Settings changed = SettingsJson.settings(body).over(state.settings());
        state.serverSettings(SettingsJson.server(body, state.serverSettings()));
        state.settings(changed);
        return settings();
    }

    private Answer clock() {
        return Answer.json(
                200,
                Json.object()
                        .put("now", state.clock().instant().toString())
                        .put("frozen", state.clock().isFrozen()));
    }

    private Answer changeClock(ControlCall call) {
        ObjectNode body = call.object(Set.of("advance", "set", "frozen"));
        Boolean frozen = ControlValues.flag(body, "frozen");
        if (Boolean.TRUE.equals(frozen)) {
            state.clock().freeze();
        } else if (Boolean.FALSE.equals(frozen)) {
            state.clock().run();
        }
        String set = ControlValues.text(body, "set");
        if (set != null) {
            state.clock().set(ControlValues.instant(set, "set"));
        }
        if (body.has("advance")) {
            state.clock().advance(ControlValues.duration(body.path("advance"), "advance"));
        }
        return clock();
    }

    private Answer reset() {
        state.reset();
        return Answer.noContent();
    }
}
