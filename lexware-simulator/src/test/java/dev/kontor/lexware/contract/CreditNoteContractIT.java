package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.CreditNote;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.VoucherStatus;
import java.util.UUID;

/** lexware-office-api.md 6, 7.4. */
@Resource("credit-notes")
class CreditNoteContractIT extends SalesDocumentContract {

    /** Has none. */
    @Override
    void needsTheDateOfSupply() {}

    /** Has none. */
    @Override
    void refusesAPeriodThatEndsBeforeItStarts() {}

    private CreditNote get(UUID id) {
        return done(client.creditNotes().get(id));
    }

    @Writing(route = "POST", facts = "7.4")
    void staysOpenWithoutAnInvoice() {
        assertThat(get(finalised()).voucherStatus()).isEqualTo(VoucherStatus.OPEN);
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "7.4")
    void isPaidOffAtOnceWithItsInvoice() {
        UUID invoice = another(SalesDocumentKind.INVOICE, true);

        CreditNote note = get(made(follow(SalesDocumentKind.INVOICE, invoice)));

        assertThat(note.voucherStatus()).isEqualTo(VoucherStatus.PAIDOFF);
        assertThat(done(client.payments(invoice)).openAmount()).isEqualByComparingTo("0");
        rejected(Reason.Code.UNSPECIFIED, 406, client.payments(note.id()));
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "7.4")
    void isTheOnlyOneOfItsInvoice() {
        UUID invoice = another(SalesDocumentKind.INVOICE, true);
        made(follow(SalesDocumentKind.INVOICE, invoice));

        rejected(Reason.Code.UNSPECIFIED, 406, follow(SalesDocumentKind.INVOICE, invoice));
    }
}
