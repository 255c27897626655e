package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.Dunning;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.NewDunning;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.RelatedVoucher;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.VoucherStatus;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/** lexware-office-api.md 6, 7.7. */
@Resource("dunnings")
class DunningContractIT extends SalesDocumentContract {

    private UUID invoice;

    @BeforeAll
    void invoice() {
        invoice = another(SalesDocumentKind.INVOICE, true);
    }

    @Override
    Answer<ActionResult> send(DocumentParts parts, boolean finalise) {
        Predecessor preceding = new Predecessor(SalesDocumentKind.INVOICE, invoice);
        return Sending.pursue(client, preceding, draft(parts), finalise);
    }

    /** Cannot be finalised. */
    @Override
    void isOpenAtOnceWhenItIsFinalised() {}

    /** Cannot be finalised. */
    @Override
    void hasAPdfOnceItIsFinalised() {}

    /** Can be downloaded. */
    @Override
    void hasNoFileAsADraft() {}

    /** Has that of the invoice. */
    @Override
    void needsATaxType() {}

    /** Is taxed like the invoice. */
    @Override
    void takesOnlyRateZeroWhenNoTaxIsDue() {}

    /** Is taxed like the invoice. */
    @Override
    void needsAContactForSalesWithoutTaxToOtherStates() {}

    /** Takes the name from the invoice. */
    @Override
    void needsNameAndCountryOfAOneTimeAddress() {}

    /** As final as it gets. */
    @Override
    UUID finalised() {
        return made(send(USUAL, false));
    }

    @Override
    String target() {
        return path() + "?precedingSalesVoucherId=" + invoice;
    }

    @Writing(route = "POST", facts = "7.7")
    void isMadeOnlyForAnInvoice() {
        assertThat(raw.post(path(), Raw.object("{}")).status()).isEqualTo(400);
    }

    @Writing(route = "POST", facts = "7.7")
    void staysADraftWithoutANumberAndCanBeDownloaded() {
        UUID id = made(send(USUAL, false));
        Dunning read = done(client.dunnings().get(id));

        assertThat(read.voucherStatus()).isEqualTo(VoucherStatus.DRAFT);
        assertThat(read(id).path("voucherNumber").asString("")).isEmpty();
        assertThat(done(file(id, FileFormat.PDF)).contentType()).startsWith("application/pdf");
    }

    @Writing(route = "POST", facts = "7.7")
    void isSeenAtItsInvoice() {
        UUID id = made(send(USUAL, false));

        assertThat(done(client.invoices().get(invoice)).relatedVouchers())
                .extracting(RelatedVoucher::id)
                .contains(id);
    }

    @Writing(route = "POST", facts = "7.7")
    void goesToWhomTheInvoiceWent() {
        UUID customer = customer();
        Invoice invoiced = done(client.invoices().get(invoice));

        clientRefuses(
                "address.contactId",
                () ->
                        ((NewDunning) draft(USUAL.with(Recipient.contact(customer))))
                                .following(invoiced));
        apiRefuses(
                "address.contactId",
                posted(body -> body.putObject("address").put("contactId", customer.toString())));
    }

    @Writing(route = "POST", facts = "7.7")
    void isTaxedLikeTheInvoice() {
        apiRefuses(
                "taxConditions.taxType",
                posted(body -> {
                    body.withObject("taxConditions").put("taxType", "vatfree");
                    first(body).withObject("unitPrice").put("taxRatePercentage", 0);
                }));
    }
}
