package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.Dunning;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.Invoice;
import dev.kontor.lexware.NewDunning;
import dev.kontor.lexware.NewInvoice;
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
        invoice = invoice(Parts.USUAL.recipient());
    }

    @Override
    Draft draft(Parts parts) {
        NewDunning dunning =
                NewDunning.of(
                        parts.voucherDate(),
                        parts.recipient(),
                        parts.lines(),
                        parts.tax(),
                        parts.shipping());
        NewDunning whole = dunning.withPresentation(parts.presentation());
        return new Draft() {
            @Override
            public String wireForm() {
                return whole.wireForm();
            }

            @Override
            public Answer<ActionResult> send(boolean finalise) {
                return client.dunnings()
                        .pursue(new Predecessor(SalesDocumentKind.INVOICE, invoice), whole);
            }
        };
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
        return made(draft(Parts.USUAL).send(false));
    }

    @Override
    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return client.dunnings().file(id, format);
    }

    @Override
    String target() {
        return path() + "?precedingSalesVoucherId=" + invoice;
    }

    private UUID invoice(Recipient recipient) {
        return made(
                client.invoices()
                        .create(
                                NewInvoice.of(
                                        NOW,
                                        recipient,
                                        Parts.USUAL.lines(),
                                        Parts.USUAL.tax(),
                                        Parts.USUAL.shipping()),
                                true));
    }

    private NewDunning to(Recipient recipient) {
        return NewDunning.of(
                NOW, recipient, Parts.USUAL.lines(), Parts.USUAL.tax(), Parts.USUAL.shipping());
    }

    @Writing(route = "POST", facts = "7.7")
    void isMadeOnlyForAnInvoice() {
        assertThat(raw.post(path(), Raw.object("{}")).status()).isEqualTo(400);
    }

    @Writing(route = "POST", facts = "7.7")
    void staysADraftWithoutANumberAndCanBeDownloaded() {
        UUID id = made(draft(Parts.USUAL).send(false));
        Dunning read = done(client.dunnings().get(id));

        assertThat(read.voucherStatus()).isEqualTo(VoucherStatus.DRAFT);
        assertThat(read(id).path("voucherNumber").asString("")).isEmpty();
        assertThat(done(file(id, FileFormat.PDF)).contentType()).startsWith("application/pdf");
    }

    @Writing(route = "POST", facts = "7.7")
    void isSeenAtItsInvoice() {
        UUID id = made(draft(Parts.USUAL).send(false));

        assertThat(done(client.invoices().get(invoice)).relatedVouchers())
                .extracting(RelatedVoucher::id)
                .contains(id);
    }

    @Writing(route = "POST", facts = "7.7")
    void goesToWhomTheInvoiceWent() {
        UUID customer = customer();
        Invoice invoiced = done(client.invoices().get(invoice));

        clientRefuses(
                "address.contactId", () -> to(Recipient.contact(customer)).following(invoiced));
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

    @Writing(route = "POST", facts = "6.6")
    void doesNotFollowACreditNote() {
        clientRefuses(
                "precedingSalesVoucherId",
                () ->
                        client.dunnings()
                                .pursue(
                                        new Predecessor(SalesDocumentKind.CREDIT_NOTE, invoice),
                                        to(Parts.USUAL.recipient())));
    }
}
