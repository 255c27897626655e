package dev.kontor.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens that every created record carries, such as {@code K-7F3K9Q2XVB}. A token is computed
 * from the effect's name alone (vendor, account, kind, id, role, discriminator, generation), so
 * that a ledger which lost its memory recognises what it made. 50 bits: among a million records the
 * chance of any two sharing one is below one in two thousand, and within one look it is nil.
 */
public final class Markers {

    /** Stands where the token will be, in requests that are shown before they are sent. */
    public static final String OPEN = "K-##########";

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("\\bK-([0-9A-HJKMNP-TV-Z]{10})\\b");

    private Markers() {}

    static String token(EffectKey key, int generation) {
        String name =
                String.join(
                        "\n",
                        key.source().toString(),
                        key.role().key(),
                        key.discriminator(),
                        Integer.toString(generation));
        byte[] hash;
        try {
            hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = (bits << 8) | (hash[i] & 0xff);
        }
        StringBuilder token = new StringBuilder("K-");
        for (int i = 0; i < 10; i++) {
            token.append(ALPHABET.charAt((int) (bits >>> (64 - 5 * (i + 1))) & 31));
        }
        return token.toString();
    }

    /** The first token in a text of a remote record. */
    public static Optional<String> find(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
