package dev.kontor.vat.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.PriceBasis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What must not change the documents of a cart, and by how much rounding may. */
class CartSymmetryTest {

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    /** Discounts, charges and payments have no order; lines have the one they are printed in. */
    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfWhatHasNoOrderMeansNothing(@ForAll long seed, @ForAll int shuffling) {
        GeneratedCart generated = GeneratedCart.of(seed);
        Cart cart = generated.cart();
        Random random = new Random(shuffling);
        Cart shuffled =
                cart.withDiscounts(shuffled(cart.discounts(), random))
                        .withCharges(shuffled(cart.charges(), random))
                        .withPayments(shuffled(cart.payments(), random));
        Drafted one = CartDocuments.from(cart, generated.supply());
        Drafted other = CartDocuments.from(shuffled, generated.supply());
        assertThat(other.getClass()).isEqualTo(one.getClass());
        assertThat(amounts(other)).isEqualTo(amounts(one));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static List<String> amounts(Drafted drafted) {
        List<Document> documents =
                switch (drafted) {
                    case Drafted.Documents ready -> ready.documents();
                    case Drafted.Held held -> held.proposal();
                };
        List<String> amounts = new ArrayList<>();
        for (Document document : documents) {
            for (DocumentLine.Priced line : document.pricedLines()) {
                amounts.add(
                        document.taxType()
                                + " "
                                + line.origin()
                                + " "
                                + line.rate()
                                + " "
                                + line.quantity()
                                + " x "
                                + line.unitPrice());
            }
        }
        Collections.sort(amounts);
        return amounts;
    }

    /**
     * The same goods at net prices and at the gross prices that follow from them: both rounds of a
     * net shop stay within half a cent per line and rate of the gross shop ({@code vat.md} 8).
     */
    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void netAndGrossShopsAgreeWithinTheirRounding(
            @ForAll long seed, @ForAll @LongRange(min = 1, max = 8) long count) {
        Random random = new Random(seed);
        List<CartLine> net = new ArrayList<>();
        List<CartLine> gross = new ArrayList<>();
        BigDecimal netTotal = Amounts.ZERO;
        BigDecimal grossTotal = Amounts.ZERO;
        BigDecimal standard = Amounts.ZERO;
        BigDecimal reduced = Amounts.ZERO;
        for (int i = 0; i < count; i++) {
            BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(50_000), 2);
            boolean book = random.nextBoolean();
            BigDecimal rate = new BigDecimal(book ? "7" : "19");
            BigDecimal priceWithTax = price.add(Amounts.taxOnNet(price, rate));
            net.add(CartLine.of("l" + i, "Ware", BigDecimal.ONE, price, rate));
            gross.add(CartLine.of("l" + i, "Ware", BigDecimal.ONE, priceWithTax, rate));
            netTotal = netTotal.add(price);
            grossTotal = grossTotal.add(priceWithTax);
            standard = book ? standard : standard.add(price);
            reduced = book ? reduced.add(price) : reduced;
        }
        BigDecimal perRate =
                netTotal.add(Amounts.taxOnNet(standard, new BigDecimal("19")))
                        .add(Amounts.taxOnNet(reduced, new BigDecimal("7")));
        DocumentTotals inGross = totals(PriceBasis.GROSS, gross, grossTotal);
        DocumentTotals byLine = totals(PriceBasis.NET, net, grossTotal);
        DocumentTotals byRate = totals(PriceBasis.NET, net, perRate);
        BigDecimal within = HALF_A_CENT.multiply(BigDecimal.valueOf(count + 4));
        assertThat(byLine.gross()).isEqualByComparingTo(inGross.gross());
        assertThat(byLine.tax().subtract(inGross.tax()).abs()).isLessThanOrEqualTo(within);
        assertThat(byRate.gross().subtract(inGross.gross()).abs()).isLessThanOrEqualTo(within);
        assertThat(byRate.tax().subtract(inGross.tax()).abs()).isLessThanOrEqualTo(within);
        assertThat(byRate.net().subtract(inGross.net()).abs()).isLessThanOrEqualTo(within);
    }

    private static DocumentTotals totals(PriceBasis basis, List<CartLine> lines, BigDecimal total) {
        return Fixtures.single(
                        CartDocuments.from(Cart.of(basis, lines, total), Fixtures.TO_BUSINESS))
                .totals();
    }
}
