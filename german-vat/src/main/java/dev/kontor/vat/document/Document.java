package dev.kontor.vat.document;

import dev.kontor.vat.Decision;
import dev.kontor.vat.Note;
import dev.kontor.vat.PostingCategoryKind;
import dev.kontor.vat.TaxSubType;
import dev.kontor.vat.TaxType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sales document as Lexware should hold it: tax type, lines, texts. Immutable.
 *
 * @param kind what it is
 * @param taxType tax type of the whole document
 * @param taxSubType refines it for consumers in other member states
 * @param lines in the order of printing, at most 300
 * @param notes texts the document must carry, the statutory ones first
 * @param decisions the decisions behind the lines, each once
 * @param remarks what is worth recording
 */
public record Document(
        Kind kind,
        TaxType taxType,
        @Nullable TaxSubType taxSubType,
        List<DocumentLine> lines,
        List<Note> notes,
        List<Decision.Decided> decisions,
        List<Remark> remarks) {

    /** What the document is. */
    public enum Kind {
        /** Invoice. */
        INVOICE,
        /** Sale of multi-purpose vouchers: a liability, no turnover yet; always held. */
        VOUCHER_SALE,
        /** Money that is no turnover: donation, security deposit, damages; always held. */
        NO_SUPPLY,
        /** Correction of the invoice it is to be linked to ({@code precedingSalesVoucherId}). */
        CORRECTION,
        /**
         * A further correction of the same invoice, which must stand alone ({@code vat.md} L12).
         */
        CORRECTION_STANDING_ALONE
    }

    public Document {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
        decisions = List.copyOf(decisions);
        remarks = List.copyOf(remarks);
    }

    /** The same document with one more remark. */
    Document withRemark(Remark remark) {
        List<Remark> all = new ArrayList<>(remarks);
        all.add(remark);
        return new Document(kind, taxType, taxSubType, lines, notes, decisions, all);
    }

    /** The totals as Lexware will compute them. */
    public DocumentTotals totals() {
        return DocumentTotals.of(taxType, lines);
    }

    /** The lines with a price. */
    public List<DocumentLine.Priced> pricedLines() {
        return lines.stream()
                .filter(DocumentLine.Priced.class::isInstance)
                .map(DocumentLine.Priced.class::cast)
                .toList();
    }

    /** What the lines are posted to, each kind once. */
    public List<PostingCategoryKind> postingCategoryKinds() {
        return decisions.stream()
                .map(decided -> decided.treatment().postingCategoryKind())
                .distinct()
                .toList();
    }
}
