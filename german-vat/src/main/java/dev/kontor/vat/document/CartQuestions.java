package dev.kontor.vat.document;

import dev.kontor.vat.Figures;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Wording;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a person is asked about a cart, in words. */
final class CartQuestions {

    private static final Wording NOTHING = new Wording("nichts", "nothing");

    private CartQuestions() {}

    static Question foreignCurrency(Cart cart) {
        Wording total = Figures.amount(cart.grossTotal(), cart.currency());
        ExchangeRate rate = cart.exchangeRate();
        if (rate == null) {
            return Question.of(
                    ReviewCode.R20,
                    "Die Bestellung über {} ist nicht in EUR, und Lexware führt nur EUR. Mit welchem Kurs soll umgerechnet werden?",
                    "The order of {} is not in EUR, and Lexware knows EUR only. At which rate should it be converted?",
                    total);
        }
        Wording quoted = rate.wording(cart.currency());
        return Question.of(
                ReviewCode.R20,
                "Die Bestellung über {} ist mit {} umgerechnet. Soll dieser Kurs gelten?",
                "The order of {} is converted at {}. Is that the rate to use?",
                total,
                quoted);
    }

    static Question nothingCharged() {
        return Question.of(
                ReviewCode.R01,
                "In dieser Bestellung wurde nichts berechnet. Soll es einen Beleg geben?",
                "Nothing was charged in this order. Should there be a document?");
    }

    static Question discountTooHigh(BigDecimal discount, BigDecimal goods) {
        return Question.of(
                ReviewCode.R05,
                "Der Nachlass von {} passt nicht zum Warenwert von {}. Worauf bezieht er sich?",
                "The discount of {} does not fit goods of {}. What does it belong to?",
                Figures.euro(discount),
                Figures.euro(goods));
    }

    static Question whoPaysTheCoupon(BigDecimal discount) {
        return Question.of(
                ReviewCode.R18,
                "Wer trägt den Gutschein über {}: der Verkäufer oder ein Dritter (Marktplatz, Hersteller)?",
                "Who bears the coupon of {}: the seller or a third party (marketplace, manufacturer)?",
                Figures.euro(discount));
    }

    static Question sameIds() {
        return Question.of(
                ReviewCode.R01,
                "Mehrere Positionen der Bestellung haben dieselbe Kennung. Ist das im Shop auch so?",
                "Several lines of the order have the same id. Is that so in the shop, too?");
    }

    static Question unknownLine(String id) {
        return Question.of(
                ReviewCode.R01,
                "Die Bestellung verweist auf die Position „{}“, die es nicht gibt. Welche ist gemeint?",
                "The order refers to the line '{}', which does not exist. Which is meant?",
                id);
    }

    static Question quantity(CartLine line) {
        return Question.of(
                ReviewCode.R01,
                "Position „{}“ hat die Menge {}. Stimmt sie?",
                "Line '{}' has the quantity {}. Is that right?",
                line.name(),
                Figures.number(line.quantity()));
    }

    static Question negativeLine(String name) {
        return Question.of(
                ReviewCode.R18,
                "Position „{}“ hat einen negativen Betrag. Ist das ein Nachlass, ein Gutschein oder Pfand?",
                "Line '{}' has a negative amount. Is it a discount, a voucher or a deposit?",
                name);
    }

    static Question negativeCharge(String name) {
        return Question.of(
                ReviewCode.R18,
                "„{}“ hat einen negativen Betrag. Wofür steht er?",
                "'{}' has a negative amount. What is it for?",
                name);
    }

    static Question whoGetsTheTip(BigDecimal amount) {
        return Question.of(
                ReviewCode.R18,
                "Wer erhält das Trinkgeld von {}: das Personal oder der Inhaber?",
                "Who receives the tip of {}: the staff or the owner?",
                Figures.euro(amount));
    }

    static Question cancellationFee(CartCharge charge) {
        return Question.of(
                ReviewCode.R18,
                "Ist „{}“ über {} Schadensersatz (keine Umsatzsteuer) oder der Preis für ein Recht (steuerbar)?",
                "Is '{}' of {} compensation (no VAT) or the price for a right (VAT)?",
                charge.name(),
                Figures.euro(charge.amount()));
    }

    static Question noSupply(CartCharge charge) {
        return Question.of(
                ReviewCode.R18,
                "„{}“ über {} ist kein Umsatz. Auf welches Konto soll es gebucht werden?",
                "'{}' of {} is no turnover. To which account should it be posted?",
                charge.name(),
                Figures.euro(charge.amount()));
    }

