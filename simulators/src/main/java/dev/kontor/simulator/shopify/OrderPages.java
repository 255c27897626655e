package dev.kontor.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a shop's orders. Sorted by update they are read from an index, so that a sweep over many
 * orders stays cheap.
 */
final class OrderPages {

    private OrderPages() {}

    static Connection page(Shop shop, DataFetchingEnvironment field) {
        Connection.PageRequest page = Connection.PageRequest.of(field);
        OrderSearch search = OrderSearch.parse(field.getArgument("query"));
        for (String unknown : search.unknownFields()) {
            GraphQlApi.warn(field, unknown);
        }
        String sortKey = Objects.requireNonNullElse(field.getArgument("sortKey"), "PROCESSED_AT");
        if (sortKey.equals("UPDATED_AT") && !page.reverse() && !page.backwards()) {
            return byUpdate(shop, page, search);
        }
        List<OrderRecord> found =
                shop.orders().stream()
                        .filter(shop::isVisible)
                        .filter(search::matches)
                        .sorted(order(sortKey))
                        .toList();
        return Connection.of(found, field, order -> order);
    }

    static int count(Shop shop, @Nullable String query) {
        OrderSearch search = OrderSearch.parse(query);
        return (int) shop.orders().stream().filter(shop::isVisible).filter(search::matches).count();
    }

    private static Connection byUpdate(Shop shop, Connection.PageRequest page, OrderSearch search) {
        NavigableSet<Shop.UpdateKey> keys = shop.updates();
        String after = page.after();
        Shop.UpdateKey from =
                after == null ? new Shop.UpdateKey(search.updatedFrom(), 0) : key(after);
        List<Connection.Edge> edges = new ArrayList<>();
        for (Shop.UpdateKey key : keys.tailSet(from, after == null)) {
            OrderRecord order = shop.at(key);
            if (order == null || !shop.isVisible(order) || !search.matches(order)) {
                continue;
            }
            if (edges.size() == page.size()) {
                return new Connection(edges, true, after != null);
            }
            edges.add(new Connection.Edge(cursor(key), order));
        }
        return new Connection(edges, false, after != null);
    }

    private static String cursor(Shop.UpdateKey key) {
        return Connection.cursor(key.updatedAt().getEpochSecond() + ":" + key.id());
    }

    private static Shop.UpdateKey key(String cursor) {
        String place = Connection.place(cursor);
        int colon = place.indexOf(':');
        try {
            return new Shop.UpdateKey(
                    Instant.ofEpochSecond(Long.parseLong(place.substring(0, Math.max(0, colon)))),
                    Long.parseLong(place.substring(colon + 1)));
        } catch (NumberFormatException _) {
            throw ApiError.invalidCursor(cursor);
        }
    }

    private static Comparator<OrderRecord> order(String sortKey) {
        Comparator<OrderRecord> byId = Comparator.comparingLong(OrderRecord::id);
        return switch (sortKey) {
            case "UPDATED_AT" ->
                    Comparator.comparing((OrderRecord order) -> order.moments().updatedAt())
                            .thenComparing(byId);
            case "CREATED_AT" ->
                    Comparator.comparing((OrderRecord order) -> order.moments().createdAt())
                            .thenComparing(byId);
            case "PROCESSED_AT" ->
                    Comparator.comparing((OrderRecord order) -> order.moments().processedAt())
                            .thenComparing(byId);
            case "ORDER_NUMBER" -> Comparator.comparingInt(OrderRecord::number);
            default -> byId;
        };
    }
}
