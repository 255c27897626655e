package dev.kontor.vat.document;

import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What stops a cart before any tax is looked at ({@code vat.md} section 3, steps 1 and 2). */
final class CartGate {

    /** Lexware's limit for one document ({@code vat.md} L10). */
    static final int MOST_LINES = 300;

    private CartGate() {}

    static List<Question> questions(Cart cart) {
        List<Question> questions = new ArrayList<>();
        if (!cart.currency().equals("EUR")) {
            questions.add(
                    Question.of(
                            ReviewCode.R20,
                            "Die Bestellung ist in "
                                    + cart.currency()
                                    + ", Lexware führt nur EUR. Mit welchem Kurs soll umgerechnet"
                                    + " werden?",
                            "The order is in "
                                    + cart.currency()
                                    + ", Lexware knows EUR only. At which rate should it be"
                                    + " converted?"));
        }
        checkIds(cart, questions);
        cart.lines().forEach(line -> checkLine(line, questions));
        cart.charges().forEach(charge -> checkCharge(charge, questions));
        BigDecimal goods = Amounts.sum(cart.lines().stream().map(CartLine::amount).toList());
        if (goods.signum() == 0 && cart.charges().stream().allMatch(CartGate::isFree)) {
            questions.add(
                    Question.of(
                            ReviewCode.R01,
                            "In dieser Bestellung wurde nichts berechnet. Soll es einen Beleg"
                                    + " geben?",
                            "Nothing was charged in this order. Should there be a document?"));
        }
        if (cart.orderDiscount().signum() < 0 || cart.orderDiscount().compareTo(goods) > 0) {
            questions.add(
                    Question.of(
                            ReviewCode.R05,
                            "Der Nachlass von "
                                    + Amounts.german(cart.orderDiscount())
                                    + " passt nicht zum Warenwert von "
                                    + Amounts.german(goods)
                                    + ". Worauf bezieht er sich?",
                            "The discount of "
                                    + Amounts.german(cart.orderDiscount())
                                    + " does not fit goods of "
                                    + Amounts.german(goods)
                                    + ". What does it belong to?"));
        }
        return questions;
    }

    /** Refunds find their lines by id. */
    private static void checkIds(Cart cart, List<Question> questions) {
        long lines = cart.lines().stream().map(CartLine::id).distinct().count();
        long charges = cart.charges().stream().map(CartCharge::id).distinct().count();
        if (lines < cart.lines().size() || charges < cart.charges().size()) {
            questions.add(
                    Question.of(
                            ReviewCode.R01,
                            "Mehrere Positionen der Bestellung haben dieselbe Kennung. Stimmt sie"
                                    + " mit dem Shop überein?",
                            "Several lines of the order have the same id. Does it agree with the"
                                    + " shop?"));
        }
    }

    private static boolean isFree(CartCharge charge) {
        return charge.amount().signum() == 0;
    }

    private static void checkLine(CartLine line, List<Question> questions) {
        if (line.quantity().signum() <= 0) {
            questions.add(
                    Question.of(
                            ReviewCode.R01,
                            "Position '" + line.name() + "' hat die Menge " + line.quantity() + ".",
                            "Line '"
                                    + line.name()
                                    + "' has the quantity "
                                    + line.quantity()
                                    + "."));
        }
        boolean negative =
                line.unitPrice().signum() < 0
                        || line.discount().signum() < 0
                        || line.amount().signum() < 0;
        if (negative) {
            questions.add(
                    Question.of(
                            ReviewCode.R18,
                            "Position '"
                                    + line.name()
                                    + "' hat einen negativen Betrag. Ist das ein Nachlass, ein"
                                    + " Gutschein oder Pfand?",
                            "Line '"
                                    + line.name()
                                    + "' has a negative amount. Is it a discount, a voucher or a"
                                    + " deposit?"));
        }
    }

    private static void checkCharge(CartCharge charge, List<Question> questions) {
        if (charge.kind() == CartCharge.Kind.TIP && !isFree(charge)) {
            questions.add(
                    Question.of(
                            ReviewCode.R18,
                            "Wer erhält das Trinkgeld von "
                                    + Amounts.german(charge.amount())
                                    + ": das Personal oder der Inhaber?",
                            "Who receives the tip of "
                                    + Amounts.german(charge.amount())
                                    + ": the staff or the owner?"));
        }
        if (charge.amount().signum() < 0
                || charge.portions().stream().anyMatch(part -> part.amount().signum() < 0)) {
            questions.add(
                    Question.of(
                            ReviewCode.R18,
                            "'" + charge.name() + "' hat einen negativen Betrag. Wofür steht er?",
                            "'" + charge.name() + "' has a negative amount. What is it for?"));
        }
    }
}
