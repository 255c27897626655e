package dev.kontor.vat.document;

import dev.kontor.vat.Customer;
import dev.kontor.vat.Figures;
import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.Question;
import dev.kontor.vat.Supply;
import dev.kontor.vat.TaxType;
import dev.kontor.vat.Territory;
import dev.kontor.vat.document.CartWriter.Form;
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
        List<Question> questions = new ArrayList<>(sale.questions());
        BigDecimal total = sale.documentTotal();
        List<Document> documents = inForm(sale, sale.lines(), total);
        if (!meets(documents, total)) {
            questions.add(
                    CartQuestions.totalDiffers(
                            total, documents.isEmpty() ? null : gross(documents)));
        }
        askAboutTax(documents, questions);
        if (!cart.currency().equals("EUR")) {
            documents = inEuro(sale, documents, questions);
        }
        askAboutSplits(documents, questions);
        if (questions.isEmpty()) {
            return new Drafted.Documents(withTaxRemark(documents));
        }
        return new Drafted.Held(questions, documents);
    }

    /** The first form whose total is right, else what was decided. */
    private List<Document> inForm(CartSale sale, List<SoldLine> lines, BigDecimal total) {
        CartWriter writer = new CartWriter(cart, lines, sale.texts());
        List<Document> decided =
                writer.write(netRequired() ? Form.NET_FOR_GROSS : Form.AS_DECIDED, total);
        if (meets(decided, total) || netRequired() || cart.priceBasis() == PriceBasis.GROSS) {
            return decided;
        }
        List<Document> gross = writer.write(Form.GROSS_FOR_NET, total);
        return meets(gross, total) || decided.isEmpty() ? gross : decided;
    }

    /** Line by line: each amount is converted, so that no line hides another's rounding. */
    private List<Document> inEuro(
            CartSale sale, List<Document> original, List<Question> questions) {
        ExchangeRate rate = cart.exchangeRate();
        if (rate == null || original.isEmpty()) {
            return List.of();
        }
        if (!rate.agreed()) {
            questions.add(CartQuestions.foreignCurrency(cart));
        }
        List<SoldLine> lines = sale.lines().stream().map(line -> line.convertedWith(rate)).toList();
        boolean asGross =
                cart.priceBasis() == PriceBasis.NET
                        && original.stream().anyMatch(each -> each.taxType() == TaxType.GROSS);
        Form form =
                netRequired() ? Form.NET_FOR_GROSS : asGross ? Form.GROSS_FOR_NET : Form.AS_DECIDED;
        return new CartWriter(cart, lines, sale.texts()).write(form, null);
    }

    private static BigDecimal gross(List<Document> documents) {
        return Amounts.sum(documents.stream().map(each -> each.totals().gross()).toList());
    }

    private static BigDecimal tax(List<Document> documents) {
        return Amounts.sum(documents.stream().map(each -> each.totals().tax()).toList());
    }

    private static boolean meets(List<Document> documents, BigDecimal total) {
        return !documents.isEmpty() && gross(documents).compareTo(total) == 0;
    }

    /** An authority gets XRechnung, which must stay net (L11). */
    private boolean netRequired() {
        return cart.netRequired()
                || (supply.customer().kind() == Customer.Kind.PUBLIC_BODY
                        && supply.customer().place().territory() == Territory.GERMANY);
    }

    private void askAboutSplits(List<Document> documents, List<Question> questions) {
        long groups =
                documents.stream()
                        .map(each ->
                                new SoldLine.Group(each.kind(), each.taxType(), each.taxSubType()))
                        .distinct()
                        .count();
        if (groups < documents.size()) {
            int lines = documents.stream().mapToInt(each -> each.lines().size()).sum();
            questions.add(CartQuestions.tooManyLines(lines));
        } else if (groups > 1 && !questions.isEmpty()) {
            questions.add(CartQuestions.splitWithOpenPart(documents.size()));
        }
    }

    private void askAboutTax(List<Document> documents, List<Question> questions) {
        BigDecimal shopTax = cart.taxTotal();
        if (shopTax != null
                && !documents.isEmpty()
                && tax(documents).subtract(shopTax).abs().compareTo(tolerance()) > 0) {
            questions.add(CartQuestions.shopTaxDiffers(shopTax, tax(documents)));
        }
    }

    /** One cent for each amount the shop may have rounded by itself. */
    private BigDecimal tolerance() {
        int rounded = cart.lines().size() + 2 * cart.charges().size();
        return Amounts.CENT.multiply(BigDecimal.valueOf(rounded));
    }

    private List<Document> withTaxRemark(List<Document> documents) {
        BigDecimal shopTax = cart.taxTotal();
        BigDecimal tax = tax(documents);
        if (shopTax == null || shopTax.compareTo(tax) == 0 || cart.exchangeRate() != null) {
            return documents;
        }
        Remark remark =
                Remark.of(
                        "Der Shop weist {} Umsatzsteuer aus, der Beleg {}: der Shop rundet anders.",
                        "The shop reports {} of VAT, the document {}: the shop rounds differently.",
                        Figures.euro(shopTax),
                        Figures.euro(tax));
        List<Document> remarked = new ArrayList<>(documents);
        remarked.set(0, documents.getFirst().withRemark(remark));
        return List.copyOf(remarked);
    }
}
