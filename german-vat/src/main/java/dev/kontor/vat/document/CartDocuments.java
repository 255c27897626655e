package dev.kontor.vat.document;

import dev.kontor.vat.Customer;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Question;
import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Supply;
import dev.kontor.vat.Territory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a cart into the documents that must be written for it: as many as there are tax types, with
 * lines whose totals, as Lexware computes them, add up to what the shop charged. What cannot be
 * solved is held (R05); there is never a rounding line and never a negative one ({@code vat.md}
 * sections 8, 9, 13; {@code carts.json}, conventions).
 */
public final class CartDocuments {

    private final Cart cart;
    private final Supply supply;

    private CartDocuments(Cart cart, Supply supply) {
        this.cart = cart;
        this.supply = supply;
    }

    /**
     * Writes the documents for a cart.
     *
     * @return documents that may be finalised, or the questions a person must answer, with a
     *     proposal where one can be made
     */
    public static Drafted from(Cart cart, Supply supply) {
        List<Question> obstacles = CartGate.questions(cart);
        if (!obstacles.isEmpty()) {
            return new Drafted.Held(obstacles, List.of());
        }
        return new CartDocuments(cart, supply).write();
    }

    private Drafted write() {
        CartSale sale = CartSale.of(cart, supply);
        if (!sale.complete()) {
            return new Drafted.Held(sale.questions(), List.of());
        }
        CartWriter writer = new CartWriter(cart, sale.lines());
        List<Question> questions = new ArrayList<>(sale.questions());
        List<Document> documents = writer.write(CartWriter.Form.AS_DECIDED);
        if (!meetsTotal(documents) && netMayBecomeGross()) {
            documents = writer.write(CartWriter.Form.GROSS_FOR_NET);
        }
        if (!meetsTotal(documents)) {
            questions.add(totalDiffers(documents));
        }
        questions.addAll(furtherQuestions(documents));
        if (questions.isEmpty()) {
            return new Drafted.Documents(withTaxRemark(documents));
        }
        return new Drafted.Held(questions, documents);
    }

    private static BigDecimal gross(List<Document> documents) {
        return Amounts.sum(documents.stream().map(each -> each.totals().gross()).toList());
    }

    private static BigDecimal tax(List<Document> documents) {
        return Amounts.sum(documents.stream().map(each -> each.totals().tax()).toList());
    }

    private boolean meetsTotal(List<Document> documents) {
        return !documents.isEmpty() && gross(documents).compareTo(cart.grossTotal()) == 0;
    }

    /** An authority gets XRechnung, which must stay net (L11). */
    private boolean netMayBecomeGross() {
        boolean authority =
                supply.customer().kind() == Customer.Kind.PUBLIC_BODY
                        && supply.customer().place().territory() == Territory.GERMANY;
        return cart.priceBasis() == PriceBasis.NET && !authority;
    }

    private Question totalDiffers(List<Document> documents) {
        String paid = Amounts.german(cart.grossTotal());
        String written = documents.isEmpty() ? "nichts" : Amounts.german(gross(documents));
        return Question.of(
                ReviewCode.R05,
                "Der Shop hat "
                        + paid
                        + " berechnet, aus den Positionen ergibt sich "
                        + written
                        + ". Welche Position stimmt nicht?",
                "The shop charged "
                        + paid
                        + ", but the lines give "
                        + (documents.isEmpty() ? "nothing" : written)
                        + ". Which line is wrong?");
    }

    private List<Question> furtherQuestions(List<Document> documents) {
        List<Question> questions = new ArrayList<>();
        for (Document document : documents) {
            if (document.lines().size() > CartGate.MOST_LINES) {
                questions.add(
                        Question.of(
                                ReviewCode.R19,
                                "Der Beleg hätte "
                                        + document.lines().size()
                                        + " Positionen; Lexware nimmt höchstens 300. Wie soll er"
                                        + " geteilt werden?",
                                "The document would have "
                                        + document.lines().size()
                                        + " lines; Lexware takes 300 at most. How should it be"
                                        + " split?"));
            }
        }
        BigDecimal shopTax = cart.taxTotal();
        if (shopTax != null
                && !documents.isEmpty()
                && tax(documents).subtract(shopTax).abs().compareTo(tolerance()) > 0) {
            questions.add(
                    Question.of(
                            ReviewCode.R22,
                            "Der Shop weist "
                                    + Amounts.german(shopTax)
                                    + " Umsatzsteuer aus, entschieden sind "
                                    + Amounts.german(tax(documents))
                                    + ". Welcher Betrag ist richtig?",
                            "The shop reports "
                                    + Amounts.german(shopTax)
                                    + " of VAT, decided are "
                                    + Amounts.german(tax(documents))
                                    + ". Which amount is right?"));
        }
        return questions;
    }

    /** One cent for each amount the shop may have rounded by itself. */
    private BigDecimal tolerance() {
        int rounded = cart.lines().size() + 2 * cart.charges().size();
        return Amounts.CENT.multiply(BigDecimal.valueOf(rounded));
    }

    private List<Document> withTaxRemark(List<Document> documents) {
        BigDecimal shopTax = cart.taxTotal();
        BigDecimal tax = tax(documents);
        if (shopTax == null || shopTax.compareTo(tax) == 0) {
            return documents;
        }
        Remark remark =
                Remark.of(
                        "Der Shop weist "
                                + Amounts.german(shopTax)
                                + " Umsatzsteuer aus, der Beleg "
                                + Amounts.german(tax)
                                + ": der Shop rundet anders.",
                        "The shop reports "
                                + Amounts.german(shopTax)
                                + " of VAT, the document "
                                + Amounts.german(tax)
                                + ": the shop rounds differently.");
        List<Document> remarked = new ArrayList<>(documents);
        remarked.set(0, documents.getFirst().withRemark(remark));
        return List.copyOf(remarked);
    }
}
