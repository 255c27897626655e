package dev.kontor.lexware;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a webhook comes from Lexware Office: header {@value #HEADER} holds, in Base64, the
 * RSA-SHA512 signature of the compact JSON body (lexware-office-api.md 7.8). The vendor signs no
 * time, so a genuine delivery may be old; duplicates must be recognised otherwise. Immutable and
 * thread-safe.
 */
public final class WebhookSignature {

    /** Name of the header with the signature. */
    public static final String HEADER = "X-Lxo-Signature";

    private final PublicKey key;

    private WebhookSignature(PublicKey key) {
        this.key = key;
    }

    /**
     * Checks with this key.
     *
     * @param pem an RSA public key in PEM form ({@code BEGIN PUBLIC KEY}), as linked from the
     *     vendor's documentation
     * @throws FieldRefused if it is none
     */
    public static WebhookSignature ofPem(String pem) {
        String base64 =
                pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", "").replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return of(
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            throw new FieldRefused(
                    "publicKey",
                    "is an RSA public key in PEM form",
                    "take it from the vendor's documentation");
        }
    }

    /** Checks with this RSA key. */
    public static WebhookSignature of(PublicKey key) {
        if (!"RSA".equals(key.getAlgorithm())) {
            throw new FieldRefused(
                    "publicKey", "is an RSA key", "take it from the vendor's documentation");
        }
        return new WebhookSignature(key);
    }

    /**
     * True if the header signs the body, as it came or, if it holds white space between its values,
     * in compact form. Values are never written anew, so numbers and escapes stay as they were
     * signed.
     *
     * @param body the raw bytes as received
     * @param header the value of {@value #HEADER}; null if it was missing
     */
    public boolean verifies(byte[] body, @Nullable String header) {
        if (header == null) {
            return false;
        }
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(header.strip());
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
        if (signs(signature, body)) {
            return true;
        }
        byte[] compact = compact(body);
        return compact.length < body.length && signs(signature, compact);
    }

    private boolean signs(byte[] signature, byte[] text) {
        try {
            Signature check = Signature.getInstance("SHA512withRSA");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    /**
     * Drops JSON white space outside strings. Works on bytes: in UTF-8 no byte of a longer
     * character looks like ASCII.
     */
    static byte[] compact(byte[] json) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(json.length);
        boolean inString = false;
        boolean escaped = false;
        for (byte b : json) {
            if (!inString && (b == ' ' || b == '\t' || b == '\n' || b == '\r')) {
                continue;
            }
            if (b == '"' && !escaped) {
                inString = !inString;
            }
            escaped = inString && b == '\\' && !escaped;
            kept.write(b);
        }
        return kept.toByteArray();
    }
}
