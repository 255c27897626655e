package dev.kontor.lexware.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                        + "; the README of lexware-simulator lists them");
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
