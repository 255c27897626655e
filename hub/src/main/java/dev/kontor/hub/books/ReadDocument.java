package dev.kontor.hub.books;

import dev.kontor.hub.ledger.Links.LinkState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as Lexware returned it.
 *
 * @param date that it bears, in German time
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
        @Nullable LocalDate date,
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

    /** Whether it stands in the books, as this says. */
    LinkState state() {
        return state(status);
    }

    /** Whether a document of that status stands in the books; the mirror also knows "gone". */
    static LinkState state(String status) {
        return switch (status) {
            case "draft" -> LinkState.DRAFT;
            case "voided" -> LinkState.VOIDED;
            case "gone" -> LinkState.GONE;
            default -> LinkState.LIVE;
        };
    }

    DocumentFacts facts() {
        return new DocumentFacts(kind.key(), id.toString(), number, total, false, date);
    }
}
