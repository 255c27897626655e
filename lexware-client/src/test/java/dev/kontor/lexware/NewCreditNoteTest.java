package dev.kontor.lexware;

import static dev.kontor.lexware.InvoiceFixture.DAY;
import static dev.kontor.lexware.InvoiceFixture.ONE_TIME;
import static dev.kontor.lexware.InvoiceFixture.line;
import static dev.kontor.lexware.InvoiceFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules of lexware-office-api.md 7.4, each refused before a call is spent. */
class NewCreditNoteTest {

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
}
