package dev.kontor.vat.document;

import dev.kontor.vat.Figures;
import dev.kontor.vat.GermanRates;
import dev.kontor.vat.Note;
import dev.kontor.vat.NoteTopic;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.TaxType;
import dev.kontor.vat.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a refund into the correction of its invoice, with the rates and the treatment of the
 * original supply ({@code vat.md} section 10). What is given back never exceeds the invoice: not in
 * all, not per rate, not per line.
 */
public final class Corrections {

    private final Corrected corrected;

    private Corrections(Corrected corrected) {
        this.corrected = corrected;
    }

    /**
     * Writes the correction for a refund.
     *
     * @param corrected the invoice and what was corrected already
     * @param refund what the customer got back
     * @param policy what to do with amounts that name no lines
     * @param voucherDate date of the correction, on which Lexware must know the rates ({@code
     *     vat.md} L7)
     * @return one document, or the question a person must answer
     */
    public static Drafted of(
            Corrected corrected, Refund refund, AmountRefundPolicy policy, LocalDate voucherDate) {
        InvoiceBalance balance = InvoiceBalance.of(corrected.invoice(), corrected.earlier());
        RefundAllocation allocation =
                RefundAllocation.of(balance, corrected.invoice(), refund, policy);
        List<Question> questions = new ArrayList<>(allocation.questions());
        List<GivenBack> lines = allocation.lines();
        Corrections corrections = new Corrections(corrected);
        Optional<Document> inOwnPrices = corrections.inOwnPrices(lines, refund.total(), balance);
        if (questions.isEmpty()) {
            if (inOwnPrices.isEmpty()) {
                checkTotal(refund, lines, questions);
            }
            checkRates(corrected, lines, voucherDate, questions);
        }
        if (!questions.isEmpty()) {
            return new Drafted.Held(questions, List.of());
        }
        return new Drafted.Documents(
                List.of(inOwnPrices.orElseGet(() -> corrections.fromGross(lines))));
    }

    /**
     * A net invoice is corrected with its own net prices if that gives the amount and no rate of
     * the invoice is exceeded; both totals round for themselves ({@code vat.md} section 8).
     */
    private Optional<Document> inOwnPrices(
            List<GivenBack> lines, @Nullable BigDecimal total, InvoiceBalance balance) {
        List<BigDecimal> own =
                lines.stream().flatMap(line -> Stream.ofNullable(line.own())).toList();
        if (lines.isEmpty() || own.size() < lines.size()) {
            return Optional.empty();
        }
        List<DocumentLine> written = writtenLines(lines, own);
        DocumentTotals totals = DocumentTotals.of(TaxType.NET, written);
        boolean meets = total == null || totals.gross().compareTo(total) == 0;
        boolean exceeds =
                totals.rates().stream()
                        .anyMatch(
                                rate -> rate.gross().compareTo(balance.grossLeft(rate.rate())) > 0);
        return meets && !exceeds
                ? Optional.of(document(TaxType.NET, written, List.of()))
                : Optional.empty();
    }

    private static BigDecimal gross(List<GivenBack> lines) {
        return Amounts.sum(lines.stream().map(GivenBack::gross).toList());
    }

    private static void checkTotal(Refund refund, List<GivenBack> lines, List<Question> questions) {
        BigDecimal total = refund.total();
        BigDecimal parts = gross(lines);
        if (total != null && total.compareTo(parts) != 0) {
            questions.add(
                    Question.of(
                            ReviewCode.R05,
                            "Erstattet wurden {}, die genannten Positionen ergeben {}. Wofür ist der Unterschied?",
                            "{} was refunded, but the lines named come to {}. What is the difference for?",
                            Figures.euro(total),
                            Figures.euro(parts)));
        } else if (parts.signum() == 0) {
            questions.add(
                    Question.of(
                            ReviewCode.R21,
                            "Es wurde nichts erstattet. Soll es eine Rechnungskorrektur geben?",
                            "Nothing was refunded. Should there be a credit note?"));
        }
    }

