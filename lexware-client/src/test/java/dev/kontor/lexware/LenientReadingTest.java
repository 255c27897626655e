package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientReadingTest {

    private static final UUID ID = UUID.fromString("77aa0000-0000-4000-8000-000000000001");

    @Test
    void readsAnInvoiceWithUnknownFieldsAndWords() {
        Invoice invoice =
                Json.read(
                        bytes(
                                """
                                {"id":"77aa0000-0000-4000-8000-000000000001","version":1,"voucherStatus":"somethingNew",
                                 "voucherDate":"2026-03-02T00:00:00.000+01:00","voucherNumber":"RE0042","shiny":{"a":[1]},
                                 "address":{"name":"Musterhof KG","countryCode":"DE","planet":"earth"},
                                 "lineItems":[{"type":"custom","name":"Beratung","quantity":3.0000,"unitPrice":
                                 {"currency":"EUR","netAmount":12.5,"grossAmount":14.88,"taxRatePercentage":19},"lineItemAmount":30.0}],
                                 "totalPrice":{"currency":"EUR","totalNetAmount":30.0,"totalGrossAmount":"35.70","totalTaxAmount":5.7},
                                 "taxAmounts":[{"taxRatePercentage":19,"taxAmount":5.7,"netAmount":30}],
                                 "taxConditions":{"taxType":"net"},"xRechnung":{"buyerReference":"04011000-1"},"files":null}
                                """),
                        Invoice.class);

        assertThat(invoice.id()).isEqualTo(ID);
        assertThat(invoice.voucherStatus()).isEqualTo(VoucherStatus.UNRECOGNISED);
        assertThat(invoice.totalPrice().totalGrossAmount()).isEqualByComparingTo("35.70");
        assertThat(invoice.lineItems().getFirst().unitPrice().netAmount())
                .isEqualByComparingTo("12.5");
        assertThat(invoice.xRechnung().buyerReference()).isEqualTo("04011000-1");
        assertThat(invoice.dueDate()).isNull();
        assertThat(invoice.relatedVouchers()).isEmpty();
        assertThat(invoice.archived()).isFalse();
        assertThat(invoice.voucherDate()).isEqualTo("2026-03-02T00:00:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300000000", "1e-300000000", "\"1e300000000\""})
    void refusesAmountsThatNobodyCouldWriteOut(String amount) {
        assertThatThrownBy(() ->
                        Json.read(
                                bytes("{\"totalPrice\":{\"totalGrossAmount\":" + amount + "}}"),
                                Invoice.class))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void readsAnEmptyObjectAsAbsence() {
        assertThat(Json.read(bytes("{}"), Invoice.class).lineItems()).isEmpty();
        assertThat(Json.read(bytes("{}"), CreditNote.class).taxAmounts()).isEmpty();
        assertThat(Json.read(bytes("{}"), Profile.class).features()).isEmpty();
        assertThat(Contact.read(Json.tree(bytes("{}"))).emailAddresses().all()).isEmpty();
    }

    @Test
    void readsNullWhereAValueIsUsual() {
        Contact contact =
                Contact.read(
                        Json.tree(
                                bytes(
                                        """
                                        {"version":null,"archived":null,"roles":null,"addresses":{"billing":null},
                                         "emailAddresses":{"private":[null,"a@b.example"]}}
                                        """)));

        assertThat(contact.version()).isZero();
        assertThat(contact.addresses().billing()).isEmpty();
        assertThat(contact.emailAddresses().personal()).containsExactly("a@b.example");
    }

    @Test
    void readsAmountsAsNumbersAndAsStrings() {
        assertThat(openAmount("38.5")).isEqualByComparingTo("38.50");
        assertThat(openAmount("\"38.50\"")).isEqualByComparingTo("38.50");
        assertThat(openAmount("0")).isZero();
        assertThat(openAmount("\"\"")).isNull();
        assertThat(openAmount("null")).isNull();
        assertThat(openAmount("12345678901234567.89"))
                .isEqualTo(new BigDecimal("12345678901234567.89"));
    }

    @Test
    void doesNotTakeAWordForAnAmount() {
        assertThatThrownBy(() -> openAmount("\"much\""))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageNotContaining("much");
    }

    private static BigDecimal openAmount(String json) {
        return Json.read(bytes("{\"openAmount\":" + json + "}"), VoucherlistRow.class).openAmount();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
