package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the route of a request. */
final class Router {

    private final Map<String, List<Route>> routesByMethod;

    Router(List<Route> routes) {
        routesByMethod = routes.stream().collect(Collectors.groupingBy(Route::method));
    }

    Optional<Match> find(String method, String path) {
        List<String> segments = PathTemplate.segmentsOf(path);
        for (Route route : routesByMethod.getOrDefault(method, List.of())) {
            Optional<List<String>> values = route.path().match(segments);
            if (values.isPresent()) {
                return Optional.of(new Match(route, values.get()));
            }
        }
        return Optional.empty();
    }

    record Match(Route route, List<String> pathValues) {}
}
