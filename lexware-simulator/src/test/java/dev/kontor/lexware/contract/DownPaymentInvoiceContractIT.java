package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.DownPaymentInvoice;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.Reason;
import java.util.UUID;

/** lexware-office-api.md 7.6. */
@Resource("down-payment-invoices")
class DownPaymentInvoiceContractIT extends ContractCase {

    private UUID invoice() {
        return UUID.fromString(
                hand(
                                "POST",
                                "/documents?type=downpaymentinvoice&finalize=true&"
                                        + inThisAccount(),
                                """
                                {"voucherDate":"%1$s","address":{"name":"Musterhof KG","countryCode":"DE"},
                                 "lineItems":[{"type":"custom","name":"Anzahlung","quantity":1,"unitName":"Stück","unitPrice":{"currency":"EUR","netAmount":100,"taxRatePercentage":19}}],
                                 "totalPrice":{"currency":"EUR"},"taxConditions":{"taxType":"net"},
                                 "shippingConditions":{"shippingType":"service","shippingDate":"%1$s"}}
                                """
                                        .formatted(LexwareTime.format(NOW)))
                        .path("id")
                        .asString());
    }

    @Simulated(route = "GET /{id}", facts = "7.6")
    void hasExactlyOneLine() {
        DownPaymentInvoice read = done(client.downPaymentInvoices().get(invoice()));

        assertThat(read.lineItems()).hasSize(1);
        assertThat(read.totalPrice().totalGrossAmount()).isEqualByComparingTo("119");
        assertThat(read.closingInvoiceId()).isNull();
    }

    @Simulated(route = "GET /{id}/file", facts = "6.7")
    void hasAPdf() {
        assertThat(done(client.downPaymentInvoices().file(invoice(), FileFormat.PDF)).contentType())
                .startsWith("application/pdf");
    }

    @Reading(route = "GET /{id}", facts = "4.3")
    void isNotFoundByAnUnknownId() {
        rejected(Reason.Code.NOT_FOUND, 404, client.downPaymentInvoices().get(NOBODY));
    }

    @Reading(route = "POST", facts = "7.6")
    void cannotBeMadeFromOutside() {
        assertThat(raw.post(path(), Raw.object("{}")).status()).isIn(403, 404, 405);
    }
}
