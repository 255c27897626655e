package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rules of lexware-office-api.md 2, 6.2, 6.3 and 7.10, each refused before a call is spent. */
class NewInvoiceTest {

    private static final UUID CONTACT = UUID.fromString("77aa0000-0000-4000-8000-000000000001");
    private static final OffsetDateTime DAY = LexwareTime.startOf(LocalDate.of(2026, 3, 2));
    private static final Recipient ONE_TIME =
            Recipient.oneTime("Musterhof KG", "DE")
                    .withLines(Recipient.Lines.of("Am Anger 3", "99084", "Erfurt"));

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
    class Lines {

        @Test
        void areAtMost300() {
            NewLineItem line = line();

            refused("lineItems", () -> invoice(Collections.nCopies(301, line)));
            assertThat(invoice(Collections.nCopies(300, line)).lineItems()).hasSize(300);
        }

        @Test
        void areAtLeastOne() {
            refused("lineItems", () -> invoice(List.of()));
        }

        @Test
        void needANameOfAtMost255Characters() {
            refused("name", () -> NewLineItem.custom(" ", BigDecimal.ONE, "b", net("1", 19)));
            refused(
                    "name",
                    () -> NewLineItem.custom("x".repeat(256), BigDecimal.ONE, "b", net("1", 19)));
            assertThat(
                            NewLineItem.custom("x".repeat(255), BigDecimal.ONE, "b", net("1", 19))
                                    .name())
                    .hasSize(255);
        }

        @Test
        void haveDescriptionsOfAtMost2000Characters() {
            refused("description", () -> line().withDescription("x".repeat(2001)));
            refused("description", () -> NewLineItem.text(null, "x".repeat(2001)));
            assertThat(line().withDescription("x".repeat(2000)).description()).hasSize(2000);
        }

        @Test
        void sayAtLeastSomethingInATextLine() {
            refused("name", () -> NewLineItem.text(null, null));
            refused("name", () -> NewLineItem.text(" ", ""));
            assertThat(NewLineItem.text(null, "x").description()).isEqualTo("x");
        }

        @Test
        void carryAnArticleExactlyWhenTheyAreProductsOrServices() {
            refused(
                    "id",
                    () ->
                            new NewLineItem.Priced(
                                    LineItem.Type.CUSTOM,
                                    CONTACT,
                                    "a",
                                    null,
                                    BigDecimal.ONE,
                                    "b",
                                    net("1", 19),
                                    BigDecimal.ZERO));
            refused(
                    "id",
                    () ->
                            new NewLineItem.Priced(
                                    LineItem.Type.MATERIAL,
                                    null,
                                    "a",
                                    null,
                                    BigDecimal.ONE,
                                    "b",
                                    net("1", 19),
                                    BigDecimal.ZERO));
            refused(
                    "type",
                    () ->
                            new NewLineItem.Priced(
                                    LineItem.Type.TEXT,
                                    null,
                                    "a",
                                    null,
                                    BigDecimal.ONE,
                                    "b",
                                    net("1", 19),
                                    BigDecimal.ZERO));
            assertThat(
                            invoice(
                                            NewLineItem.material(
                                                    CONTACT,
                                                    "a",
                                                    BigDecimal.ONE,
                                                    "b",
                                                    net("1", 19)))
                                    .wireForm())
                    .contains("\"type\":\"material\",\"id\":\"" + CONTACT + "\"");
        }
    }

    @Nested
    class Decimals {

        @Test
        void ofAQuantityAreAtMostFour() {
            refused(
                    "quantity",
                    () -> NewLineItem.custom("a", new BigDecimal("0.00001"), "b", net("1", 19)));
            assertThat(
                            NewLineItem.custom("a", new BigDecimal("0.0001"), "b", net("1", 19))
                                    .quantity())
                    .isEqualByComparingTo("0.0001");
        }

