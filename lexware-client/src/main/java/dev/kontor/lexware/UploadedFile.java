package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of an upload (lexware-office-api.md 7.9). The same bytes again return the ids of the
 * first time.
 *
 * @param id the file
 * @param voucherId the bookkeeping voucher made for it; null for a file attached to a voucher. It
 *     may answer 404 for some seconds, and is blank until the file is recognised
 */
public record UploadedFile(UUID id, @Nullable UUID voucherId) {

    static UploadedFile read(Reply reply) {
        JsonNode tree = Json.tree(reply.body());
        try {
            String voucher = tree.path("voucherId").stringValue("");
            return new UploadedFile(
                    UUID.fromString(tree.path("id").stringValue("")),
                    voucher.isEmpty() ? null : UUID.fromString(voucher));
        } catch (IllegalArgumentException noId) {
            throw new UnreadableAnswer("the answer to an upload has no id");
        }
    }
}
