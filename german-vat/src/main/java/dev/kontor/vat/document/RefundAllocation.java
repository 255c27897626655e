package dev.kontor.vat.document;

import dev.kontor.vat.Figures;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.TaxType;
import dev.kontor.vat.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what of an invoice a refund gives back: pieces at their discounted share, charges, and
 * amounts without line by the shares of the rates.
 */
final class RefundAllocation {

    private static final Wording WITHOUT_LINE =
            new Wording("Betrag ohne Position", "amount without a line");

    private final InvoiceBalance balance;
    private final Document invoice;
    private final List<Question> questions = new ArrayList<>();
    private final List<GivenBack> lines = new ArrayList<>();
    private final Map<Origin, BigDecimal> quantities = new HashMap<>();

    private RefundAllocation(InvoiceBalance balance, Document invoice) {
        this.balance = balance;
        this.invoice = invoice;
    }

    static RefundAllocation of(
            InvoiceBalance balance, Document invoice, Refund refund, AmountRefundPolicy policy) {
        RefundAllocation allocation = new RefundAllocation(balance, invoice);
        refund.items().forEach(allocation::giveBackItem);
        refund.charges().forEach(allocation::giveBackCharge);
        allocation.giveBackAmount(refund.furtherAmount(), policy);
        allocation.checkRates();
        return allocation;
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    List<GivenBack> lines() {
        return List.copyOf(lines);
    }

    // Pieces -------------------------------------------------------------------------------------

    private void giveBackItem(Refund.Item item) {
        List<InvoiceBalance.Line> sold = balance.items(item.lineId());
        if (sold.isEmpty()) {
            giveBackFreeItem(item);
            return;
        }
        InvoiceBalance.Line first = sold.getFirst();
        BigDecimal quantityLeft =
                first.quantityLeft()
                        .subtract(
                                quantities.getOrDefault(first.written().origin(), BigDecimal.ZERO));
        boolean last = item.quantity().compareTo(quantityLeft) == 0;
        List<BigDecimal> left = sold.stream().map(this::grossLeft).toList();
        List<BigDecimal> amounts = amounts(item, sold, left, last);
        BigDecimal amount = Amounts.sum(amounts);
        BigDecimal most = Amounts.sum(left).add(tolerance(sold));
        boolean tooMany = item.quantity().compareTo(quantityLeft) > 0;
        if (tooMany || amount.signum() < 0 || amount.compareTo(most) > 0) {
            questions.add(
                    exceeds(
                            Wording.same(first.written().name()),
                            pieces(item.quantity(), amount),
                            pieces(quantityLeft, Amounts.sum(left))));
            return;
        }
        quantities.merge(first.written().origin(), item.quantity(), BigDecimal::add);
        for (int i = 0; i < sold.size(); i++) {
            DocumentLine.Priced written = sold.get(i).written();
            add(
                    new UnitPrices.Wanted(
                            "Rückgabe " + written.name(),
                            null,
                            item.quantity(),
                            written.origin().unitName(),
                            written.unitPrice(),
                            written.rate(),
                            new Origin(
                                    Origin.Kind.ITEM,
                                    item.lineId(),
                                    item.quantity(),
                                    written.origin().unitName())),
                    amounts.get(i),
                    own(sold.get(i), item, last, amounts.get(i)));
        }
    }

    /** What is given back for each line; a bundle has several. */
    private static List<BigDecimal> amounts(
            Refund.Item item, List<InvoiceBalance.Line> sold, List<BigDecimal> left, boolean last) {
        BigDecimal given = item.amount();
        if (given == null) {
            List<BigDecimal> shares = new ArrayList<>();
            for (int i = 0; i < sold.size(); i++) {
                shares.add(last ? left.get(i) : share(sold.get(i), item).min(left.get(i)));
            }
            return shares;
        }
        BigDecimal amount = Amounts.cents(given);
        if (sold.size() > 1 && amount.signum() > 0 && Amounts.sum(left).signum() > 0) {
            return Amounts.spread(amount, left);
        }
        List<BigDecimal> amounts = new ArrayList<>(List.of(amount));
        left.stream().skip(1).forEach(_ -> amounts.add(Amounts.ZERO));
        return amounts;
    }

    /** The discounted unit share; the last piece takes the remaining cents. */
    private static BigDecimal share(InvoiceBalance.Line line, Refund.Item item) {
        return shareOf(line.gross(), line, item);
    }

    private static BigDecimal shareOf(
            BigDecimal whole, InvoiceBalance.Line line, Refund.Item item) {
        BigDecimal sold = line.written().origin().quantity();
        return whole.multiply(item.quantity()).divide(sold, 2, RoundingMode.HALF_UP);
    }

    private BigDecimal grossLeft(InvoiceBalance.Line line) {
        return line.grossLeft().subtract(givenBack(line.written())).max(Amounts.ZERO);
    }

    /** The gross of one line of a net document is known to the cent only. */
    private BigDecimal tolerance(List<InvoiceBalance.Line> sold) {
        return invoice.taxType() == TaxType.NET
                ? Amounts.CENT.multiply(BigDecimal.valueOf(sold.size()))
                : Amounts.ZERO;
    }

    /** The share of a net line, unless the amount given back is another one. */
    private @Nullable BigDecimal own(
            InvoiceBalance.Line line, Refund.Item item, boolean last, BigDecimal gross) {
        if (invoice.taxType() != TaxType.NET || line.ownLeft() == null) {
            return null;
        }
        BigDecimal own = last ? line.ownLeft() : shareOf(line.written().amount(), line, item);
        BigDecimal ownGross = own.add(Amounts.taxOnNet(own, line.written().rate()));
        boolean same = ownGross.subtract(gross).abs().compareTo(Amounts.CENT) <= 0;
        return same && own.signum() > 0 ? own : null;
    }

    private void giveBackFreeItem(Refund.Item item) {
        boolean free =
                invoice.lines().stream()
                        .filter(DocumentLine.Text.class::isInstance)
                        .map(line -> ((DocumentLine.Text) line).origin())
                        .anyMatch(origin -> isItem(origin, item.lineId()));
        BigDecimal given = item.amount();
        if (!free || (given != null && given.signum() != 0)) {
            questions.add(
                    Question.of(
                            ReviewCode.R21,
                            "Erstattet wurde die Position {}, die auf der Rechnung nicht berechnet ist. Wofür ist die Erstattung?",
                            "The refund names line {}, which the invoice does not charge. What is it for?",
                            item.lineId()));
        }
    }

    private static boolean isItem(@Nullable Origin origin, String lineId) {
        return origin != null && origin.kind() == Origin.Kind.ITEM && origin.id().equals(lineId);
    }

    // Charges ------------------------------------------------------------------------------------

    private void giveBackCharge(Refund.Charge charge) {
        List<InvoiceBalance.Line> sold =
                balance.lines(Origin.Kind.CHARGE).stream()
                        .filter(line ->
                                charge.chargeId() == null
                                        || line.written().origin().id().equals(charge.chargeId()))
                        .toList();
        List<BigDecimal> left = sold.stream().map(this::grossLeft).toList();
        BigDecimal given = charge.amount();
        BigDecimal amount = given == null ? Amounts.sum(left) : Amounts.cents(given);
        if (amount.signum() < 0 || amount.compareTo(Amounts.sum(left)) > 0) {
            String name = sold.isEmpty() ? "Versand" : sold.getFirst().written().name();
            questions.add(
                    exceeds(
                            Wording.same(name),
                            Figures.euro(amount),
                            Figures.euro(Amounts.sum(left))));
            return;
        }
        if (amount.signum() == 0) {
            return;
        }
        List<BigDecimal> parts = Amounts.spread(amount, left);
        for (int i = 0; i < sold.size(); i++) {
            DocumentLine.Priced written = sold.get(i).written();
            boolean whole = parts.get(i).compareTo(sold.get(i).grossLeft()) == 0;
            add(
                    new UnitPrices.Wanted(
                            "Erstattung " + written.name(),
                            null,
                            BigDecimal.ONE,
                            UnitPrices.FLAT,
                            null,
                            written.rate(),
                            new Origin(
                                    Origin.Kind.CHARGE,
                                    written.origin().id(),
                                    BigDecimal.ONE,
                                    UnitPrices.FLAT)),
                    parts.get(i),
                    whole && invoice.taxType() == TaxType.NET ? sold.get(i).ownLeft() : null);
        }
    }

    // Amounts without line -----------------------------------------------------------------------

    private void giveBackAmount(BigDecimal further, AmountRefundPolicy policy) {
        BigDecimal amount = Amounts.cents(further);
        if (amount.signum() == 0) {
            return;
        }
        if (amount.signum() < 0 || policy == AmountRefundPolicy.HOLD) {
            questions.add(
                    Question.of(
                            ReviewCode.R18,
                            "Ohne Angabe von Positionen wurden {} erstattet. Ist das ein Preisnachlass, eine Entschädigung oder eine einbehaltene Gebühr?",
                            "{} was refunded without naming lines. Is it a price reduction, a compensation or a fee kept back?",
                            Figures.euro(amount)));
            return;
        }
        List<BigDecimal> left =
                balance.rates().stream()
                        .map(rate -> rate.grossLeft().subtract(givenBackAt(rate.rate())))
                        .map(each -> each.max(Amounts.ZERO))
                        .toList();
        if (amount.compareTo(Amounts.sum(left)) > 0) {
            questions.add(
                    exceeds(WITHOUT_LINE, Figures.euro(amount), Figures.euro(Amounts.sum(left))));
            return;
        }
        List<BigDecimal> parts = Amounts.spread(amount, left);
        boolean single = parts.stream().filter(part -> part.signum() > 0).count() == 1;
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal rate = balance.rates().get(i).rate();
            String name =
                    single
                            ? "Preisnachlass"
                            : "Preisnachlass (Anteil " + Amounts.percent(rate) + ")";
            add(
                    new UnitPrices.Wanted(
                            name,
                            null,
                            BigDecimal.ONE,
                            UnitPrices.FLAT,
                            null,
                            rate,
                            new Origin(Origin.Kind.AMOUNT, "", BigDecimal.ZERO, UnitPrices.FLAT)),
                    parts.get(i),
                    null);
        }
    }

