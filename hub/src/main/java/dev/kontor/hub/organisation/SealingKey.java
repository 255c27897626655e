package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 256 bits that secrets are encrypted with. Prints as its fingerprint, by which stored
 * secrets name it.
 */
final class SealingKey {

    private static final int BYTES = 32;
    private static final int FINGERPRINT = 8;

    private final SecretKey key;
    private final String fingerprint;

    private SealingKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.fingerprint = fingerprint(bytes);
    }

    /**
     * Reads a key: 32 bytes, as Base64 (44 characters) or in hexadecimal (64).
     *
     * @throws IllegalArgumentException if it is anything else; never quotes it
     */
    static SealingKey of(Secret text) {
        byte[] bytes;
        try {
            String written = text.reveal().strip();
            bytes =
                    written.length() == 2 * BYTES
                            ? HexFormat.of().parseHex(written)
                            : Base64.getDecoder().decode(written);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("it is neither Base64 nor hexadecimal");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "it has %d bytes instead of %d".formatted(bytes.length, BYTES));
        }
        return new SealingKey(bytes);
    }

    /** A new one, as text that {@link #of} reads. */
    static Secret random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    SecretKey key() {
        return key;
    }

    String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }

    private static String fingerprint(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("kontor sealing key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, FINGERPRINT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
