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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of lexware-office-api.md 2, 6.2, 6.3 and 7.10, each refused before a call is spent. */
class NewInvoiceTest {

    @Test
    void writesTheDocumentedForm() {
        NewInvoice invoice =
                NewInvoice.of(
                                DAY,
                                ONE_TIME,
                                List.of(
                                        NewLineItem.custom(
                                                        "Beratung",
                                                        new BigDecimal("3.0000"),
                                                        "Stunde",
                                                        net("12.50", 19))
                                                .withDiscount(new BigDecimal("20.00")),
                                        NewLineItem.text("Hinweis", "Leistung laut Absprache")),
                                TaxConditions.of(TaxType.NET),
                                ShippingConditions.service(
                                        LexwareTime.startOf(LocalDate.of(2026, 2, 27))))
                        .withPaymentConditions(
                                PaymentConditions.of("14 Tage netto", 14)
                                        .withDiscount(new BigDecimal("2.5"), 7))
                        .withPresentation(
                                Presentation.DEFAULT
                                        .withTitle("Rechnung")
                                        .withIntroduction("Hallo")
                                        .withRemark("KON-1"));

        assertThat(invoice.wireForm())
                .isEqualTo(
                        "{\"voucherDate\":\"2026-03-02T00:00:00.000+01:00\","
                                + "\"address\":{\"name\":\"Musterhof KG\",\"countryCode\":\"DE\",\"street\":\"Am Anger 3\",\"zip\":\"99084\",\"city\":\"Erfurt\"},"
                                + "\"lineItems\":[{\"type\":\"custom\",\"name\":\"Beratung\",\"quantity\":3,\"unitName\":\"Stunde\","
                                + "\"unitPrice\":{\"currency\":\"EUR\",\"netAmount\":12.5,\"taxRatePercentage\":19},\"discountPercentage\":20},"
                                + "{\"type\":\"text\",\"name\":\"Hinweis\",\"description\":\"Leistung laut Absprache\"}],"
                                + "\"totalPrice\":{\"currency\":\"EUR\"},\"taxConditions\":{\"taxType\":\"net\"},"
                                + "\"title\":\"Rechnung\",\"introduction\":\"Hallo\",\"remark\":\"KON-1\","
                                + "\"shippingConditions\":{\"shippingType\":\"service\",\"shippingDate\":\"2026-02-27T00:00:00.000+01:00\"},"
                                + "\"paymentConditions\":{\"paymentTermLabel\":\"14 Tage netto\",\"paymentTermDuration\":14,"
                                + "\"paymentDiscountConditions\":{\"discountPercentage\":2.5,\"discountRange\":7}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "1E+3, 1000",
        "0.0001, 0.0001",
        "1E-4, 0.0001",
        "100.0000, 100",
        "-5.50, -5.5",
        "0E-9, 0",
        "99999999.9999, 99999999.9999"
    })
    void writesDecimalsPlainly(BigDecimal amount, String wire) {
        NewInvoice invoice =
                invoice(
                        NewLineItem.custom(
                                "a",
                                BigDecimal.ONE,
                                "b",
                                NewUnitPrice.net(amount, new BigDecimal(19))));

        assertThat(invoice.wireForm()).contains("\"netAmount\":" + wire + ",");
    }

    @Nested
    class Shipping {

        @Test
        void needsADayUnlessThereIsNone() {
            refused(
                    "shippingConditions.shippingDate",
                    () ->
                            shipped(
                                    new ShippingConditions(
                                            ShippingConditions.Type.SERVICE, null, null)));
            refused(
                    "shippingConditions.shippingDate",
                    () -> shipped(new ShippingConditions(ShippingConditions.Type.NONE, DAY, null)));
            assertThat(shipped(ShippingConditions.none()).wireForm())
                    .contains("\"shippingConditions\":{\"shippingType\":\"none\"}");
        }

        @Test
        void needsAnEndForPeriodsOnly() {
            refused(
                    "shippingConditions.shippingEndDate",
                    () ->
                            shipped(
                                    new ShippingConditions(
                                            ShippingConditions.Type.DELIVERY_PERIOD, DAY, null)));
            refused(
                    "shippingConditions.shippingEndDate",
                    () ->
                            shipped(
                                    new ShippingConditions(
                                            ShippingConditions.Type.DELIVERY, DAY, DAY)));
            assertThat(shipped(ShippingConditions.servicePeriod(DAY, DAY)).wireForm())
                    .contains("\"shippingEndDate\":\"2026-03-02T00:00:00.000+01:00\"");
        }

        @Test
        void doesNotEndBeforeItBegins() {
            refused(
                    "shippingConditions.shippingEndDate",
                    () -> shipped(ShippingConditions.servicePeriod(DAY, DAY.minusDays(1))));
        }

