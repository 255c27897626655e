package dev.kontor.vat.document;

import static dev.kontor.vat.document.Fixtures.TO_CONSUMER;
import static dev.kontor.vat.document.Fixtures.eur;
import static dev.kontor.vat.document.Fixtures.gross;
import static dev.kontor.vat.document.Fixtures.line;
import static dev.kontor.vat.document.Fixtures.single;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.ServiceKind;
import dev.kontor.vat.document.Cart.Payment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What documents say beside their lines. */
class CartTextsTest {

    private static List<String> texts(Cart cart) {
        return single(CartDocuments.from(cart, TO_CONSUMER)).lines().stream()
                .filter(DocumentLine.Text.class::isInstance)
                .map(DocumentLine::name)
                .toList();
    }

    @Test
    void nameWhatTookTheDiscountOff() {
        Cart cart =
                gross("45.00", line("1", "1", "50", "19"))
                        .withOrderDiscount(eur("5.00"))
                        .withDiscountLabel("Gutscheincode HERBST10");
        assertThat(texts(cart))
                .containsExactly(
                        "Gutscheincode HERBST10: 5,00 EUR, in den Einzelpreisen enthalten");
    }

    @Test
    void namePaymentsOnlyIfVouchersAreAmongThem() {
        Cart cart = gross("50.00", line("1", "1", "50", "19"));
        Payment card = Payment.of("PayPal", eur("20.00"), Payment.Kind.MONEY);
        assertThat(texts(cart.withPayments(List.of(card)))).isEmpty();
        Payment voucher = Payment.of("Geschenkkarte", eur("30.00"), Payment.Kind.GIFT_CARD);
        assertThat(texts(cart.withPayments(List.of(voucher, card))))
                .containsExactly("Zahlung: Geschenkkarte 30,00 EUR, PayPal 20,00 EUR");
    }

    @Test
    void sayWhatWasTaxedBefore() {
        Payment voucher =
                Payment.of("Gutschein", eur("30.00"), Payment.Kind.SINGLE_PURPOSE_VOUCHER);
        Cart cart = gross("50.00", line("1", "1", "50", "19")).withPayments(List.of(voucher));
        assertThat(texts(cart))
                .containsExactly(
                        "Gutschein: 30,00 EUR bereits versteuert und angerechnet, in den"
                                + " Einzelpreisen enthalten",
                        "Zahlung: Gutschein 30,00 EUR");
    }

    @Test
    void sayWhichPackagingCameBack() {
        CartLine back = line("2", "1", "-3.10", "19").asPackagingDeposit("1");
        CartLine drink = line("1", "1", "20", "19");
        assertThat(texts(gross("16.90", drink, back)))
                .containsExactly("Ware 2: 3,10 EUR verrechnet, in den Einzelpreisen enthalten");
    }

    @Test
    void giveTheOriginalTotalAndTheRateOfAnotherCurrency() {
        ExchangeRate rate = ExchangeRate.perEuro(eur("0.9400"), "BMF 11/2026").asAgreed();
        Cart cart = gross("94.00", line("1", "1", "94", "19")).withCurrency("CHF", rate);
        assertThat(texts(cart))
                .containsExactly(
                        "Bestellsumme 94,00 CHF, umgerechnet mit 1 EUR = 0,94 CHF (BMF 11/2026)");
        assertThat(single(CartDocuments.from(cart, TO_CONSUMER)).totals().gross())
                .isEqualTo("100.00");
    }

    @Test
    void nameTheShareOfEachRateOfABundle() {
        CartLine box =
                CartLine.of("1", "Korb", eur("1"), eur("50"), null)
                        .asBundle(
                                List.of(
                                        component(GoodsKind.FOOD, "30"),
                                        component(GoodsKind.BOOK, "10"),
                                        component(GoodsKind.DRINK, "10")));
        assertThat(single(CartDocuments.from(gross("50.00", box), TO_CONSUMER)).pricedLines())
                .extracting(each -> each.name() + " " + each.amount())
                .containsExactly("Korb (Anteil 7 %) 40.00", "Korb (Anteil 19 %) 10.00");
    }

    private static CartLine.Component component(GoodsKind kind, String price) {
        return new CartLine.Component(kind.name(), kind, ServiceKind.GENERAL, eur(price));
    }
}
