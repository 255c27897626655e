package dev.kontor.hub.connector.shopify;

import static dev.kontor.hub.connector.shopify.Documents.SHORT_LIST;
import static dev.kontor.hub.connector.shopify.Documents.WHOLE_LIST;

import dev.kontor.hub.connector.ConnectorError;
import dev.kontor.hub.connector.ConnectorFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an order with everything that hangs on it: one query for most orders, one more for each
 * refund, and as many as it takes for long ones. If the order changes while it is read in several
 * queries, nothing is returned: parts of two states would be a sale that never was.
 */
final class OrderReader {

    private static final int LINES_PER_PAGE = 100;

    private final ShopifyApi api;
    private final JsonMapper json;
    private final Trouble trouble;

    OrderReader(ShopifyApi api, JsonMapper json, Trouble trouble) {
        this.api = api;
        this.json = json;
        this.trouble = trouble;
    }

    /**
     * Reads the order; empty if the shop does not know it.
     *
     * @throws ConnectorFailure if it could not be read, or changed meanwhile
     */
    Optional<OrderParts> read(ShopifyAccess access, String number) {
        JsonNode answer =
                api.ask(
                                access,
                                Documents.ORDER,
                                Map.of(
                                        "id",
                                        gid(number),
                                        "lines",
                                        Documents.LINES,
                                        "short",
                                        SHORT_LIST))
                        .path("order");
        if (!answer.isObject()) {
            return Optional.empty();
        }
        WireOrder head = as(access, number, answer, WireOrder.class);
        List<WireOrder.Line> lines = lines(access, number, head);
        if (head.shippingLines().next() != null) {
            throw trouble.notUnderstood(
                    access.connection(), "order " + number + " (shipping lines)", null);
        }
        List<WireOrder.Fulfillment> fulfillments = head.fulfillments();
        List<WireOrder.Transaction> transactions = head.transactions();
        List<WireOrder.Id> refunds = head.refunds();
        if (full(fulfillments) || full(transactions) || full(refunds)) {
            WireOrder.Lists lists = lists(access, number, head.updatedAt());
            fulfillments = lists.fulfillments();
            transactions = lists.transactions();
            refunds = lists.refunds();
        }
        return Optional.of(
                new OrderParts(
                        head,
                        lines,
                        fulfillments,
                        transactions,
                        refunds.stream()
                                .map(refund -> refund(access, number, refund.id()))
                                .sorted(Comparator.comparingLong(OrderReader::position))
                                .toList(),
                        null));
    }

    /** Duties and fees. Empty if the shop's API version does not know them. */
    Optional<WireOrder.Extras> extras(ShopifyAccess access, String number, Instant asOf) {
        JsonNode answer;
        try {
            answer = api.ask(access, Documents.EXTRAS, Map.of("id", gid(number))).path("order");
        } catch (ConnectorFailure e) {
            if (e.error() == ConnectorError.REQUEST_REFUSED) {
                return Optional.empty();
            }
            throw e;
        }
        WireOrder.Extras extras = as(access, number, answer, WireOrder.Extras.class);
        same(number, asOf, extras.updatedAt());
        return Optional.of(extras);
    }

    /** What the catalogue says of the lines, by their ids. */
    Map<String, WireOrder.Product> products(ShopifyAccess access, String number, Instant asOf) {
        Map<String, WireOrder.Product> products = new HashMap<>();
        String after = null;
        do {
            JsonNode answer =
                    api.ask(
                                    access,
                                    Documents.PRODUCTS,
                                    page(gid(number), Documents.PRODUCT_LINES, after))
                            .path("order");
            WireOrder.ProductsPage page = as(access, number, answer, WireOrder.ProductsPage.class);
            same(number, asOf, page.updatedAt());
            for (WireOrder.ProductLine line : page.lineItems().nodes()) {
                WireOrder.Product product = line.product();
                if (product != null) {
                    products.put(line.id(), product);
                }
            }
            after = page.lineItems().next();
        } while (after != null);
        return products;
    }

    private List<WireOrder.Line> lines(ShopifyAccess access, String number, WireOrder head) {
        List<WireOrder.Line> lines = new ArrayList<>(head.lineItems().nodes());
        String after = head.lineItems().next();
        while (after != null) {
            JsonNode answer =
                    api.ask(access, Documents.LINES_PAGE, page(gid(number), LINES_PER_PAGE, after))
                            .path("order");
            WireOrder.LinesPage page = as(access, number, answer, WireOrder.LinesPage.class);
            same(number, head.updatedAt(), page.updatedAt());
            lines.addAll(page.lineItems().nodes());
            after = page.lineItems().next();
        }
        return lines;
    }

    /** These lists have no cursor: a full one is asked for again, larger. */
    private WireOrder.Lists lists(ShopifyAccess access, String number, Instant asOf) {
        JsonNode answer =
                api.ask(access, Documents.LISTS, Map.of("id", gid(number), "first", WHOLE_LIST))
                        .path("order");
        WireOrder.Lists lists = as(access, number, answer, WireOrder.Lists.class);
        same(number, asOf, lists.updatedAt());
        if (lists.fulfillments().size() >= WHOLE_LIST
                || lists.transactions().size() >= WHOLE_LIST
                || lists.refunds().size() >= WHOLE_LIST) {
            throw trouble.notUnderstood(
                    access.connection(),
                    "order " + number + " (more than 250 payments, refunds or fulfilments)",
                    null);
        }
        return lists;
    }

    private WireRefund refund(ShopifyAccess access, String number, String id) {
        WireRefund refund = refundPage(access, number, id, null);
        if (refund.refundShippingLines().next() != null
                || refund.orderAdjustments().next() != null
                || refund.transactions().next() != null) {
            throw trouble.notUnderstood(
                    access.connection(), "order " + number + " (a refund of many parts)", null);
        }
        String after = refund.refundLineItems().next();
        if (after == null) {
            return refund;
        }
        List<WireRefund.Line> lines = new ArrayList<>(refund.refundLineItems().nodes());
        while (after != null) {
            WireOrder.Page<WireRefund.Line> more =
                    refundPage(access, number, id, after).refundLineItems();
            lines.addAll(more.nodes());
            after = more.next();
        }
        return refund.withLines(lines);
    }

    private WireRefund refundPage(
            ShopifyAccess access, String number, String id, @Nullable String after) {
        JsonNode answer =
                api.ask(access, Documents.REFUND, page(id, Documents.REFUND_LINES, after))
                        .path("node");
        return as(access, number, answer, WireRefund.class);
    }

    private static Map<String, Object> page(String id, int first, @Nullable String after) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("id", id);
        variables.put("first", first);
        if (after != null) {
            variables.put("after", after);
        }
        return variables;
    }

    private void same(String number, Instant before, Instant now) {
        if (!before.equals(now)) {
            throw trouble.changedMeanwhile("order " + number);
        }
    }

    private <T> T as(ShopifyAccess access, String number, JsonNode answer, Class<T> type) {
        if (!answer.isObject()) {
            throw trouble.changedMeanwhile("order " + number);
        }
        try {
            return json.treeToValue(answer, type);
        } catch (JacksonException e) {
            throw trouble.notUnderstood(access.connection(), "order " + number, e);
        }
    }

    private static boolean full(List<?> list) {
        return list.size() >= SHORT_LIST;
    }

    private static long position(WireRefund refund) {
        return Long.parseLong(ShopifyIds.numberOf(refund.id()));
    }

    private static String gid(String number) {
        return ShopifyIds.gid("Order", number);
    }
}
