package dev.kontor.vat.document;

import java.time.LocalDate;
import java.util.List;

/**
 * The invoice a correction is for, with what was corrected already.
 *
 * @param invoice the invoice as it was written
 * @param number its number, printed on the correction (§ 31 Abs. 5 UStDV)
 * @param date its date, printed on the correction
 * @param earlier the corrections written for it so far, in their order
 * @param linkable whether the correction can be linked to the invoice in Lexware, which takes one
 *     only ({@code vat.md} L12); false makes it stand alone and adds an R21 remark
 */
public record Corrected(
        Document invoice, String number, LocalDate date, List<Document> earlier, boolean linkable) {

    public Corrected {
        earlier = List.copyOf(earlier);
    }

    /** The first correction of an invoice. */
    public static Corrected first(Document invoice, String number, LocalDate date) {
        return new Corrected(invoice, number, date, List.of(), true);
    }

    /** A further correction of an invoice that has been corrected before. */
    public Corrected after(List<Document> corrections) {
        return new Corrected(invoice, number, date, corrections, corrections.isEmpty());
    }
}