    /** Amounts without line may have used up what a line would still allow. */
    private void checkRates() {
        if (!questions.isEmpty()) {
            return;
        }
        for (InvoiceBalance.Rate rate : balance.rates()) {
            BigDecimal given = givenBackAt(rate.rate());
            if (given.compareTo(rate.grossLeft()) > 0) {
                questions.add(
                        exceeds(
                                Figures.percent(rate.rate()),
                                Figures.euro(given),
                                Figures.euro(rate.grossLeft())));
            }
        }
    }

    // What the parts share -----------------------------------------------------------------------

    private void add(UnitPrices.Wanted wanted, BigDecimal gross, @Nullable BigDecimal own) {
        if (gross.signum() > 0) {
            lines.add(new GivenBack(wanted, gross, own));
        }
    }

    private BigDecimal givenBack(DocumentLine.Priced written) {
        return Amounts.sum(
                lines.stream()
                        .filter(line -> line.origin().sameAs(written.origin()))
                        .filter(line -> line.wanted().rate().compareTo(written.rate()) == 0)
                        .map(GivenBack::gross)
                        .toList());
    }

    private BigDecimal givenBackAt(BigDecimal rate) {
        return Amounts.sum(
                lines.stream()
                        .filter(line -> line.wanted().rate().compareTo(rate) == 0)
                        .map(GivenBack::gross)
                        .toList());
    }

    private static Wording pieces(BigDecimal quantity, BigDecimal amount) {
        return Wording.of("{} × / {}", "{} × / {}", Figures.number(quantity), Figures.euro(amount));
    }

    private static Question exceeds(Wording name, Wording given, Wording left) {
        return Question.of(
                ReviewCode.R21,
                "Die Erstattung für „{}“ ({}) ist höher als das, was von der Rechnung noch übrig ist ({}). Was wurde erstattet?",
                "The refund for '{}' ({}) is more than what is left of the invoice ({}). What was refunded?",
                name,
                given,
                left);
    }
}
