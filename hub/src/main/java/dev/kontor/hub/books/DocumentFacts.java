package dev.kontor.hub.books;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document that an effect made; kept as the effect's result.
 *
 * @param number null until it was read
 * @param total gross total as Lexware computed it; null until it was read
 * @param accepted whether a person accepted a total that differs from the source's
 */
record DocumentFacts(
        String kind,
        String id,
        @Nullable String number,
        @Nullable BigDecimal total,
        boolean accepted) {

    static DocumentFacts made(DocumentKind kind, String id) {
        return new DocumentFacts(kind.key(), id, null, null, false);
    }

    DocumentFacts with(String newNumber, BigDecimal newTotal) {
        return new DocumentFacts(kind, id, newNumber, newTotal, accepted);
    }

    DocumentFacts asAccepted() {
        return new DocumentFacts(kind, id, number, total, true);
    }

    boolean verified() {
        return number != null && total != null;
    }
}
