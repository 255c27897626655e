package dev.kontor.lexware.contract;

import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.NewVoucher;
import dev.kontor.lexware.PaymentConditions;
import dev.kontor.lexware.Presentation;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.TotalDiscount;
import dev.kontor.lexware.VoucherType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any document that the rules allow (lexware-office-api.md 6 and 7.20). */
final class Documents {

    private static final UUID GOODS = UUID.fromString("8f8664a8-fd86-11e1-a21f-0800200c9a66");
    private static final OffsetDateTime DAY = LexwareTime.startOf(LocalDate.of(2026, 3, 2));
    private static final OffsetDateTime LATER = LexwareTime.startOf(LocalDate.of(2026, 3, 29));

    private Documents() {}

    /** Invoices without a contact, in every tax type that needs none. */
    static Arbitrary<NewInvoice> invoices() {
        return Arbitraries.of(
                        TaxType.NET,
                        TaxType.GROSS,
                        TaxType.VAT_FREE,
                        TaxType.PHOTOVOLTAIC_EQUIPMENT)
                .flatMap(Documents::invoices);
    }

    private static Arbitrary<NewInvoice> invoices(TaxType type) {
        return Combinators.combine(
                        lines(type),
                        shippings(),
                        discounts().injectNull(0.6),
                        presentations(),
                        terms().injectNull(0.5),
                        words(40))
                .as((lines, shipping, discount, presentation, term, name) -> {
                    NewInvoice invoice =
                            NewInvoice.of(
                                            DAY,
                                            Recipient.oneTime(name, "DE"),
                                            lines,
                                            TaxConditions.of(type),
                                            shipping)
                                    .withPresentation(presentation);
                    invoice = discount == null ? invoice : invoice.withTotalDiscount(discount);
                    return term == null ? invoice : invoice.withPaymentConditions(term);
                });
    }

    /** At least one line with a price, the first of all, so that a violation has a place. */
    private static Arbitrary<List<NewLineItem>> lines(TaxType type) {
        Arbitrary<NewLineItem> texts = words(255).map(text -> NewLineItem.text(text, null));
        Arbitrary<NewLineItem> any =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, priced(type).map(line -> line)),
                        net.jqwik.api.Tuple.of(1, texts));
        return Combinators.combine(priced(type), any.list().ofMaxSize(8))
                .as((first, others) -> {
                    List<NewLineItem> lines = new java.util.ArrayList<>();
                    lines.add(first);
                    lines.addAll(others);
                    return lines;
                });
    }

    private static Arbitrary<NewLineItem.Priced> priced(TaxType type) {
        Arbitrary<BigDecimal> rates =
                type.taxed()
                        ? Arbitraries.of(BigDecimal.ZERO, new BigDecimal(7), new BigDecimal(19))
                        : Arbitraries.just(BigDecimal.ZERO);
        return Combinators.combine(
                        words(255),
                        words(20),
                        decimals("0", "1000", 4),
                        decimals("0", "10000", 4),
                        rates,
                        Arbitraries.oneOf(
                                Arbitraries.just(BigDecimal.ZERO), decimals("0", "100", 2)))
                .as((name, unit, quantity, price, rate, discount) ->
                        NewLineItem.custom(
                                        name,
                                        quantity,
                                        unit,
                                        type == TaxType.GROSS
                                                ? NewUnitPrice.gross(price, rate)
                                                : NewUnitPrice.net(price, rate))
                                .withDiscount(discount));
    }

    private static Arbitrary<ShippingConditions> shippings() {
        return Arbitraries.of(
                ShippingConditions.none(),
                ShippingConditions.service(DAY),
                ShippingConditions.delivery(LATER),
                ShippingConditions.servicePeriod(DAY, DAY),
                ShippingConditions.deliveryPeriod(DAY, LATER));
    }

    private static Arbitrary<TotalDiscount> discounts() {
        return Arbitraries.oneOf(
                decimals("0", "100", 2).map(TotalDiscount.Percentage::new),
                decimals("0", "1", 2).map(TotalDiscount.Absolute::new));
    }

    private static Arbitrary<PaymentConditions> terms() {
        return Combinators.combine(words(60), Arbitraries.integers().between(0, 90))
                .as(PaymentConditions::of);
    }

    private static Arbitrary<Presentation> presentations() {
        return Combinators.combine(
                        words(25).injectNull(0.3),
                        words(2000).injectNull(0.3),
                        words(2000).injectNull(0.3))
                .as((title, introduction, remark) ->
                        new Presentation("de", title, introduction, remark, null));
    }

    /** Net and gross vouchers of all four kinds. */
    static Arbitrary<NewVoucher> vouchers() {
        return Combinators.combine(
                        Arbitraries.of(
                                VoucherType.SALES_INVOICE,
                                VoucherType.SALES_CREDIT_NOTE,
                                VoucherType.PURCHASE_INVOICE,
                                VoucherType.PURCHASE_CREDIT_NOTE),
                        Arbitraries.of(TaxType.NET, TaxType.GROSS),
                        words(30),
                        decimals("0.01", "100000", 2).list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.of(0, 5, 7, 16, 19).list().ofSize(6))
                .as(Documents::voucher);
    }

    private static NewVoucher voucher(
            VoucherType type,
            TaxType side,
            String number,
            List<BigDecimal> amounts,
            List<Integer> rates) {
        List<NewVoucher.Item> items = new java.util.ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            BigDecimal rate = new BigDecimal(rates.get(i));
            items.add(
                    side == TaxType.NET
                            ? NewVoucher.Item.net(amounts.get(i), rate, GOODS)
                            : NewVoucher.Item.gross(amounts.get(i), rate, GOODS));
        }
        return NewVoucher.of(
                type,
                number,
                LocalDate.of(2026, 3, 2),
                side,
                NewVoucher.Counterparty.collective(),
                items);
    }

    private static Arbitrary<BigDecimal> decimals(String from, String to, int scale) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(from), new BigDecimal(to))
                .ofScale(scale);
    }

    /** Never blank, with what German texts hold. */
    private static Arbitrary<String> words(int longest) {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("ÄÖÜß&<>\"'%+ ")
                .ofMinLength(0)
                .ofMaxLength(longest - 1)
                .map(text -> "A" + text);
    }
}
