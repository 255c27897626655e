package dev.kontor.hub.connector.shopify;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.SourceRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids in their canonical form, the plain number as text: webhooks write {@code 820982911}, the API
 * {@code gid://shopify/Order/820982911}, and both mean the same ({@code vendors.md} section 4,
 * quirks).
 */
final class ShopifyIds {

    static final String ORDER = "order";
    static final String REFUND = "refund";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Pattern GID =
            Pattern.compile("gid://shopify/([A-Za-z]+)/([1-9][0-9]{0,18})(?:\\?.*)?");

    private ShopifyIds() {}

    /** The number of either form; empty if the text is neither. */
    static Optional<String> number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(text);
        }
        Matcher gid = GID.matcher(text);
        return gid.matches() ? Optional.of(gid.group(2)) : Optional.empty();
    }

    /** As {@link #number}, for an id out of an answer of the API. */
    static String numberOf(String gid) {
        return number(gid)
                .orElseThrow(() ->
                        new IllegalArgumentException("'%s' is no id of Shopify".formatted(gid)));
    }

    /** The type a gid names, such as {@code Order}; empty for a plain number. */
    static Optional<String> type(String text) {
        Matcher gid = GID.matcher(text);
        return gid.matches() ? Optional.of(gid.group(1)) : Optional.empty();
    }

    static String gid(String type, String number) {
        return "gid://shopify/" + type + "/" + number;
    }

    static SourceRef order(ConnectionId connection, String number) {
        return new SourceRef(connection, ORDER, number);
    }

    static SourceRef refund(ConnectionId connection, String number) {
        return new SourceRef(connection, REFUND, number);
    }
}
