package dev.kontor.lexware;

import static dev.kontor.lexware.InvoiceFixture.CONTACT;
import static dev.kontor.lexware.InvoiceFixture.DAY;
import static dev.kontor.lexware.InvoiceFixture.ONE_TIME;
import static dev.kontor.lexware.InvoiceFixture.gross;
import static dev.kontor.lexware.InvoiceFixture.invoice;
import static dev.kontor.lexware.InvoiceFixture.line;
import static dev.kontor.lexware.InvoiceFixture.net;
import static dev.kontor.lexware.InvoiceFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of lexware-office-api.md 6.3 and vat.md L3, each refused before a call is spent. */
class TaxRulesTest {

    @Test
    void decidesTheSideOfThePrice() {
        refused(
                "lineItems[1].unitPrice.grossAmount",
                () -> taxed(TaxType.GROSS, ONE_TIME, gross("1", 19), net("1", 19)));
        refused(
                "lineItems[0].unitPrice.netAmount",
                () -> taxed(TaxType.NET, ONE_TIME, gross("1", 19)));
        refused(
                "lineItems[0].unitPrice.netAmount",
                () -> taxed(TaxType.VAT_FREE, ONE_TIME, gross("1", 0)));
        assertThat(taxed(TaxType.GROSS, ONE_TIME, gross("1", 19)).wireForm())
                .contains("\"grossAmount\":1");
    }

    @ParameterizedTest
    @EnumSource(
            value = TaxType.class,
            names = {"NET", "GROSS", "UNRECOGNISED"},
            mode = EnumSource.Mode.EXCLUDE)
    void isZeroOnEveryLineOfAnUntaxedType(TaxType type) {
        Recipient contact = Recipient.contact(CONTACT);

        refused(
                "lineItems[0].unitPrice.taxRatePercentage",
                () -> taxed(type, contact, net("1", 19)));
        assertThat(taxed(type, contact, net("1", 0)).wireForm())
                .contains("\"taxType\":\"" + type.wire() + "\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = TaxType.class,
            names = {
                "INTRA_COMMUNITY_SUPPLY",
                "CONSTRUCTION_SERVICE_13B",
                "EXTERNAL_SERVICE_13B",
                "THIRD_PARTY_COUNTRY_SERVICE",
                "THIRD_PARTY_COUNTRY_DELIVERY",
                "PHOTOVOLTAIC_EQUIPMENT"
            })
    void needsAContactForEveryTaxFreeTypeButVatFree(TaxType type) {
        refused("address.contactId", () -> taxed(type, ONE_TIME, net("1", 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 20})
    void hasGermanRatesOnly(int rate) {
        refused(
                "lineItems[0].unitPrice.taxRatePercentage",
                () -> taxed(TaxType.NET, ONE_TIME, net("1", rate)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "7.00", "19", "19.0"})
    void hasGermanRatesHoweverWritten(String rate) {
        NewUnitPrice price = NewUnitPrice.net(BigDecimal.ONE, new BigDecimal(rate));

        assertThat(taxed(TaxType.NET, ONE_TIME, price).lineItems()).hasSize(1);
    }

    @Test
    void hasOtherRatesForDistanceSalesOnly() {
        TaxConditions distance = TaxConditions.of(TaxType.GROSS).with(TaxSubType.DISTANCE_SALES);
        NewInvoice invoice =
                NewInvoice.of(
                        DAY,
                        ONE_TIME,
                        List.of(NewLineItem.custom("a", BigDecimal.ONE, "b", gross("1", 20))),
                        distance,
                        ShippingConditions.none());

        assertThat(invoice.wireForm())
                .contains("\"taxSubType\":\"distanceSales\"")
                .contains("\"taxRatePercentage\":20");
        refused(
                "taxConditions.taxSubType",
                () ->
                        NewInvoice.of(
                                DAY,
                                ONE_TIME,
                                List.of(NewLineItem.custom("a", BigDecimal.ONE, "b", net("1", 0))),
                                TaxConditions.of(TaxType.VAT_FREE).with(TaxSubType.DISTANCE_SALES),
                                ShippingConditions.none()));
    }

    @ParameterizedTest(name = "supply {0} to {1}, voucher {2}: {3} %")
    @CsvSource({
        "2020-07-01, , 2021-02-01, 16",
        "2020-12-31, , 2021-02-01, 5",
        "2020-06-30, , 2020-08-01, 19",
        "2021-01-01, , 2020-12-30, 7",
        "2020-06-01, 2020-07-01, 2020-07-02, 16",
        "2020-12-01, 2021-01-01, 2020-12-02, 19",
        ", , 2020-07-01, 16",
        ", , 2020-06-30, 19"
    })
    void followsTheDayOfSupplyOrElseTheVouchers(
            LocalDate first, LocalDate last, LocalDate voucher, int rate) {
        ShippingConditions supply =
                first == null
                        ? ShippingConditions.none()
                        : last == null
                                ? ShippingConditions.delivery(LexwareTime.startOf(first))
                                : ShippingConditions.deliveryPeriod(
                                        LexwareTime.startOf(first), LexwareTime.startOf(last));
        int wrong = rate == 16 ? 19 : rate == 19 ? 16 : rate == 5 ? 7 : 5;

        assertThat(on(voucher, supply, rate).lineItems()).hasSize(1);
        refused("lineItems[0].unitPrice.taxRatePercentage", () -> on(voucher, supply, wrong));
    }

    @Test
    void isNeverAnUnknownWord() {
        refused("taxConditions.taxType", () -> taxed(TaxType.UNRECOGNISED, ONE_TIME, net("1", 0)));
        refused(
                "taxConditions.taxType",
                () ->
                        NewInvoice.of(
                                DAY,
                                ONE_TIME,
                                List.of(line()),
                                new TaxConditions(null, null, null),
                                ShippingConditions.none()));
    }

    private NewInvoice on(LocalDate voucher, ShippingConditions supply, int rate) {
        return NewInvoice.of(
                LexwareTime.startOf(voucher),
                ONE_TIME,
                List.of(NewLineItem.custom("a", BigDecimal.ONE, "b", net("1", rate))),
                TaxConditions.of(TaxType.NET),
                supply);
    }

    private NewInvoice taxed(TaxType type, Recipient recipient, NewUnitPrice... prices) {
        List<NewLineItem.Priced> lines =
                java.util.Arrays.stream(prices)
                        .map(price -> NewLineItem.custom("a", BigDecimal.ONE, "b", price))
                        .toList();
        return NewInvoice.of(
                DAY, recipient, lines, TaxConditions.of(type), ShippingConditions.none());
    }
}
