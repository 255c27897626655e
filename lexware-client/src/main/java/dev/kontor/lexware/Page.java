package dev.kontor.lexware;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list (lexware-office-api.md 5).
 *
 * @param content the entries
 * @param number this page, counted from 0
 * @param size how many entries a page may hold
 * @param totalPages how many pages there are
 * @param totalElements how many entries there are, capped by Lexware at 10,000
 * @param last true if no page follows
 * @param <T> type of the entries
 */
public record Page<T>(
        List<T> content, int number, int size, int totalPages, long totalElements, boolean last) {

    /** Entries that can be reached by paging; beyond, the request fails. Narrow by date instead. */
    public static final int WINDOW = 10_000;

    /** Largest page that is documented. */
    public static final int LARGEST = 250;

    /** Keeps the entries unmodifiable. */
    public Page {
        content = List.copyOf(content);
    }

    /**
     * True if there are as many entries as Lexware counts: there may be more that paging cannot
     * reach.
     */
    public boolean windowReached() {
        return totalElements >= WINDOW;
    }

    /** True if the next page would start beyond the window. */
    boolean endsAtWindow() {
        return (number + 1L) * size >= WINDOW;
    }

    static <T> Page<T> read(byte[] body, Function<JsonNode, T> entry) {
        JsonNode root = Json.tree(body);
        if (!root.path("content").isArray()) {
            throw new UnreadableAnswer("a page has no content array");
        }
        List<T> content = root.path("content").values().stream().map(entry).toList();
        int pages = root.path("totalPages").asInt(0);
        int number = root.path("number").asInt(0);
        return new Page<>(
                content,
                number,
                root.path("size").asInt(content.size()),
                pages,
                root.path("totalElements").asLong(content.size()),
                root.path("last").asBoolean(number + 1 >= pages));
    }

    static void check(int page, int size) {
        check(page, size, 1);
    }

    static void check(int page, int size, int smallest) {
        if (size < smallest || size > LARGEST) {
            throw new FieldRefused(
                    "size", "is " + smallest + " to " + LARGEST, "ask for pages of that size");
        }
        if (page < 0 || (long) page * size >= WINDOW) {
            throw new FieldRefused(
                    "page",
                    "starts within the first " + WINDOW + " entries",
                    "narrow the query by date");
        }
    }
}
