package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.DocumentTotals;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.NewSalesDocument;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.TaxAmount;
import dev.kontor.lexware.simulator.OrganisationSpec;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;

/**
 * Whatever sales document the client lets pass, the simulator accepts and computes alike; whatever
 * breaks one rule, both refuse for the same field. Two implementations, written apart. Each try is
 * made on every kind, and breaks every rule that concerns it.
 */
class DocumentPropertiesIT {

    private static Account account;
    private static UUID business;

    @BeforeContainer
    static void open() {
        account =
                Account.simulated(
                        OrganisationSpec.named("Probe GmbH")
                                .withDistanceSalesPrinciple("DESTINATION"));
        business =
                account.made(
                        account.client()
                                .contacts()
                                .create(
                                        NewContact.ofCompany(
                                                        NewContact.Company.of("Beispiel GmbH")
                                                                .withTaxIds(null, "ATU12345675")
                                                                .withTaxFreeInvoices(true))
                                                .withAddress(
                                                        NewContact.AddressKind.BILLING,
                                                        NewContact.PostalAddress.of(
                                                                "Ring 1", "1010", "Wien", "AT"))));
    }

    @AfterContainer
    static void close() {
        account.close();
    }

    @Provide
    Arbitrary<DocumentParts> parts() {
        return Documents.parts(business);
    }

    @Property(tries = 120, shrinking = ShrinkingMode.BOUNDED)
    void aDocumentWithinTheRulesIsAcceptedWithTheTotalsThatWerePromised(
            @ForAll("parts") DocumentParts parts) {
        UUID invoice = null;
        for (SalesDocumentKind kind : DocumentParts.KINDS) {
            NewSalesDocument document = parts.as(kind);
            UUID id =
                    kind == SalesDocumentKind.DUNNING
                            ? account.made(
                                    Sending.pursue(
                                            account.client(),
                                            new Predecessor(SalesDocumentKind.INVOICE, invoice),
                                            document,
                                            false))
                            : account.made(Sending.create(account.client(), document, true));
            invoice = kind == SalesDocumentKind.INVOICE ? id : invoice;

            JsonNode read = account.raw().get("/v1/" + kind.resource() + "/" + id).json();

            assertThat(read.path("lineItems").size()).isEqualTo(parts.lines.size());
            DocumentParts.totals(document)
                    .ifPresentOrElse(
                            totals -> agree(kind, totals, read),
                            () -> assertThat(read.has("totalPrice")).isFalse());
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void oneViolationIsRefusedByBothForTheSameField(@ForAll("parts") DocumentParts parts) {
        UUID invoice =
                account.made(
                        Sending.create(
                                account.client(), parts.as(SalesDocumentKind.INVOICE), true));
        for (SalesDocumentKind kind : DocumentParts.KINDS) {
            String wireForm = parts.as(kind).wireForm();
            String target =
                    "/v1/"
                            + kind.resource()
                            + (kind == SalesDocumentKind.DUNNING
                                    ? "?precedingSalesVoucherId=" + invoice
                                    : "?finalize=true");
            for (DocumentViolation violation : DocumentViolation.values()) {
                if (violation.concerns(kind, parts)) {
                    violation
                            .of(kind)
                            .isRefusedByBoth(
                                    parts, wireForm, body -> account.raw().post(target, body));
                }
            }
        }
    }

    private static void agree(SalesDocumentKind kind, DocumentTotals promised, JsonNode read) {
        JsonNode total = read.path("totalPrice");
        assertThat(total.path("totalNetAmount").decimalValue())
                .as("net of %s", kind)
                .isEqualByComparingTo(promised.net());
        assertThat(total.path("totalTaxAmount").decimalValue())
                .as("tax of %s", kind)
                .isEqualByComparingTo(promised.tax());
        assertThat(total.path("totalGrossAmount").decimalValue())
                .as("gross of %s", kind)
                .isEqualByComparingTo(promised.gross());
        JsonNode amounts = read.path("taxAmounts");
        assertThat(amounts.size()).as("rates of %s", kind).isEqualTo(promised.rates().size());
        for (TaxAmount expected : promised.rates()) {
            assertThat(amounts.values())
                    .anySatisfy(amount -> {
                        assertThat(amount.path("taxRatePercentage").decimalValue())
                                .isEqualByComparingTo(expected.taxRatePercentage());
                        assertThat(amount.path("netAmount").decimalValue())
                                .isEqualByComparingTo(expected.netAmount());
                        assertThat(amount.path("taxAmount").decimalValue())
                                .isEqualByComparingTo(expected.taxAmount());
                    });
        }
    }
}
