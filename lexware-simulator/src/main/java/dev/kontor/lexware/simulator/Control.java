package dev.kontor.lexware.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The control interface under {@code /_simulator}, as the module's README describes it. */
final class Control {

    private final List<ControlRoute> routes = new ArrayList<>();

    Control(SimulatorState state) {
        routes.addAll(new ControlOrganisations(state).routes());
        routes.addAll(new ControlServer(state).routes());
        routes.addAll(new ControlFaults(state).routes());
        routes.addAll(new ControlHand(state).routes());
        routes.addAll(new ControlBooks(state).routes());
        routes.addAll(new ControlChecks(state).routes());
        routes.addAll(new ControlStatistics(state).routes());
        routes.addAll(new ControlWebhooks(state).routes());
        routes.add(new ControlRoute("GET", "", _ -> index()));
    }

    Answer answer(Request request) {
        List<String> path = PathTemplate.segmentsOf(request.path());
        for (ControlRoute route : routes) {
            if (route.method().equals(request.method())) {
                Optional<List<String>> values = route.path().match(path);
                if (values.isPresent()) {
                    return answer(route, new ControlCall(request, values.get()));
                }
            }
        }
        return error(
                404,
                "There is no control call "
                        + request.method()
                        + " "
                        + request.path()
                        + "; GET /_simulator lists them, the README of lexware-simulator explains them");
    }

    /** All control calls, for whoever looks for one. */
    private Answer index() {
        ObjectNode json = Json.object();
        ArrayNode calls = json.putArray("calls");
        routes.stream()
                .map(route -> route.method() + " " + route.path().text())
                .sorted(Comparator.comparing(call -> call.substring(call.indexOf(' '))))
                .forEach(calls::add);
        return Answer.json(200, json);
    }

    private static Answer answer(ControlRoute route, ControlCall call) {
        try {
            return route.handler().handle(call);
        } catch (Refusal refusal) {
            StringBuilder reason = new StringBuilder(refusal.summary());
            refusal.details()
                    .forEach(detail ->
                            reason.append("; ")
                                    .append(detail.violation())
                                    .append(' ')
                                    .append(detail.field()));
            return error(refusal.status() == 406 ? 400 : refusal.status(), reason.toString());
        } catch (IllegalArgumentException e) {
            return error(400, String.valueOf(e.getMessage()));
        }
    }

    static Answer error(int status, String reason) {
        return Answer.json(status, Json.object().put("error", reason));
    }
}
