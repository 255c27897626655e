package dev.kontor.vat.document;

import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import java.math.BigDecimal;

/** What a person is asked about a cart, in words. */
final class CartQuestions {

    private CartQuestions() {}

    static Question foreignCurrency(Cart cart) {
        String total = Amounts.german(cart.grossTotal(), cart.currency());
        ExchangeRate rate = cart.exchangeRate();
        if (rate == null) {
            return Question.of(
                    ReviewCode.R20,
                    "Die Bestellung über "
                            + total
                            + " ist nicht in EUR, und Lexware führt nur EUR. Mit welchem Kurs soll"
                            + " umgerechnet werden?",
                    "The order of "
                            + total
                            + " is not in EUR, and Lexware knows EUR only. At which rate should it"
                            + " be converted?");
        }
        String quoted = rate.german(cart.currency());
        return Question.of(
                ReviewCode.R20,
                "Die Bestellung über "
                        + total
                        + " ist mit "
                        + quoted
                        + " umgerechnet. Soll dieser Kurs gelten?",
                "The order of "
                        + total
                        + " is converted at "
                        + quoted
                        + ". Is that the rate to use?");
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
                "Der Nachlass von "
                        + Amounts.german(discount)
                        + " passt nicht zum Warenwert von "
                        + Amounts.german(goods)
                        + ". Worauf bezieht er sich?",
                "The discount of "
                        + Amounts.german(discount)
                        + " does not fit goods of "
                        + Amounts.german(goods)
                        + ". What does it belong to?");
    }

    static Question whoPaysTheCoupon(BigDecimal discount) {
        return Question.of(
                ReviewCode.R18,
                "Wer trägt den Gutschein über "
                        + Amounts.german(discount)
                        + ": der Verkäufer oder ein Dritter (Marktplatz, Hersteller)?",
                "Who bears the coupon of "
                        + Amounts.german(discount)
                        + ": the seller or a third party (marketplace, manufacturer)?");
    }

    static Question sameIds() {
        return Question.of(
                ReviewCode.R01,
                "Mehrere Positionen der Bestellung haben dieselbe Kennung. Stimmt sie mit dem Shop"
                        + " überein?",
                "Several lines of the order have the same id. Does it agree with the shop?");
    }

    static Question unknownLine(String id) {
        return Question.of(
                ReviewCode.R01,
                "Die Bestellung verweist auf die Position '"
                        + id
                        + "', die es nicht gibt. Welche ist gemeint?",
                "The order refers to the line '" + id + "', which does not exist. Which is meant?");
    }

    static Question quantity(CartLine line) {
        return Question.of(
                ReviewCode.R01,
                "Position '" + line.name() + "' hat die Menge " + line.quantity() + ".",
                "Line '" + line.name() + "' has the quantity " + line.quantity() + ".");
    }

    static Question negativeLine(String name) {
        return Question.of(
                ReviewCode.R18,
                "Position '"
                        + name
                        + "' hat einen negativen Betrag. Ist das ein Nachlass, ein Gutschein oder"
                        + " Pfand?",
                "Line '"
                        + name
                        + "' has a negative amount. Is it a discount, a voucher or a deposit?");
    }

    static Question negativeCharge(String name) {
        return Question.of(
                ReviewCode.R18,
                "'" + name + "' hat einen negativen Betrag. Wofür steht er?",
                "'" + name + "' has a negative amount. What is it for?");
    }

    static Question whoGetsTheTip(BigDecimal amount) {
        return Question.of(
                ReviewCode.R18,
                "Wer erhält das Trinkgeld von "
                        + Amounts.german(amount)
                        + ": das Personal oder der Inhaber?",
                "Who receives the tip of " + Amounts.german(amount) + ": the staff or the owner?");
    }

    static Question cancellationFee(CartCharge charge) {
        return Question.of(
                ReviewCode.R18,
                "Ist '"
                        + charge.name()
                        + "' über "
                        + Amounts.german(charge.amount())
                        + " Schadensersatz (keine Umsatzsteuer) oder der Preis für ein Recht"
                        + " (steuerbar)?",
                "Is '"
                        + charge.name()
                        + "' of "
                        + Amounts.german(charge.amount())
                        + " compensation (no VAT) or the price for a right (VAT)?");
    }

    static Question noSupply(CartCharge charge) {
        return Question.of(
                ReviewCode.R18,
                "'"
                        + charge.name()
                        + "' über "
                        + Amounts.german(charge.amount())
                        + " ist kein Umsatz. Auf welches Konto soll es gebucht werden?",
                "'"
                        + charge.name()
                        + "' of "
                        + Amounts.german(charge.amount())
                        + " is no turnover. To which account should it be posted?");
    }

    static Question downPayment(BigDecimal amount) {
        return Question.of(
                ReviewCode.R18,
                "Es gibt eine Anzahlung über "
                        + Amounts.german(amount)
                        + ". Anzahlungs- und Schlussrechnung lassen sich nur in Lexware selbst"
                        + " schreiben. Ist das geschehen?",
                "There is a down payment of "
                        + Amounts.german(amount)
                        + ". Down payment and closing invoices can be written in Lexware only. Was"
                        + " that done?");
    }

    static Question whichSupplyWasPaid(BigDecimal amount) {
        return Question.of(
                ReviewCode.R18,
                "Mit "
                        + Amounts.german(amount)
                        + " aus einem bereits versteuerten Gutschein (Einzweckgutschein) wurde"
                        + " bezahlt. Für welche Positionen galt er?",
                "A voucher that was taxed when sold (single-purpose) paid "
                        + Amounts.german(amount)
                        + ". Which lines was it for?");
    }

    static Question wholeOrderRedeemed() {
        return Question.of(
                ReviewCode.R18,
                "Die Bestellung ist ganz mit Gutscheinen bezahlt, die schon versteuert sind. Soll"
                        + " es einen Beleg geben?",
                "The order is paid wholly by vouchers that were taxed before. Should there be a"
                        + " document?");
    }

    static Question returnedDeposit(CartLine line) {
        return Question.of(
                ReviewCode.R18,
                "Das zurückgegebene Pfand '"
                        + line.name()
                        + "' über "
                        + Amounts.german(line.amount().negate())
                        + " lässt sich mit keiner Position desselben Satzes verrechnen. Wie soll es"
                        + " gebucht werden?",
                "The returned deposit '"
                        + line.name()
                        + "' of "
                        + Amounts.german(line.amount().negate())
                        + " fits no line of the same rate. How should it be posted?");
    }

    static Question depositOfWhat(CartLine line) {
        return Question.of(
                ReviewCode.R01,
                "Zu welcher Ware gehört das Pfand '" + line.name() + "'?",
                "Which goods does the deposit '" + line.name() + "' belong to?");
    }

    static Question whatIsInTheBundle(CartLine line) {
        return Question.of(
                ReviewCode.R19,
                "Wie teilt sich der Preis von '"
                        + line.name()
                        + "' auf seine Bestandteile auf? Der Katalog nennt keine Einzelpreise.",
                "How does the price of '"
                        + line.name()
                        + "' split over its parts? The catalogue gives no single prices.");
    }

    static Question noRate(CartLine line) {
        return Question.of(
                ReviewCode.R01,
                "Für '" + line.name() + "' nennt der Shop keinen Steuersatz. Welche Ware ist das?",
                "The shop gives no tax rate for '" + line.name() + "'. What kind of goods is it?");
    }

    static Question rateDiffers(String name, BigDecimal shopRate, String decided) {
        String shop = Amounts.percent(shopRate);
        return Question.of(
                ReviewCode.R22,
                "Der Shop hat '"
                        + name
                        + "' mit "
                        + shop
                        + " versteuert, entschieden ist "
                        + decided
                        + ". Was ist richtig?",
                "The shop taxed '"
                        + name
                        + "' at "
                        + shop
                        + ", decided is "
                        + decided
                        + ". What is right?");
    }

    static Question noGoods(CartCharge charge) {
        return Question.of(
                ReviewCode.R01,
                "'"
                        + charge.name()
                        + "' lässt sich keiner Ware zuordnen. Mit welchem Steuersatz soll es"
                        + " berechnet werden?",
                "'" + charge.name() + "' follows no goods. At which rate should it be charged?");
    }

    static Question totalDiffers(BigDecimal expected, String written) {
        String paid = Amounts.german(expected);
        return Question.of(
                ReviewCode.R05,
                "Der Shop hat "
                        + paid
                        + " berechnet, aus den Positionen ergibt sich "
                        + (written.isEmpty() ? "nichts" : written)
                        + ". Welche Position stimmt nicht?",
                "The shop charged "
                        + paid
                        + ", but the lines give "
                        + (written.isEmpty() ? "nothing" : written)
                        + ". Which line is wrong?");
    }

    static Question tooManyLines(int lines) {
        return Question.of(
                ReviewCode.R19,
                "Der Beleg hätte "
                        + lines
                        + " Positionen; Lexware nimmt höchstens 300. Soll er so geteilt werden?",
                "The document would have "
                        + lines
                        + " lines; Lexware takes 300 at most. Should it be split like this?");
    }

    static Question splitWithOpenPart(int documents) {
        return Question.of(
                ReviewCode.R19,
                "Die Bestellung braucht "
                        + documents
                        + " Belege, und ein Teil ist offen. Sollen die sicheren Teile schon"
                        + " geschrieben werden?",
                "The order needs "
                        + documents
                        + " documents, and one part is open. Should the certain parts be written"
                        + " already?");
    }

    static Question shopTaxDiffers(BigDecimal shopTax, BigDecimal tax) {
        return Question.of(
                ReviewCode.R22,
                "Der Shop weist "
                        + Amounts.german(shopTax)
                        + " Umsatzsteuer aus, entschieden sind "
                        + Amounts.german(tax)
                        + ". Welcher Betrag ist richtig?",
                "The shop reports "
                        + Amounts.german(shopTax)
                        + " of VAT, decided are "
                        + Amounts.german(tax)
                        + ". Which amount is right?");
    }
}
