package dev.kontor.simulator.shopify;

import java.util.List;
import java.util.Locale;

/**
 * Topics as the header spells them ({@code orders/create}) and as GraphQL does ({@code
 * ORDERS_CREATE}).
 */
final class WebhookTopic {

    /** The topics this simulator fires. */
    static final List<String> FIRED =
            List.of(
                    "orders/create",
                    "orders/updated",
                    "orders/paid",
                    "orders/edited",
                    "orders/cancelled",
                    "orders/fulfilled",
                    "refunds/create",
                    "order_transactions/create",
                    "app/uninstalled");

    private WebhookTopic() {}

    static String graphQl(String header) {
        return header.replace('/', '_').toUpperCase(Locale.ROOT);
    }

    static String header(String graphQl) {
        return FIRED.stream()
                .filter(topic -> graphQl(topic).equals(graphQl))
                .findFirst()
                .orElseGet(() -> guessed(graphQl));
    }

    private static String guessed(String graphQl) {
        String lower = graphQl.toLowerCase(Locale.ROOT);
        int last = lower.lastIndexOf('_');
        return last < 0 ? lower : lower.substring(0, last) + "/" + lower.substring(last + 1);
    }
}
