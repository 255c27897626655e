package dev.kontor.vat.cases;

import dev.kontor.vat.Answer;
import dev.kontor.vat.Decision;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import dev.kontor.vat.Figures;
import dev.kontor.vat.Goods;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.TaxType;
import dev.kontor.vat.Treatment;
import dev.kontor.vat.document.Amounts;
import dev.kontor.vat.document.RateTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a case: the treatment with its amounts, certain or as a proposal.
 *
 * @param questions what a person must answer; empty if the case is certain
 * @param decided the treatment; of a case with questions the proposal, if one may be made
 * @param total its amounts, if there is a treatment
 */
public record Outcome(
        List<Question> questions, @Nullable Decided decided, @Nullable RateTotal total) {

    public Outcome {
        questions = List.copyOf(questions);
    }

    static Outcome of(Decision decision, Goods goods) {
        return switch (decision) {
            case Decided decided -> priced(List.of(), decided, goods);
            case Held held ->
                    held.proposal() == null
                            ? new Outcome(held.questions(), null, null)
                            : priced(held.questions(), held.proposal(), goods);
        };
    }

    /** Whether a person must look before a document is finalised. */
    public boolean review() {
        return !questions.isEmpty();
    }

    /** What may be answered to the questions; empty if there are none. */
    public List<Answer> answers() {
        return review() ? new Held(questions, decided).answers() : List.of();
    }

    /** The last of step 13: what the customer paid must be what the document says (R05). */
    private static Outcome priced(List<Question> questions, Decided decided, Goods goods) {
        Treatment treatment = decided.treatment();
        boolean netOfGross =
                treatment.taxType() == TaxType.NET && goods.priceBasis() == PriceBasis.GROSS;
        RateTotal total =
                netOfGross
                        ? nearestNet(goods.amount(), treatment.rate())
                        : Amounts.column(
                                treatment.taxType(),
                                treatment.rate(),
                                Amounts.cents(goods.amount()));
        boolean differs = netOfGross && total.gross().compareTo(Amounts.cents(goods.amount())) != 0;
        if (!differs) {
            return new Outcome(questions, decided, total);
        }
        List<Question> all = new ArrayList<>(questions);
        all.add(totalDiffers(goods.amount(), total.gross()));
        return new Outcome(all, decided, total);
    }

    /**
     * Gross amounts that no net amount gives exist at every rate (one in six at 19 %); for those
     * the nearest net amount is a cent off, and no other one does better.
     */
    private static RateTotal nearestNet(BigDecimal gross, BigDecimal rate) {
        BigDecimal hundred = new BigDecimal(100);
        BigDecimal net = gross.multiply(hundred).divide(hundred.add(rate), 2, RoundingMode.HALF_UP);
        return Amounts.column(TaxType.NET, rate, net);
    }

    private static Question totalDiffers(BigDecimal paid, BigDecimal total) {
        return Question.of(
                ReviewCode.R05,
                "Ein Beleg mit Nettopreisen kann {} nicht ergeben, nur {}. Wie soll er geschrieben werden?",
                "A document with net prices cannot come to {}, only to {}. How should it be written?",
                Figures.euro(paid),
                Figures.euro(total));
    }
}
