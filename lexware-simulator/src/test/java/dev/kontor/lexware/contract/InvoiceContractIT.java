package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.NewContact;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.PaymentConditions;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.TotalDiscount;
import dev.kontor.lexware.VoucherStatus;
import dev.kontor.lexware.XRechnung;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** lexware-office-api.md 6, 7.10. */
@Resource("invoices")
class InvoiceContractIT extends SalesDocumentContract {

    private Invoice get(UUID id) {
        return done(client.invoices().get(id));
    }

    @Writing(route = "POST", facts = "6.1")
    void carriesANumberOnceItIsFinalised() {
        assertThat(get(finalised()).voucherNumber()).isNotBlank();
    }

    @Writing(route = "POST", facts = "6.2")
    void isDueWhenThePaymentTermIsOver() {
        UUID id =
                made(send(USUAL.with(it -> it.terms = PaymentConditions.of("10 Tage", 10)), true));

        assertThat(LexwareTime.dayOf(get(id).dueDate())).isEqualTo(TODAY.plusDays(10));
    }

    @Writing(route = "POST", facts = "6.2")
    void needsTheSentenceOfAPaymentTerm() {
        clientRefuses(
                "paymentConditions.paymentTermLabel",
                () ->
                        draft(
                                USUAL.with(it ->
                                        it.terms = new PaymentConditions(null, 10, null, null))));
        Raw.Reply reply =
                posted(body -> body.putObject("paymentConditions").put("paymentTermDuration", 10));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }

    @Writing(route = "POST", facts = "6.3")
    void spreadsADiscountOverTheRates() {
        DocumentParts discounted =
                USUAL.with(line("40.00", "7"), line("30.00", "19"))
                        .with(it -> it.discount = new TotalDiscount.Percentage(BigDecimal.TEN));
        NewInvoice invoice = (NewInvoice) draft(discounted);

        Invoice made = get(made(send(discounted, false)));

        assertThat(made.totalPrice().totalGrossAmount())
                .isEqualByComparingTo(invoice.totals().gross())
                .isEqualByComparingTo("70.65");
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowAQuotationThatLeavesChoices() {
        NewQuotation quotation =
                NewQuotation.of(
                        NOW,
                        NOW.plusDays(30),
                        USUAL.recipient,
                        List.of(
                                NewQuotation.Line.of(line("12.50", "19")),
                                NewQuotation.Line.optional(line("1.00", "19"))),
                        USUAL.tax);
        UUID preceding = made(client.quotations().create(quotation, true));

        clientRefuses(
                "precedingSalesVoucherId",
                () -> Predecessor.of(done(client.quotations().get(preceding))));
        assertThat(followed(preceding).status()).isEqualTo(406);
    }

    @Writing(route = "GET /{id}/file", facts = "6.7")
    void hasNoXmlUnlessItIsAnXRechnung() {
        rejected(Reason.Code.NOT_FOUND, 404, file(finalised(), FileFormat.XML));
    }

    @Writing(route = "POST", facts = "7.10")
    void isAnXRechnungForAContactWithALeitwegId() {
        UUID authority =
                made(
                        client.contacts()
                                .create(
                                        NewContact.ofCompany(NewContact.Company.of("Amt Erfurt"))
                                                .withAddress(
                                                        NewContact.AddressKind.BILLING,
                                                        NewContact.PostalAddress.of(
                                                                "Markt 1", "99084", "Erfurt", "DE"))
                                                .withXRechnung(
                                                        new XRechnung("04011000-12345-03", "L1"))));
        DocumentParts electronic =
                USUAL.with(Recipient.contact(authority))
                        .with(it -> it.buyerReference = "04011000-12345-03");
        UUID id = made(send(electronic, true));

        assertThat(get(id).electronicDocumentProfile()).isEqualTo("XRechnung");
        assertThat(done(file(id, FileFormat.ORIGINAL)).contentType()).contains("xml");
        assertThat(done(file(id, FileFormat.XML)).contentType()).contains("xml");
        assertThat(done(file(id, FileFormat.PDF)).contentType()).startsWith("application/pdf");
    }

    @Writing(route = "POST", facts = "7.10")
    void isAnXRechnungOnlyWithNetPricesForAContact() {
        bothRefuse(
                "address.contactId",
                () -> draft(USUAL.with(it -> it.buyerReference = "04011000-12345-03")),
                posted(body ->
                        body.putObject("xRechnung").put("buyerReference", "04011000-12345-03")));
    }

    @Simulated(route = "GET /{id}", facts = "6.5")
    void isPaidOrVoidedByAPersonOnly() {
        UUID paid = finalised();
        UUID voided = finalised();
        hand("POST", "/documents/" + paid + "/pay", "{}");
        hand("POST", "/documents/" + voided + "/void", "{}");

        assertThat(get(paid).voucherStatus()).isEqualTo(VoucherStatus.PAID);
        assertThat(get(voided).voucherStatus()).isEqualTo(VoucherStatus.VOIDED);
    }
}
