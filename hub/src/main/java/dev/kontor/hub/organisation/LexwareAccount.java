package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.Secret;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Access to an organisation's Lexware Office (facts: lexware-office-api.md, limits).
 *
 * @param baseUri without a trailing slash; {@code https://api.lexware.io} unless declared otherwise
 * @param callsPerSecond at most 2 unless the base URI is loopback
 * @param documentsPerMinute at most 20 unless the base URI is loopback
 * @param webhooks whether event subscriptions are kept in the account
 * @param organizationId the account's own id as seen at first contact; null before
 * @param connection the account as a connection of vendor {@value #VENDOR}; its account is the
 *     organizationId, or {@value #UNCONFIRMED} before the first contact
 */
public record LexwareAccount(
        URI baseUri,
        Secret apiKey,
        BigDecimal callsPerSecond,
        int documentsPerMinute,
        boolean webhooks,
        @Nullable String organizationId,
        Connection connection) {

    public static final String VENDOR = "lexware";
    public static final String UNCONFIRMED = "unconfirmed";

    /** The name of its secret. */
    public static final String API_KEY = "api-key";

    /** Whether it is known whose account this is; before that nothing may be written. */
    public boolean confirmed() {
        return organizationId != null;
    }
}
