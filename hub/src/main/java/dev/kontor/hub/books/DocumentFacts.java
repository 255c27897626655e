package dev.kontor.hub.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document that an effect made; kept as the effect's result.
 *
 * @param number null until it was read
 * @param total gross total as Lexware computed it; null until it was read
 * @param accepted whether a person accepted a total that differs from the source's
 * @param date that it bears; null if it was not read itself, or by a version that did not note it
 */
record DocumentFacts(
        String kind,
        String id,
        @Nullable String number,
        @Nullable BigDecimal total,
        boolean accepted,
        @Nullable LocalDate date) {

    static DocumentFacts made(DocumentKind kind, String id) {
        return new DocumentFacts(kind.key(), id, null, null, false, null);
    }

    DocumentFacts with(String newNumber, BigDecimal newTotal) {
        return new DocumentFacts(kind, id, newNumber, newTotal, accepted, date);
    }

    DocumentFacts asAccepted() {
        return new DocumentFacts(kind, id, number, total, true, date);
    }

    boolean verified() {
        return number != null && total != null;
    }
}
