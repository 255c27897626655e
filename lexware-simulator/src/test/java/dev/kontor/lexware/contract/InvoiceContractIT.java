package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
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
import dev.kontor.lexware.RelatedVoucher;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TotalDiscount;
import dev.kontor.lexware.VoucherStatus;
import dev.kontor.lexware.VoucherType;
import dev.kontor.lexware.XRechnung;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** lexware-office-api.md 6, 7.10. */
@Resource("invoices")
class InvoiceContractIT extends SalesDocumentContract {

    @Override
    Draft draft(Parts parts) {
        NewInvoice invoice =
                NewInvoice.of(
                        parts.voucherDate(),
                        parts.recipient(),
                        parts.lines(),
                        parts.tax(),
                        parts.shipping());
        NewInvoice whole = invoice.withPresentation(parts.presentation());
        return new Draft() {
            @Override
            public String wireForm() {
                return whole.wireForm();
            }

            @Override
            public Answer<ActionResult> send(boolean finalise) {
                return client.invoices().create(whole, finalise);
            }
        };
    }

    @Override
    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return client.invoices().file(id, format);
    }

    private NewInvoice usual() {
        return NewInvoice.of(
                NOW,
                Parts.USUAL.recipient(),
                Parts.USUAL.lines(),
                Parts.USUAL.tax(),
                Parts.USUAL.shipping());
    }

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
                made(
                        client.invoices()
                                .create(
                                        usual().withPaymentConditions(
                                                        PaymentConditions.of("10 Tage", 10)),
                                        true));

        assertThat(LexwareTime.dayOf(get(id).dueDate())).isEqualTo(TODAY.plusDays(10));
    }

    @Writing(route = "POST", facts = "6.2")
    void needsTheSentenceOfAPaymentTerm() {
        clientRefuses(
                "paymentConditions.paymentTermLabel",
                () -> usual().withPaymentConditions(new PaymentConditions(null, 10, null, null)));
        Raw.Reply reply =
                posted(body -> body.putObject("paymentConditions").put("paymentTermDuration", 10));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }

    @Writing(route = "POST", facts = "6.3")
    void spreadsADiscountOverTheRates() {
        NewInvoice invoice =
                NewInvoice.of(
                                NOW,
                                Parts.USUAL.recipient(),
                                List.of(line("40.00", "7"), line("30.00", "19")),
                                Parts.USUAL.tax(),
                                Parts.USUAL.shipping())
                        .withTotalDiscount(new TotalDiscount.Percentage(BigDecimal.TEN));

        Invoice made = get(made(client.invoices().create(invoice, false)));

        assertThat(made.totalPrice().totalGrossAmount())
                .isEqualByComparingTo(invoice.totals().gross())
                .isEqualByComparingTo("70.65");
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void followsAQuotationAndIsLinkedWithIt() {
        NewQuotation quotation =
                NewQuotation.of(
                        NOW,
                        NOW.plusDays(30),
                        Parts.USUAL.recipient(),
                        List.of(NewQuotation.Line.of(line("12.50", "19"))),
                        Parts.USUAL.tax());
        UUID preceding = made(client.quotations().create(quotation, true));
        Predecessor predecessor = Predecessor.of(done(client.quotations().get(preceding)));

        Invoice invoice = get(made(client.invoices().pursue(predecessor, usual(), true)));

        assertThat(invoice.relatedVouchers())
                .extracting(RelatedVoucher::id, RelatedVoucher::voucherType)
                .contains(org.assertj.core.groups.Tuple.tuple(preceding, VoucherType.QUOTATION));
        assertThat(done(client.quotations().get(preceding)).relatedVouchers())
                .extracting(RelatedVoucher::id)
                .contains(invoice.id());
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowAnInvoice() {
        refusesToFollow(SalesDocumentKind.INVOICE, finalised());
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowADraft() {
        NewQuotation quotation =
                NewQuotation.of(
                        NOW,
                        NOW.plusDays(30),
                        Parts.USUAL.recipient(),
                        List.of(NewQuotation.Line.of(line("12.50", "19"))),
                        Parts.USUAL.tax());
        UUID draft = made(client.quotations().create(quotation, false));

        clientRefuses(
                "precedingSalesVoucherId",
                () -> Predecessor.of(done(client.quotations().get(draft))));
        assertThat(
                        raw.post(
                                        path() + "?precedingSalesVoucherId=" + draft,
                                        Raw.object(usual().wireForm()))
                                .status())
                .isEqualTo(406);
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowAQuotationThatLeavesChoices() {
        NewQuotation quotation =
                NewQuotation.of(
                        NOW,
                        NOW.plusDays(30),
                        Parts.USUAL.recipient(),
                        List.of(
                                NewQuotation.Line.of(line("12.50", "19")),
                                NewQuotation.Line.optional(line("1.00", "19"))),
                        Parts.USUAL.tax());
        UUID preceding = made(client.quotations().create(quotation, true));

        clientRefuses(
                "precedingSalesVoucherId",
                () -> Predecessor.of(done(client.quotations().get(preceding))));
        assertThat(
                        raw.post(
                                        path() + "?precedingSalesVoucherId=" + preceding,
                                        Raw.object(usual().wireForm()))
                                .status())
                .isEqualTo(406);
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
        NewInvoice invoice =
                NewInvoice.of(
                                NOW,
                                Recipient.contact(authority),
                                List.of(line("12.50", "19")),
                                Parts.USUAL.tax(),
                                ShippingConditions.service(NOW))
                        .withBuyerReference("04011000-12345-03");
        UUID id = made(client.invoices().create(invoice, true));

        assertThat(get(id).electronicDocumentProfile()).isEqualTo("XRechnung");
        assertThat(done(file(id, FileFormat.ORIGINAL)).contentType()).contains("xml");
        assertThat(done(file(id, FileFormat.XML)).contentType()).contains("xml");
        assertThat(done(file(id, FileFormat.PDF)).contentType()).startsWith("application/pdf");
    }

    @Writing(route = "POST", facts = "7.10")
    void isAnXRechnungOnlyWithNetPricesForAContact() {
        clientRefuses("address.contactId", () -> usual().withBuyerReference("04011000-12345-03"));
        Raw.Reply reply =
                posted(body ->
                        body.putObject("xRechnung").put("buyerReference", "04011000-12345-03"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
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

    private void refusesToFollow(SalesDocumentKind kind, UUID preceding) {
        clientRefuses(
                "precedingSalesVoucherId",
                () -> client.invoices().pursue(new Predecessor(kind, preceding), usual(), false));
        Raw.Reply reply =
                raw.post(
                        path() + "?precedingSalesVoucherId=" + preceding,
                        Raw.object(draft(Parts.USUAL).wireForm()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }
}
