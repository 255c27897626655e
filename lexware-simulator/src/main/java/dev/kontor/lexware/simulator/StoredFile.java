package dev.kontor.lexware.simulator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file ({@code lexware-office-api.md} 7.9).
 *
 * @param voucherId the voucher that its upload made; null for one that was attached to a voucher
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record StoredFile(
        UUID id, FileFormat format, String checksum, byte[] content, @Nullable UUID voucherId) {

    static String checksum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
