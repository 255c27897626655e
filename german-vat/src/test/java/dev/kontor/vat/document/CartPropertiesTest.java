package dev.kontor.vat.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.PriceBasis;
import dev.kontor.vat.ReviewCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every cart and every row of refunds. */
class CartPropertiesTest {

    /** A piece of a cart before it has an id: quantity, price, share of discount, rate. */
    record Piece(BigDecimal quantity, BigDecimal price, int discountPercent, String rate) {
        CartLine line(int index) {
            BigDecimal list = Amounts.line(quantity, price);
            BigDecimal discount =
                    Amounts.cents(list.multiply(new BigDecimal(discountPercent)).movePointLeft(2));
            return CartLine.of("l" + index, "Ware", quantity, price, new BigDecimal(rate))
                    .withDiscount(discount);
        }
    }

    @Provide
    Arbitrary<List<CartLine>> lines() {
        Arbitrary<BigDecimal> whole =
                Arbitraries.integers().between(1, 400).map(BigDecimal::valueOf);
        Arbitrary<BigDecimal> weight =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.001"), new BigDecimal("20"))
                        .ofScale(3);
        Arbitrary<BigDecimal> price =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("300"))
                        .ofScale(2);
        Arbitrary<Integer> discount =
                Arbitraries.frequency(
                        Tuple.of(3, 0), Tuple.of(2, 10), Tuple.of(1, 33), Tuple.of(1, 100));
        return Combinators.combine(
                        Arbitraries.oneOf(whole, weight),
                        price,
                        discount,
                        Arbitraries.of("19", "7"))
                .as(Piece::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(CartPropertiesTest::numbered);
    }

    private static List<CartLine> numbered(List<Piece> pieces) {
        List<CartLine> lines = new ArrayList<>();
        for (Piece piece : pieces) {
            lines.add(piece.line(lines.size()));
        }
        return lines;
    }

