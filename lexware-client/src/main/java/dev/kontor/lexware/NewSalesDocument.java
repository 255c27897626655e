package dev.kontor.lexware;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/**
 * A sales document to be made, of whatever kind, checked against every documented rule when it was
 * built (lexware-office-api.md 6). Down-payment invoices are missing: only the app makes them.
 */
public sealed interface NewSalesDocument
        permits NewInvoice,
                NewCreditNote,
                NewQuotation,
                NewOrderConfirmation,
                NewDeliveryNote,
                NewDunning {

    /** Date of the document, usually {@link LexwareTime#startOf}. */
    OffsetDateTime voucherDate();

    /** Contact or one-time address. */
    Recipient recipient();

    /** Tax type; decides which side of the prices counts. */
    TaxConditions taxConditions();

    /** Texts and looks. */
    Presentation presentation();

    /**
     * The exact JSON that the resource's {@code create} or {@code pursue} sends, for a plan or an
     * approval that must show and freeze it.
     */
    default String wireForm() {
        return new String(Json.write(DocumentWire.of(this)), StandardCharsets.UTF_8);
    }
}
