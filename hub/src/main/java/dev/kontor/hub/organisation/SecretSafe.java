package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts secrets with AES-256-GCM, bound to the place they belong to: a row that is copied to
 * another organisation, connection or name does not open there. Thread-safe.
 *
 * <p>Stored form: one byte for the format (1), twelve random bytes, then what GCM gives with its
 * tag of sixteen bytes.
 */
final class SecretSafe {

    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String ALGORITHM = "AES/GCM/NoPadding";

    private final SecureRandom random = new SecureRandom();

    /** Where a secret belongs. */
    record Place(OrganisationId organisation, ConnectionId connection, String name) {

        /** Unmistakable: each part with its length. */
        byte[] associatedData() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(FORMAT);
            for (String part :
                    new String[] {
                        organisation.value(), connection.vendor(), connection.account(), name
                    }) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                out.writeBytes(bytes);
            }
            return out.toByteArray();
        }
    }

    byte[] seal(SealingKey key, Place place, Secret secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, place);
            byte[] hidden = cipher.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE + hidden.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(hidden)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has AES-GCM", impossible);
        }
    }

    /** The secret; empty if it was changed, belongs elsewhere or is of another key. */
    Optional<Secret> open(SealingKey key, Place place, byte[] sealed) {
        if (sealed.length <= 1 + NONCE || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
            byte[] plain = cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            return Optional.of(new Secret(new String(plain, StandardCharsets.UTF_8)));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has AES-GCM", impossible);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, Place place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.associatedData());
        return cipher;
    }
}