    @Provide
    Arbitrary<BigDecimal> shippings() {
        return Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("12")).ofScale(2);
    }

    private static Cart grossCart(List<CartLine> lines, BigDecimal shipping, int percentOff) {
        BigDecimal goods = Amounts.sum(lines.stream().map(CartLine::amount).toList());
        BigDecimal off = Amounts.cents(goods.multiply(new BigDecimal(percentOff)).movePointLeft(2));
        return Cart.of(PriceBasis.GROSS, lines, goods.subtract(off).add(shipping))
                .withOrderDiscount(off)
                .withCharges(List.of(CartCharge.shipping("s", "Versand", shipping)));
    }

    @Property(tries = 2000)
    void grossCartsMeetTheirTotalOrNothingWasCharged(
            @ForAll("lines") List<CartLine> lines, @ForAll("shippings") BigDecimal shipping) {
        for (int percentOff : new int[] {0, 15}) {
            Cart cart = grossCart(lines, shipping, percentOff);
            switch (CartDocuments.from(cart, Fixtures.TO_CONSUMER)) {
                case Drafted.Documents ready -> {
                    assertThat(ready.documents()).hasSize(1);
                    assertSound(ready.documents().getFirst(), cart.grossTotal());
                }
                case Drafted.Held held -> {
                    boolean goodsFree =
                            lines.stream().allMatch(line -> line.amount().signum() == 0);
                    assertThat(goodsFree).isTrue();
                    assertThat(held.reviewCode()).isEqualTo(ReviewCode.R01);
                }
            }
        }
    }

    @Property(tries = 2000)
    void authoritiesGetANetDocumentOfThePaidTotalOrItIsHeld(
            @ForAll("lines") List<CartLine> lines, @ForAll("shippings") BigDecimal shipping) {
        Cart cart = grossCart(lines, shipping, 0);
        switch (CartDocuments.from(cart, Fixtures.TO_AUTHORITY)) {
            case Drafted.Documents ready ->
                    assertSound(ready.documents().getFirst(), cart.grossTotal());
            case Drafted.Held held ->
                    assertThat(held.reviewCode()).isIn(ReviewCode.R05, ReviewCode.R01);
        }
    }

    @Property(tries = 2000)
    void netShopsMeetTheirTotalWhetherTheyRoundPerLineOrPerRate(
            @ForAll("lines") List<CartLine> lines) {
        BigDecimal goods = Amounts.sum(lines.stream().map(CartLine::amount).toList());
        if (goods.signum() == 0) {
            return;
        }
        BigDecimal perLine =
                Amounts.sum(
                        lines.stream()
                                .map(line ->
                                        line.amount()
                                                .add(
                                                        Amounts.taxOnNet(
                                                                line.amount(), line.shop().rate())))
                                .toList());
        BigDecimal perRate = goods;
        for (String rate : List.of("19", "7")) {
            BigDecimal sum =
                    Amounts.sum(
                            lines.stream()
                                    .filter(line -> line.shop().rate().toString().equals(rate))
                                    .map(CartLine::amount)
                                    .toList());
            perRate = perRate.add(Amounts.taxOnNet(sum, new BigDecimal(rate)));
        }
        for (BigDecimal total : List.of(perLine, perRate)) {
            Drafted drafted =
                    CartDocuments.from(Cart.of(PriceBasis.NET, lines, total), Fixtures.TO_BUSINESS);
            assertSound(Fixtures.single(drafted), total);
        }
        assertThat(
                        CartDocuments.from(
                                Cart.of(PriceBasis.NET, lines, perRate.add(new BigDecimal("0.50"))),
                                Fixtures.TO_BUSINESS))
                .isInstanceOf(Drafted.Held.class);
    }

    @Property(tries = 1000)
    void refundsNeverExceedTheInvoice(
            @ForAll("lines") List<CartLine> lines,
            @ForAll("shippings") BigDecimal shipping,
            @ForAll("refunds") List<Refund> refunds) {
        if (lines.stream().allMatch(line -> line.amount().signum() == 0)) {
            return;
        }
        for (boolean net : new boolean[] {false, true}) {
            Document invoice = invoice(lines, shipping, net);
            List<Document> corrections = new ArrayList<>();
            for (Refund refund : refunds) {
                Corrected corrected =
                        Corrected.first(invoice, "RE1", Fixtures.DAY).after(corrections);
                Drafted drafted =
                        Corrections.of(
                                corrected,
                                refund,
                                AmountRefundPolicy.SPLIT_BY_SHARES,
                                Fixtures.DAY);
                if (drafted instanceof Drafted.Documents ready) {
                    corrections.add(ready.documents().getFirst());
                }
            }
            assertNotExceeded(invoice, corrections);
        }
    }

    private static Document invoice(List<CartLine> lines, BigDecimal shipping, boolean net) {
        if (!net) {
            return Fixtures.single(
                    CartDocuments.from(grossCart(lines, shipping, 15), Fixtures.TO_CONSUMER));
        }
        Drafted proposal =
                CartDocuments.from(
                        Cart.of(PriceBasis.NET, lines, Amounts.ZERO), Fixtures.TO_AUTHORITY);
        return ((Drafted.Held) proposal).proposal().getFirst();
    }

    @Provide
    Arbitrary<List<Refund>> refunds() {
        Arbitrary<Refund> pieces =
                Combinators.combine(
                                Arbitraries.integers().between(0, 7),
                                Arbitraries.of("0.333", "1", "2", "50", "400"))
                        .as((line, quantity) ->
                                Refund.ofItems(
                                        List.of(
                                                new Refund.Item(
                                                        "l" + line,
                                                        new BigDecimal(quantity),
                                                        null))));
        Arbitrary<Refund> amounts = shippings().map(Refund::ofAmount);
        Arbitrary<Refund> charges =
                shippings().map(amount -> Refund.ofItems(List.of()).withShipping(amount));
        return Arbitraries.oneOf(pieces, amounts, charges).list().ofMinSize(1).ofMaxSize(12);
    }

    private static void assertNotExceeded(Document invoice, List<Document> corrections) {
        for (RateTotal rate : invoice.totals().rates()) {
            BigDecimal back =
                    Amounts.sum(
                            corrections.stream()
                                    .flatMap(each -> each.totals().rates().stream())
                                    .filter(each -> each.rate().compareTo(rate.rate()) == 0)
                                    .map(RateTotal::gross)
                                    .toList());
            assertThat(back).isLessThanOrEqualTo(rate.gross());
        }
        BigDecimal all =
                Amounts.sum(corrections.stream().map(each -> each.totals().gross()).toList());
        assertThat(all).isLessThanOrEqualTo(invoice.totals().gross());
    }

    private static void assertSound(Document document, BigDecimal total) {
        assertThat(document.totals().gross()).isEqualByComparingTo(total);
        Set<String> ids = new HashSet<>();
        for (DocumentLine.Priced line : document.pricedLines()) {
            assertThat(line.amount()).isPositive();
            assertThat(line.unitPrice().stripTrailingZeros().scale()).isLessThanOrEqualTo(4);
            assertThat(line.quantity().stripTrailingZeros().scale()).isLessThanOrEqualTo(4);
            if (line.origin().kind() == Origin.Kind.ITEM) {
                assertThat(ids.add(line.origin().id())).isTrue();
            }
        }
    }
}
