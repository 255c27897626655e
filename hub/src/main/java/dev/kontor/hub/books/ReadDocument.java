package dev.kontor.hub.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as Lexware returned it.
 *
 * @param text all texts of it in which a marker may stand
 */
record ReadDocument(
        UUID id,
        DocumentKind kind,
        String status,
        @Nullable String number,
        @Nullable BigDecimal total,
        @Nullable String contactName,
        Instant createdAt,
        @Nullable Instant updatedAt,
        String text) {

    MirroredDocument mirrored(Instant readAt, @Nullable String token) {
        return new MirroredDocument(
                id,
                kind,
                status,
                number,
                total,
                null,
                contactName,
                createdAt,
                updatedAt,
                readAt,
                token);
    }

    DocumentFacts facts() {
        return new DocumentFacts(kind.key(), id.toString(), number, total, false);
    }
}
