package dev.kontor.hub.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A credential. Prints as stars everywhere; only {@link #reveal()} gives the text, at the one place
 * that sends or verifies it.
 */
public final class Secret {

    private final String text;

    public Secret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A secret must not be empty");
        }
        this.text = text;
    }

    public String reveal() {
        return text;
    }

    /** Compares in constant time. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.text);
    }

    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "********";
    }
}