    /** The rates of the 2020 window cannot be written on a sales document of another date. */
    private static void checkRates(
            Corrected corrected,
            List<GivenBack> lines,
            LocalDate voucherDate,
            List<Question> questions) {
        if (corrected.invoice().taxSubType() != null) {
            return;
        }
        List<BigDecimal> valid = GermanRates.percentsOn(voucherDate);
        lines.stream()
                .map(line -> line.wanted().rate())
                .filter(rate -> rate.signum() > 0)
                .filter(rate -> valid.stream().noneMatch(each -> each.compareTo(rate) == 0))
                .distinct()
                .forEach(rate ->
                        questions.add(
                                Question.of(
                                        ReviewCode.R21,
                                        "Die Rechnung hat {}; diesen Satz kann ein Beleg vom {} nicht tragen. Als Buchungsbeleg erfassen?",
                                        "The invoice has {}; a document of {} cannot carry it. Post it as a bookkeeping voucher?",
                                        Figures.percent(rate),
                                        voucherDate)));
    }

    private Document fromGross(List<GivenBack> lines) {
        TaxType type = corrected.invoice().taxType();
        List<Remark> remarks = new ArrayList<>();
        List<BigDecimal> amounts = lines.stream().map(GivenBack::gross).toList();
        if (type == TaxType.NET) {
            List<BigDecimal> nets =
                    NetFromGross.of(
                            lines.stream()
                                    .map(line ->
                                            new NetFromGross.Gross(
                                                    line.wanted().rate(), line.gross()))
                                    .toList());
            if (reaches(lines, nets)) {
                amounts = nets;
            } else {
                type = TaxType.GROSS;
                remarks.add(
                        Remark.of(
                                "Der erstattete Betrag ist mit Nettopreisen nicht darstellbar; die Korrektur ist mit Bruttopreisen geschrieben.",
                                "Net prices cannot give the refunded amount; the correction is written with gross prices."));
            }
        }
        if (lines.stream().anyMatch(line -> line.origin().kind() == Origin.Kind.AMOUNT)) {
            remarks.add(
                    Remark.of(
                            "Der Shop nennt keine Positionen; der Betrag ist nach den Anteilen der Steuersätze der Rechnung aufgeteilt.",
                            "The shop names no lines; the amount is split by the invoice's shares per rate."));
        }
        return document(type, writtenLines(lines, amounts), remarks);
    }

    /** Whether a net document of these lines has exactly the gross total given back. */
    private static boolean reaches(List<GivenBack> lines, List<BigDecimal> nets) {
        if (nets.stream().anyMatch(net -> net.signum() <= 0)) {
            return false;
        }
        BigDecimal gross = DocumentTotals.of(TaxType.NET, writtenLines(lines, nets)).gross();
        return gross.compareTo(gross(lines)) == 0;
    }

    private static List<DocumentLine> writtenLines(
            List<GivenBack> lines, List<BigDecimal> amounts) {
        List<DocumentLine> written = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            written.add(UnitPrices.priced(lines.get(i).wanted(), amounts.get(i)));
        }
        return written;
    }

    private Document document(TaxType type, List<DocumentLine> lines, List<Remark> remarks) {
        Document invoice = corrected.invoice();
        List<Note> notes = new ArrayList<>(invoice.notes());
        notes.add(
                new Note(
                        NoteTopic.CORRECTION,
                        Wording.of(
                                "Korrektur zur Rechnung {} vom {}.",
                                "Correction of invoice {} of {}.",
                                corrected.number(),
                                corrected.date())));
        List<Remark> all = new ArrayList<>(remarks);
        if (!corrected.linkable()) {
            all.add(
                    new Remark(
                            ReviewCode.R21,
                            new Wording(
                                    "Weitere Korrektur derselben Rechnung: Lexware verknüpft nur"
                                            + " eine, diese steht für sich und nennt die Rechnung im"
                                            + " Text.",
                                    "Further correction of the same invoice: Lexware links one only;"
                                            + " this one stands alone and names the invoice in its"
                                            + " text.")));
        }
        return new Document(
                corrected.linkable()
                        ? Document.Kind.CORRECTION
                        : Document.Kind.CORRECTION_STANDING_ALONE,
                type,
                invoice.taxSubType(),
                lines,
                notes,
                invoice.decisions(),
                all);
    }
}