        @Test
        void ofAPriceAreAtMostFour() {
            refused("unitPrice.netAmount", () -> net("1.00001", 19));
            refused(
                    "unitPrice.grossAmount",
                    () -> NewUnitPrice.gross(new BigDecimal("1.00001"), BigDecimal.ZERO));
            assertThat(net("1.000100", 19).amount()).isEqualByComparingTo("1.0001");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.001", "-1", "100.01"})
        void ofADiscountAreAtMostTwoWithinAHundred(String percentage) {
            refused("discountPercentage", () -> line().withDiscount(new BigDecimal(percentage)));
            refused(
                    "totalPrice.totalDiscountPercentage",
                    () -> new TotalDiscount.Percentage(new BigDecimal(percentage)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.001", "-1"})
        void ofADiscountOnTheWholeAreAtMostTwo(String amount) {
            refused(
                    "totalPrice.totalDiscountAbsolute",
                    () -> new TotalDiscount.Absolute(new BigDecimal(amount)));
        }

        @Test
        void ofADiscountOnTheWholeAreWrittenOnOneSideOnly() {
            assertThat(
                            invoice(line())
                                    .withTotalDiscount(
                                            new TotalDiscount.Absolute(new BigDecimal("5.00")))
                                    .wireForm())
                    .contains("\"totalPrice\":{\"currency\":\"EUR\",\"totalDiscountAbsolute\":5}");
            assertThat(
                            invoice(line())
                                    .withTotalDiscount(
                                            new TotalDiscount.Percentage(new BigDecimal("5.25")))
                                    .wireForm())
                    .contains(
                            "\"totalPrice\":{\"currency\":\"EUR\",\"totalDiscountPercentage\":5.25}");
        }
    }

    @Nested
    class Tax {

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
                    "THIRD_PARTY_COUNTRY_DELIVERY"
                })
        void needsAContactForSalesAbroadAndReverseCharge(TaxType type) {
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
            TaxConditions distance =
                    TaxConditions.of(TaxType.GROSS).with(TaxSubType.DISTANCE_SALES);
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
                                    List.of(
                                            NewLineItem.custom(
                                                    "a", BigDecimal.ONE, "b", net("1", 0))),
                                    TaxConditions.of(TaxType.VAT_FREE)
                                            .with(TaxSubType.DISTANCE_SALES),
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
            refused(
                    "taxConditions.taxType",
                    () -> taxed(TaxType.UNRECOGNISED, ONE_TIME, net("1", 0)));
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

    @Test
    void writesACreditNoteWithoutShippingAndPayment() {
        NewCreditNote creditNote =
                NewCreditNote.of(DAY, ONE_TIME, List.of(line()), TaxConditions.of(TaxType.NET))
                        .withPresentation(Presentation.DEFAULT.withRemark("KON-2"));
        JsonNode json =
                Json.tree(creditNote.wireForm().getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(json.propertyNames())
                .containsExactly(
                        "voucherDate",
                        "address",
                        "lineItems",
                        "totalPrice",
                        "taxConditions",
                        "remark");
    }

    @Test
    void checksTheRatesOfACreditNoteByItsOwnDate() {
        OffsetDateTime lowered = LexwareTime.startOf(LocalDate.of(2020, 8, 1));

        refused(
                "lineItems[0].unitPrice.taxRatePercentage",
                () ->
                        NewCreditNote.of(
                                lowered, ONE_TIME, List.of(line()), TaxConditions.of(TaxType.NET)));
        refused(
                "lineItems",
                () ->
                        NewCreditNote.of(
                                lowered, ONE_TIME, List.of(), TaxConditions.of(TaxType.NET)));
        refused(
                "lineItems[0].unitPrice.grossAmount",
                () ->
                        NewCreditNote.of(
                                DAY, ONE_TIME, List.of(line()), TaxConditions.of(TaxType.GROSS)));
    }

    private static void refused(String field, ThrowingCallable building) {
        assertThatThrownBy(building)
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        it -> {
                            assertThat(it.field()).isEqualTo(field);
                            assertThat(it.rule()).isNotBlank();
                            assertThat(it.remedy()).isNotBlank();
                            assertThat(it).hasMessage(field + " " + it.rule() + ": " + it.remedy());
                        });
    }

    private static NewInvoice invoice(NewLineItem line) {
        return invoice(List.of(line));
    }

    private static NewInvoice invoice(List<? extends NewLineItem> lines) {
        return NewInvoice.of(
                DAY, ONE_TIME, lines, TaxConditions.of(TaxType.NET), ShippingConditions.none());
    }

    private static NewLineItem.Priced line() {
        return NewLineItem.custom("a", BigDecimal.ONE, "b", net("1", 19));
    }

    private static NewUnitPrice net(String amount, int rate) {
        return NewUnitPrice.net(new BigDecimal(amount), new BigDecimal(rate));
    }

    private static NewUnitPrice gross(String amount, int rate) {
        return NewUnitPrice.gross(new BigDecimal(amount), new BigDecimal(rate));
    }
}
