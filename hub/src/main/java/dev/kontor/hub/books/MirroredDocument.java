package dev.kontor.hub.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document of the account as last seen.
 *
 * @param readAt when it was itself read for our marker; null: only seen in voucherlist
 * @param token our marker in it; null if it bears none or was not read
 */
record MirroredDocument(
        UUID id,
        DocumentKind kind,
        String status,
        @Nullable String number,
        @Nullable BigDecimal total,
        @Nullable BigDecimal open,
        @Nullable String contactName,
        Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant readAt,
        @Nullable String token) {

    /** The facts of a document that was made, with its number and total; empty if not seen yet. */
    Optional<DocumentFacts> complete(DocumentFacts facts) {
        return number == null || total == null
                ? Optional.empty()
                : Optional.of(facts.with(number, total));
    }
}
