package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page of a list and its envelope ({@code lexware-office-api.md} 5). */
record Paging(int page, int size, String property, boolean ascending) {

    /** How far a list can be read. */
    static final int WINDOW = 10_000;

    private static final int USUAL_SIZE = 25;

    /** Page and size from the query; refuses with 400. */
    static Paging of(Request request, int largestSize, String property, boolean ascending) {
        int page = number(request, "page", 0);
        int size = number(request, "size", USUAL_SIZE);
        if (page < 0) {
            throw new Refusal(400, "Invalid value for request parameter page: " + page);
        }
        if (size < 1) {
            throw new Refusal(400, "Invalid value for request parameter size: " + size);
        }
        if (size > largestSize) {
            throw new Refusal(
                    400, "The request parameter size must be less or equal than " + largestSize);
        }
        if ((page + 1L) * size > WINDOW) {
            throw new Refusal(
                    400, "The maximum search window of " + WINDOW + " entries is exceeded");
        }
        return new Paging(page, size, property, ascending);
    }

    private static int number(Request request, String parameter, int usual) {
        String text = request.parameter(parameter).orElse("");
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new Refusal(
                    400, "Invalid value for request parameter " + parameter + ": " + text);
        }
    }

    int offset() {
        return page * size;
    }

    /** This page of a list that is sorted. */
    <T> Slice<T> slice(List<T> sorted) {
        int from = Math.min(offset(), sorted.size());
        return new Slice<>(
                sorted.subList(from, Math.min(from + size, sorted.size())), sorted.size());
    }

    <T> ObjectNode envelope(List<T> sorted, Function<T, JsonNode> json) {
        return envelope(slice(sorted), json);
    }

    <T> ObjectNode envelope(Slice<T> slice, Function<T, JsonNode> json) {
        int total = (int) Math.min(slice.total(), WINDOW);
        int pages = (total + size - 1) / size;
        ObjectNode envelope = Json.object();
        ArrayNode content = envelope.putArray("content");
        slice.rows().forEach(row -> content.add(json.apply(row)));
        envelope.put("first", page == 0);
        envelope.put("last", page >= pages - 1);
        envelope.put("totalPages", pages);
        envelope.put("totalElements", total);
        envelope.put("numberOfElements", slice.rows().size());
        envelope.put("size", size);
        envelope.put("number", page);
        envelope.putArray("sort")
                .addObject()
                .put("property", property)
                .put("direction", ascending ? "ASC" : "DESC")
                .put("ignoreCase", false)
                .put("nullHandling", "NATIVE")
                .put("ascending", ascending);
        return envelope;
    }

    /** The rows of one page, and how many there are on all. */
    record Slice<T>(List<T> rows, long total) {}

    /** The query parameter {@code sort}; refuses with 400. */
    record Sort(String property, boolean ascending) {

        static Sort of(Request request, String usual) {
            String[] parts = request.parameter("sort").orElse(usual).split(",", -1);
            if (parts.length > 2) {
                throw invalid();
            }
            return new Sort(parts[0], parts.length == 1 || ascending(parts[1]));
        }

        static Refusal invalid() {
            return new Refusal(400, "The request parameter sort is invalid");
        }

        private static boolean ascending(String direction) {
            return switch (direction.toUpperCase(Locale.ROOT)) {
                case "ASC" -> true;
                case "DESC" -> false;
                default -> throw invalid();
            };
        }
    }
}
