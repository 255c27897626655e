package dev.kontor.lexware;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Builds an encoded query. Not thread-safe; local to one call. */
final class Query {

    private final StringBuilder text = new StringBuilder();

    /** Leaves out what is null. */
    Query with(String name, @Nullable Object value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(encode(value.toString()));
        }
        return this;
    }

    /**
     * A search word of contacts, vouchers and voucherlist: there {@code &}, {@code <} and {@code >}
     * are HTML-encoded before the URL encoding, and nothing else is (lexware-office-api.md 2).
     */
    Query withSearch(String name, @Nullable String value) {
        return with(
                name,
                value == null
                        ? null
                        : value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
