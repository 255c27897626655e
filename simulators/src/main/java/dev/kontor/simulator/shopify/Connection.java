package dev.kontor.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list, as GraphQL connections show it. */
record Connection(List<Edge> edges, boolean hasNextPage, boolean hasPreviousPage) {

    /** A node and the cursor to continue behind it. */
    record Edge(String cursor, Object node) {}

    Connection {
        edges = List.copyOf(edges);
    }

    /** The page of an in-memory list that the field's arguments ask for. */
    static <T> Connection of(
            List<T> items, DataFetchingEnvironment field, Function<T, Object> view) {
        PageRequest page = PageRequest.of(field);
        List<Edge> all = new ArrayList<>();
        List<T> ordered = page.reverse() ? items.reversed() : items;
        for (int index = 0; index < ordered.size(); index++) {
            all.add(new Edge(cursor("" + index), view.apply(ordered.get(index))));
        }
        int from = page.after() == null ? 0 : position(page.after()) + 1;
        int to = page.before() == null ? all.size() : position(page.before());
        from = Math.min(Math.max(0, from), all.size());
        to = Math.max(from, Math.min(to, all.size()));
        if (page.backwards()) {
            from = Math.max(from, to - page.size());
        } else {
            to = Math.min(to, from + page.size());
        }
        return new Connection(all.subList(from, to), to < all.size(), from > 0);
    }

    static String cursor(String place) {
        return Base64.getEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static String place(String cursor) {
        try {
            return new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw ApiError.invalidCursor(cursor);
        }
    }

    private static int position(String cursor) {
        try {
            return Integer.parseInt(place(cursor));
        } catch (NumberFormatException _) {
            throw ApiError.invalidCursor(cursor);
        }
    }

    List<Object> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    @Nullable String startCursor() {
        return edges.isEmpty() ? null : edges.getFirst().cursor();
    }

    @Nullable String endCursor() {
        return edges.isEmpty() ? null : edges.getLast().cursor();
    }

    /** The paging arguments of a field. */
    record PageRequest(
            int size,
            boolean backwards,
            @Nullable String after,
            @Nullable String before,
            boolean reverse) {

        static PageRequest of(DataFetchingEnvironment field) {
            Integer first = field.getArgument("first");
            Integer last = field.getArgument("last");
            int most = GraphQlApi.shop(field).maximumPageSize();
            if (first == null && last == null) {
                throw ApiError.badRequest("you must provide one of first or last");
            }
            int size = Objects.requireNonNull(first == null ? last : first);
            if (size < 0 || size > 250) {
                throw ApiError.badRequest(
                        (first == null ? "last" : "first") + " cannot exceed 250");
            }
            Boolean reverse = field.getArgument("reverse");
            return new PageRequest(
                    Math.min(size, most),
                    first == null,
                    field.getArgument("after"),
                    field.getArgument("before"),
                    Boolean.TRUE.equals(reverse));
        }
    }
}