    static Question downPayment(BigDecimal amount) {
        return Question.of(
                ReviewCode.R18,
                "Es gibt eine Anzahlung über {}. Anzahlungs- und Schlussrechnung lassen sich nur in Lexware selbst schreiben. Ist das geschehen?",
                "There is a down payment of {}. Down payment and closing invoices can be written in Lexware only. Was that done?",
                Figures.euro(amount));
    }

    static Question whichSupplyWasPaid(BigDecimal amount) {
        return Question.of(
                ReviewCode.R18,
                "Mit {} aus einem bereits versteuerten Gutschein (Einzweckgutschein) wurde bezahlt. Für welche Positionen galt er?",
                "{} was paid with a voucher that was taxed when it was sold (single-purpose). Which lines was it for?",
                Figures.euro(amount));
    }

    static Question wholeOrderRedeemed() {
        return Question.of(
                ReviewCode.R18,
                "Die Bestellung ist ganz mit Gutscheinen bezahlt, die schon versteuert sind. Soll es einen Beleg geben?",
                "The whole order is paid with vouchers that were taxed when they were sold. Should there be a document?");
    }

    static Question returnedDeposit(CartLine line) {
        return Question.of(
                ReviewCode.R18,
                "Das zurückgegebene Pfand „{}“ über {} lässt sich mit keiner Position desselben Satzes verrechnen. Wie soll es gebucht werden?",
                "The returned deposit '{}' of {} cannot be set off against any line of the same rate. How should it be posted?",
                line.name(),
                Figures.euro(line.amount().negate()));
    }

    static Question depositOfWhat(CartLine line) {
        return Question.of(
                ReviewCode.R01,
                "Zu welcher Ware gehört das Pfand „{}“?",
                "Which goods does the deposit '{}' belong to?",
                line.name());
    }

    static Question whatIsInTheBundle(CartLine line) {
        return Question.of(
                ReviewCode.R19,
                "Wie teilt sich der Preis von „{}“ auf seine Bestandteile auf? Der Katalog nennt keine Einzelpreise.",
                "How does the price of '{}' split over its parts? The catalogue gives no single prices.",
                line.name());
    }

    static Question noRate(CartLine line) {
        return Question.of(
                ReviewCode.R01,
                "Für „{}“ nennt der Shop keinen Steuersatz. Welche Ware ist das?",
                "The shop gives no tax rate for '{}'. What kind of goods is it?",
                line.name());
    }

    static Question rateDiffers(String name, BigDecimal shopRate, Wording decided) {
        return Question.of(
                ReviewCode.R22,
                "Der Shop hat „{}“ mit {} versteuert; nach den Regeln sind es {}. Was ist richtig?",
                "The shop taxed '{}' at {}; by the rules it is {}. Which is right?",
                name,
                Figures.percent(shopRate),
                decided);
    }

    static Question noGoods(CartCharge charge) {
        return Question.of(
                ReviewCode.R01,
                "„{}“ lässt sich keiner Ware zuordnen. Mit welchem Steuersatz soll es berechnet werden?",
                "'{}' belongs to no goods. At which rate should it be charged?",
                charge.name());
    }

    static Question totalDiffers(BigDecimal charged, @Nullable BigDecimal written) {
        return Question.of(
                ReviewCode.R05,
                "Der Shop hat {} berechnet, aus den Positionen ergibt sich {}. Welche Position stimmt nicht?",
                "The shop charged {}, but the lines give {}. Which line is wrong?",
                Figures.euro(charged),
                written == null ? NOTHING : Figures.euro(written));
    }

    static Question tooManyLines(int lines) {
        return Question.of(
                ReviewCode.R19,
                "Der Beleg hätte {} Positionen; Lexware nimmt höchstens 300. Soll er so geteilt werden?",
                "The document would have {} lines; Lexware takes 300 at most. Should it be split like this?",
                lines);
    }

    static Question splitWithOpenPart(int documents) {
        return Question.of(
                ReviewCode.R19,
                "Die Bestellung braucht {} Belege, und einer davon ist offen. Sollen alle wie vorgeschlagen geschrieben werden?",
                "The order needs {} documents, and one of them is open. Should all of them be written as proposed?",
                documents);
    }

    static Question shopTaxDiffers(BigDecimal shopTax, BigDecimal tax) {
        return Question.of(
                ReviewCode.R22,
                "Der Shop weist {} Umsatzsteuer aus, nach den Regeln sind es {}. Welcher Betrag ist richtig?",
                "The shop reports {} of VAT; by the rules it is {}. Which amount is right?",
                Figures.euro(shopTax),
                Figures.euro(tax));
    }
}