        private NewInvoice shipped(ShippingConditions shipping) {
            return NewInvoice.of(
                    DAY, ONE_TIME, List.of(line()), TaxConditions.of(TaxType.NET), shipping);
        }
    }

    @Nested
    class Addressee {

        @Test
        void isAContactOrAnAddressButNeverBoth() {
            String contact =
                    NewInvoice.of(
                                    DAY,
                                    Recipient.contact(CONTACT),
                                    List.of(line()),
                                    TaxConditions.of(TaxType.NET),
                                    ShippingConditions.none())
                            .wireForm();

            assertThat(contact).contains("\"address\":{\"contactId\":\"" + CONTACT + "\"}");
            assertThat(invoice(line()).wireForm()).doesNotContain("contactId");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "de", "DEU", "D", "DE_", "ES_can"})
        void needsACountryCodeOfLexware(String code) {
            refused("address.countryCode", () -> Recipient.oneTime("a", code));
        }

        @Test
        void needsAName() {
            refused("address.name", () -> Recipient.oneTime(" ", "DE"));
            assertThat(Recipient.oneTime("a", "ES_CN").countryCode()).isEqualTo("ES_CN");
            assertThat(Recipient.oneTime("a", "GR_69").toString()).doesNotContain("name");
        }
    }

    @Nested
    class Texts {

        @Test
        void areNotTooLong() {
            refused("title", () -> Presentation.DEFAULT.withTitle("x".repeat(26)));
            refused("introduction", () -> Presentation.DEFAULT.withIntroduction("x".repeat(2001)));
            refused("remark", () -> Presentation.DEFAULT.withRemark("x".repeat(2001)));
        }

        @Test
        void mayBeAsLongAsAllowed() {
            Presentation texts =
                    Presentation.DEFAULT
                            .withTitle("x".repeat(25))
                            .withIntroduction("y".repeat(2000))
                            .withRemark("z".repeat(2000));

            assertThat(invoice(line()).withPresentation(texts).wireForm())
                    .contains("x".repeat(25), "y".repeat(2000), "z".repeat(2000));
        }

        @Test
        void areGermanOrEnglish() {
            refused("language", () -> Presentation.DEFAULT.withLanguage("fr"));
            assertThat(
                            invoice(line())
                                    .withPresentation(Presentation.DEFAULT.withLanguage("en"))
                                    .wireForm())
                    .contains("\"language\":\"en\"");
        }
    }

    @Nested
    class Payment {

        @Test
        void needsALabel() {
            refused(
                    "paymentConditions.paymentTermLabel",
                    () -> invoice(line()).withPaymentConditions(PaymentConditions.of("", 14)));
        }

        @Test
        void needsDays() {
            refused(
                    "paymentConditions.paymentTermDuration",
                    () -> invoice(line()).withPaymentConditions(PaymentConditions.of("a", -1)));
            refused(
                    "paymentConditions.paymentTermDuration",
                    () ->
                            invoice(line())
                                    .withPaymentConditions(
                                            new PaymentConditions("a", null, null, null)));
        }

        @Test
        void hasAWholeCashDiscountOrNone() {
            refused(
                    "paymentConditions.paymentDiscountConditions.discountPercentage",
                    () ->
                            invoice(line())
                                    .withPaymentConditions(
                                            PaymentConditions.of("a", 14)
                                                    .withDiscount(new BigDecimal("2.001"), 7)));
            refused(
                    "paymentConditions.paymentDiscountConditions.discountRange",
                    () ->
                            invoice(line())
                                    .withPaymentConditions(
                                            PaymentConditions.of("a", 14)
                                                    .withDiscount(BigDecimal.ONE, -7)));
        }
    }

    @Nested
    class ElectronicInvoice {

        @Test
        void needsNetPricesAndAContact() {
            refused("address.contactId", () -> invoice(line()).withBuyerReference("04011000-1"));
            NewInvoice gross =
                    NewInvoice.of(
                            DAY,
                            Recipient.contact(CONTACT),
                            List.of(NewLineItem.custom("a", BigDecimal.ONE, "b", gross("1", 19))),
                            TaxConditions.of(TaxType.GROSS),
                            ShippingConditions.none());
            refused("taxConditions.taxType", () -> gross.withBuyerReference("04011000-1"));
        }

        @Test
        void carriesTheReferenceOfTheBuyer() {
            NewInvoice net =
                    NewInvoice.of(
                            DAY,
                            Recipient.contact(CONTACT),
                            List.of(line()),
                            TaxConditions.of(TaxType.NET),
                            ShippingConditions.none());

            assertThat(net.withBuyerReference("04011000-1").wireForm())
                    .contains("\"xRechnung\":{\"buyerReference\":\"04011000-1\"}");
        }

        @Test
        void isSwitchedOffByAnEmptyReference() {
            assertThat(invoice(line()).withBuyerReference("").wireForm())
                    .contains("\"xRechnung\":{\"buyerReference\":\"\"}");
        }
    }
}
