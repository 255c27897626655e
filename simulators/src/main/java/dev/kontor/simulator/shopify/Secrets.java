package dev.kontor.simulator.shopify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A shop's app credentials: client id and secret, the token of the installation, and tokens handed
 * out for client credentials, which live a day (vendors.md 4). Thread-safe.
 */
final class Secrets {

    static final Duration TOKEN_LIFE = Duration.ofHours(24);

    private final InstantSource clock;
    private final Random random;
    private final String clientId;
    private final String accessToken;
    private final Map<String, Instant> temporary = new ConcurrentHashMap<>();
    private volatile Rotation rotation;
    private volatile boolean uninstalled;

    /** The secret, and until when deliveries may still be signed with the one before. */
    private record Rotation(String secret, @Nullable String before, Instant beforeUntil) {}

    Secrets(ShopSpec spec, InstantSource clock, Random random) {
        this.clock = clock;
        this.random = random;
        clientId = spec.clientId() == null ? hex(16) : spec.clientId();
        accessToken = spec.accessToken() == null ? "shpat_" + hex(16) : spec.accessToken();
        String secret = spec.clientSecret() == null ? "shpss_" + hex(16) : spec.clientSecret();
        rotation = new Rotation(secret, null, Instant.MIN);
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return rotation.secret();
    }

    String accessToken() {
        return accessToken;
    }

    void rotate(String secret, Duration oldStaysFor) {
        rotation = new Rotation(secret, rotation.secret(), clock.instant().plus(oldStaysFor));
    }

    /**
     * The key of the next delivery: while a rotation is fresh, by chance the old or the new one.
     */
    String signingKey() {
        Rotation now = rotation;
        boolean fresh = now.before() != null && clock.instant().isBefore(now.beforeUntil());
        return fresh && now.before() != null && random.nextBoolean() ? now.before() : now.secret();
    }

    boolean accepts(@Nullable String token) {
        if (token == null || uninstalled) {
            return false;
        }
        if (same(token, accessToken)) {
            return true;
        }
        Instant expiry = temporary.get(token);
        return expiry != null && clock.instant().isBefore(expiry);
    }

    /** A token for client credentials, or {@code null} when they are wrong. */
    @Nullable String exchange(@Nullable String id, @Nullable String secret) {
        if (uninstalled
                || id == null
                || secret == null
                || !same(id, clientId)
                || !same(secret, rotation.secret())) {
            return null;
        }
        String token = "shpat_" + hex(16);
        temporary.put(token, clock.instant().plus(TOKEN_LIFE));
        return token;
    }

    void uninstall() {
        uninstalled = true;
        temporary.clear();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String hex(int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }
}
