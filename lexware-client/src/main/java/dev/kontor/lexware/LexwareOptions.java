package dev.kontor.lexware;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a {@link LexwareClient} reaches Lexware Office. Start with {@link #of(ApiKey)} and vary.
 *
 * @param baseUri scheme, host and port without {@code /v1}; default {@code https://api.lexware.io}
 *     (lexware-office-api.md 1)
 * @param apiKey the account's key
 * @param connectTimeout how long making a connection may take; default 5 s
 * @param requestTimeout how long one call may take from looking for a connection to the last byte
 *     of the answer; default 40 s, longer than the gateway's own 30 s so that its 504 is seen
 *     (lexware-office-api.md 3)
 * @param userAgent the {@code User-Agent} header
 * @param pacer lets requests out; default {@link Pacer#steady()}
 */
public record LexwareOptions(
        URI baseUri,
        ApiKey apiKey,
        Duration connectTimeout,
        Duration requestTimeout,
        String userAgent,
        Pacer pacer) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,200}");

    /** Refuses addresses, times and names that cannot work. */
    public LexwareOptions {
        boolean web = "https".equals(baseUri.getScheme()) || "http".equals(baseUri.getScheme());
        if (!web
                || baseUri.getHost() == null
                || baseUri.getQuery() != null
                || baseUri.getFragment() != null) {
            throw new FieldRefused(
                    "baseUri",
                    "is an absolute http(s) address without query",
                    "use https://api.lexware.io");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("requestTimeout", requestTimeout);
        if (!PRINTABLE.matcher(userAgent).matches()) {
            throw new FieldRefused(
                    "userAgent",
                    "is 1 to 200 printable ASCII characters",
                    "use something like shop/1.0");
        }
    }

    /** Production address, default times, and the documented pace. */
    public static LexwareOptions of(ApiKey apiKey) {
        return new LexwareOptions(
                URI.create("https://api.lexware.io"),
                apiKey,
                Duration.ofSeconds(5),
                Duration.ofSeconds(40),
                "kontor-lexware-client",
                Pacer.steady());
    }

    /** The same with another address, for a simulator or a proxy. */
    public LexwareOptions withBaseUri(URI other) {
        return new LexwareOptions(other, apiKey, connectTimeout, requestTimeout, userAgent, pacer);
    }

    /** The same with other time-outs, both positive. */
    public LexwareOptions withTimeouts(Duration connect, Duration request) {
        return new LexwareOptions(baseUri, apiKey, connect, request, userAgent, pacer);
    }

    /** The same with another {@code User-Agent}. */
    public LexwareOptions withUserAgent(String other) {
        return new LexwareOptions(baseUri, apiKey, connectTimeout, requestTimeout, other, pacer);
    }

    /** The same with another pacer. */
    public LexwareOptions withPacer(Pacer other) {
        return new LexwareOptions(
                baseUri, apiKey, connectTimeout, requestTimeout, userAgent, other);
    }

    private static void requirePositive(String field, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new FieldRefused(
                    field,
                    "is longer than zero and at most an hour",
                    "give a Duration of some seconds");
        }
    }
}
