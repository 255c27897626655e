package dev.kontor.lexware.contract;

import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.NewVoucher;
import dev.kontor.lexware.PaymentConditions;
import dev.kontor.lexware.Presentation;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxSubType;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.TotalDiscount;
import dev.kontor.lexware.VoucherType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any document that the rules allow (lexware-office-api.md 6 and 7.20). */
final class Documents {

    private static final UUID GOODS = UUID.fromString("8f8664a8-fd86-11e1-a21f-0800200c9a66");
    private static final OffsetDateTime TODAY = LexwareTime.startOf(LocalDate.of(2026, 3, 2));
    private static final OffsetDateTime LATE_2020 = LexwareTime.startOf(LocalDate.of(2020, 8, 3));

    /** Every tax type, and the taxed ones for consumers in other EU states. */
    private static final List<TaxConditions> TAXES =
            Stream.concat(
                            Arrays.stream(TaxType.values())
                                    .filter(type -> type != TaxType.UNRECOGNISED)
                                    .map(TaxConditions::of),
                            Stream.of(
                                    TaxConditions.of(TaxType.NET)
                                            .with(TaxSubType.ELECTRONIC_SERVICES),
                                    TaxConditions.of(TaxType.GROSS)
                                            .with(TaxSubType.DISTANCE_SALES)))
                    .toList();

    private Documents() {}

    /**
     * Parts of documents of every tax type: without a contact where none is needed, else with that
     * one; by the rates of today, of late 2020, and of another EU state.
     */
    static Arbitrary<DocumentParts> parts(UUID contact) {
        return Arbitraries.of(TAXES)
                .flatMap(tax ->
                        Arbitraries.of(TODAY, LATE_2020).flatMap(day -> parts(tax, day, contact)));
    }

    private static Arbitrary<DocumentParts> parts(
            TaxConditions tax, OffsetDateTime day, UUID contact) {
        Arbitrary<DocumentParts> content =
                Combinators.combine(
                                lines(tax, day),
                                shippings(day),
                                discounts().injectNull(0.6),
                                presentations(),
                                terms().injectNull(0.5),
                                recipients(tax, contact),
                                words(255).injectNull(0.5))
                        .as((lines, shipping, discount, presentation, term, recipient, terms) ->
                                DocumentParts.of(day)
                                        .with(it -> {
                                            it.recipient = recipient;
                                            it.lines = lines;
                                            it.tax = tax;
                                            it.shipping = shipping;
                                            it.terms = term;
                                            it.discount = discount;
                                            it.deliveryTerms = terms;
                                            it.presentation = presentation;
                                        }));
        return Combinators.combine(content, Arbitraries.of(true, false))
                .as((parts, peculiar) -> parts.with(it -> it.peculiar = peculiar));
    }

    private static Arbitrary<Recipient> recipients(TaxConditions tax, UUID contact) {
        Arbitrary<Recipient> known =
                places().injectNull(0.5)
                        .map(place ->
                                place == null
                                        ? Recipient.contact(contact)
                                        : Recipient.contact(contact).withLines(place));
        if (tax.taxType().needsContact()) {
            return known;
        }
        // Distance sales need another EU state.
        String country = tax.taxSubType() == null ? "DE" : "AT";
        Arbitrary<Recipient> once =
                Combinators.combine(words(40), places())
                        .as((name, place) -> Recipient.oneTime(name, country).withLines(place));
        return tax.taxSubType() == null ? Arbitraries.oneOf(once, known) : once;
    }

    private static Arbitrary<Recipient.Lines> places() {
        return Combinators.combine(
                        words(40).injectNull(0.5),
                        words(40).injectNull(0.3),
                        words(10).injectNull(0.3),
                        words(40).injectNull(0.3))
                .as(Recipient.Lines::new);
    }

    private static List<BigDecimal> rates(TaxConditions tax, OffsetDateTime day) {
        if (!tax.taxType().taxed()) {
            return List.of(BigDecimal.ZERO);
        }
        List<Integer> rates =
                tax.taxSubType() != null
                        ? List.of(0, 10, 13, 20, 27)
                        : day.equals(TODAY) ? List.of(0, 7, 19) : List.of(0, 5, 16);
        return rates.stream().map(BigDecimal::new).toList();
    }

    /** At least one line with a price, the first of all, so that a violation has a place. */
    private static Arbitrary<List<NewLineItem>> lines(TaxConditions tax, OffsetDateTime day) {
        Arbitrary<NewLineItem> texts = words(255).map(text -> NewLineItem.text(text, null));
        Arbitrary<NewLineItem> any =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, priced(tax, day).map(line -> line)),
                        net.jqwik.api.Tuple.of(1, texts));
        return Combinators.combine(priced(tax, day), any.list().ofMaxSize(8))
                .as((first, others) -> {
                    List<NewLineItem> lines = new java.util.ArrayList<>();
                    lines.add(first);
                    lines.addAll(others);
                    return lines;
                });
    }

    private static Arbitrary<NewLineItem.Priced> priced(TaxConditions tax, OffsetDateTime day) {
        return Combinators.combine(
                        words(255),
                        words(20),
                        decimals("0", "1000", 4),
                        decimals("0", "10000", 4),
                        Arbitraries.of(rates(tax, day)),
                        Arbitraries.oneOf(
                                Arbitraries.just(BigDecimal.ZERO), decimals("0", "100", 2)))
                .as((name, unit, quantity, price, rate, discount) ->
                        NewLineItem.custom(
                                        name,
                                        quantity,
                                        unit,
                                        tax.taxType() == TaxType.GROSS
                                                ? NewUnitPrice.gross(price, rate)
                                                : NewUnitPrice.net(price, rate))
                                .withDiscount(discount));
    }

    private static Arbitrary<ShippingConditions> shippings(OffsetDateTime day) {
        OffsetDateTime later = day.plusDays(20);
        return Arbitraries.of(
                ShippingConditions.none(),
                ShippingConditions.service(day),
                ShippingConditions.delivery(later),
                ShippingConditions.servicePeriod(day, day),
                ShippingConditions.deliveryPeriod(day, later));
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

    static Arbitrary<BigDecimal> decimals(String from, String to, int scale) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(from), new BigDecimal(to))
                .ofScale(scale);
    }

    /** Never blank, with what German texts hold. */
    static Arbitrary<String> words(int longest) {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("ÄÖÜß&<>\"'%+ ")
                .ofMinLength(0)
                .ofMaxLength(longest - 1)
                .map(text -> "A" + text);
    }
}
