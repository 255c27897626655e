package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.CreditNote;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.NewCreditNote;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.VoucherStatus;
import java.util.UUID;

/** lexware-office-api.md 6, 7.4. */
@Resource("credit-notes")
class CreditNoteContractIT extends SalesDocumentContract {

    @Override
    Draft draft(Parts parts) {
        NewCreditNote note =
                NewCreditNote.of(
                        parts.voucherDate(), parts.recipient(), parts.lines(), parts.tax());
        NewCreditNote whole = note.withPresentation(parts.presentation());
        return new Draft() {
            @Override
            public String wireForm() {
                return whole.wireForm();
            }

            @Override
            public Answer<ActionResult> send(boolean finalise) {
                return client.creditNotes().create(whole, finalise);
            }
        };
    }

    /** Has none. */
    @Override
    void needsTheDateOfSupply() {}

    /** Has none. */
    @Override
    void refusesAPeriodThatEndsBeforeItStarts() {}

    @Override
    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return client.creditNotes().file(id, format);
    }

    private NewCreditNote usual() {
        return NewCreditNote.of(
                NOW, Parts.USUAL.recipient(), Parts.USUAL.lines(), Parts.USUAL.tax());
    }

    private UUID invoice(boolean finalise) {
        return made(
                client.invoices()
                        .create(
                                NewInvoice.of(
                                        NOW,
                                        Parts.USUAL.recipient(),
                                        Parts.USUAL.lines(),
                                        Parts.USUAL.tax(),
                                        Parts.USUAL.shipping()),
                                finalise));
    }

    private CreditNote get(UUID id) {
        return done(client.creditNotes().get(id));
    }

    @Writing(route = "POST", facts = "7.4")
    void staysOpenWithoutAnInvoice() {
        assertThat(get(finalised()).voucherStatus()).isEqualTo(VoucherStatus.OPEN);
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "7.4")
    void isPaidOffAtOnceWithItsInvoice() {
        UUID invoice = invoice(true);
        Predecessor predecessor = Predecessor.of(done(client.invoices().get(invoice)));

        CreditNote note = get(made(client.creditNotes().pursue(predecessor, usual(), true)));

        assertThat(note.voucherStatus()).isEqualTo(VoucherStatus.PAIDOFF);
        assertThat(done(client.payments(invoice)).openAmount()).isEqualByComparingTo("0");
        rejected(Reason.Code.UNSPECIFIED, 406, client.payments(note.id()));
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "7.4")
    void isTheOnlyOneOfItsInvoice() {
        UUID invoice = invoice(true);
        made(client.creditNotes().pursue(invoice, usual(), true));

        rejected(Reason.Code.UNSPECIFIED, 406, client.creditNotes().pursue(invoice, usual(), true));
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowADraftInvoice() {
        UUID draft = invoice(false);

        clientRefuses(
                "precedingSalesVoucherId",
                () -> Predecessor.of(done(client.invoices().get(draft))));
        assertThat(
                        raw.post(
                                        path() + "?precedingSalesVoucherId=" + draft,
                                        Raw.object(usual().wireForm()))
                                .status())
                .isEqualTo(406);
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowACreditNote() {
        refusesToFollow(SalesDocumentKind.CREDIT_NOTE, finalised());
    }

    private void refusesToFollow(SalesDocumentKind kind, UUID preceding) {
        clientRefuses(
                "precedingSalesVoucherId",
                () ->
                        client.creditNotes()
                                .pursue(new Predecessor(kind, preceding), usual(), false));
        Raw.Reply reply =
                raw.post(
                        path() + "?precedingSalesVoucherId=" + preceding,
                        Raw.object(draft(Parts.USUAL).wireForm()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }
}
