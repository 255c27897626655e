package dev.kontor.lexware.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request. */
final class Router {

    /** By method and the resource, the second segment of the path. */
    private final Map<String, List<Route>> routes = new HashMap<>();

    Router(List<Route> all) {
        for (Route route : all) {
            String key = key(route.method(), route.path().segments());
            routes.computeIfAbsent(key, _ -> new ArrayList<>()).add(route);
        }
    }

    Optional<Match> find(String method, String path) {
        List<String> segments = PathTemplate.segmentsOf(path);
        for (Route route : routes.getOrDefault(key(method, segments), List.of())) {
            Optional<List<String>> values = route.path().match(segments);
            if (values.isPresent()) {
                return Optional.of(new Match(route, values.get()));
            }
        }
        return Optional.empty();
    }

    private static String key(String method, List<String> segments) {
        return segments.size() < 2 ? method : method + " " + segments.get(1);
    }

    record Match(Route route, List<String> pathValues) {}
}
