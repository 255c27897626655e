package dev.kontor.vat.document;

import java.math.BigDecimal;

/**
 * What in the source a document line stands for; corrections find their line by it.
 *
 * @param kind line of the cart, charge, or an amount without line
 * @param id the source's own id; empty for amounts without line
 * @param quantity how many of the source's pieces the line stands for, also where the document says
 *     1; zero or more
 * @param unitName the source's unit of these pieces, for example {@code Stück}
 */
public record Origin(Kind kind, String id, BigDecimal quantity, String unitName) {

    /** What the source calls it. */
    public enum Kind {
        /** A line of the cart. */
        ITEM,
        /** Shipping or another charge; one charge may have several document lines. */
        CHARGE,
        /** An amount refunded without naming lines. */
        AMOUNT
    }

    boolean sameAs(Origin other) {
        return kind == other.kind && id.equals(other.id);
    }
}
