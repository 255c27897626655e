package dev.kontor.lexware.contract;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.LexwareClient;
import dev.kontor.lexware.NewCreditNote;
import dev.kontor.lexware.NewDeliveryNote;
import dev.kontor.lexware.NewDunning;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewOrderConfirmation;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.NewSalesDocument;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.SalesDocumentKind;
import java.util.UUID;

/** The client's resource of each kind, for rules that hold for several. */
final class Sending {

    private Sending() {}

    /** Dunnings have no such call: they must follow something. */
    static Answer<ActionResult> create(
            LexwareClient client, NewSalesDocument document, boolean finalise) {
        return switch (document) {
            case NewInvoice it -> client.invoices().create(it, finalise);
            case NewCreditNote it -> client.creditNotes().create(it, finalise);
            case NewQuotation it -> client.quotations().create(it, finalise);
            case NewOrderConfirmation it -> client.orderConfirmations().create(it, finalise);
            case NewDeliveryNote it -> client.deliveryNotes().create(it, finalise);
            case NewDunning _ -> throw new IllegalArgumentException("A dunning follows an invoice");
        };
    }

    /** Quotations have no such call: they follow nothing. */
    static Answer<ActionResult> pursue(
            LexwareClient client,
            Predecessor preceding,
            NewSalesDocument document,
            boolean finalise) {
        return switch (document) {
            case NewInvoice it -> client.invoices().pursue(preceding, it, finalise);
            case NewCreditNote it -> client.creditNotes().pursue(preceding, it, finalise);
            case NewOrderConfirmation it ->
                    client.orderConfirmations().pursue(preceding, it, finalise);
            case NewDeliveryNote it -> client.deliveryNotes().pursue(preceding, it, finalise);
            case NewDunning it -> client.dunnings().pursue(preceding, it);
            case NewQuotation _ ->
                    throw new IllegalArgumentException("A quotation follows nothing");
        };
    }

    static Answer<DocumentFile> file(
            LexwareClient client, SalesDocumentKind kind, UUID id, FileFormat format) {
        return switch (kind) {
            case INVOICE -> client.invoices().file(id, format);
            case CREDIT_NOTE -> client.creditNotes().file(id, format);
            case QUOTATION -> client.quotations().file(id, format);
            case ORDER_CONFIRMATION -> client.orderConfirmations().file(id, format);
            case DELIVERY_NOTE -> client.deliveryNotes().file(id, format);
            case DUNNING -> client.dunnings().file(id, format);
            case DOWN_PAYMENT_INVOICE -> client.downPaymentInvoices().file(id, format);
        };
    }
}
