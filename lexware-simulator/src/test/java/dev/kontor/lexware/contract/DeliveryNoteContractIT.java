package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DeliveryNote;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.NewDeliveryNote;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.RelatedVoucher;
import dev.kontor.lexware.SalesDocumentKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** lexware-office-api.md 6, 7.5. */
@Resource("delivery-notes")
class DeliveryNoteContractIT extends SalesDocumentContract {

    @Override
    Draft draft(Parts parts) {
        NewDeliveryNote note =
                NewDeliveryNote.of(
                        parts.voucherDate(),
                        parts.recipient(),
                        parts.lines(),
                        parts.tax(),
                        parts.shipping());
        NewDeliveryNote whole = note.withPresentation(parts.presentation());
        return new Draft() {
            @Override
            public String wireForm() {
                return whole.wireForm();
            }

            @Override
            public Answer<ActionResult> send(boolean finalise) {
                return client.deliveryNotes().create(whole, finalise);
            }
        };
    }

    /** Has no totals. */
    @Override
    void needsACurrencyForTheTotals() {}

    @Override
    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return client.deliveryNotes().file(id, format);
    }

    @Override
    boolean totals() {
        return false;
    }

    private NewDeliveryNote usual() {
        return NewDeliveryNote.of(
                NOW,
                Parts.USUAL.recipient(),
                Parts.USUAL.lines(),
                Parts.USUAL.tax(),
                Parts.USUAL.shipping());
    }

    private UUID quotation() {
        return made(
                client.quotations()
                        .create(
                                NewQuotation.of(
                                        NOW,
                                        NOW.plusDays(30),
                                        Parts.USUAL.recipient(),
                                        List.of(NewQuotation.Line.of(line("12.50", "19"))),
                                        Parts.USUAL.tax()),
                                true));
    }

    @Writing(route = "POST", facts = "7.5")
    void takesLinesWithoutPricesAndShowsNoTotals() {
        UUID id =
                made(
                        client.deliveryNotes()
                                .create(
                                        NewDeliveryNote.of(
                                                NOW,
                                                Parts.USUAL.recipient(),
                                                List.of(
                                                        NewLineItem.unpriced(
                                                                "Kiste",
                                                                new BigDecimal(2),
                                                                "Stück")),
                                                Parts.USUAL.tax(),
                                                Parts.USUAL.shipping()),
                                        true));
        DeliveryNote read = done(client.deliveryNotes().get(id));

        assertThat(read.lineItems().getFirst().unitPrice()).isNull();
        assertThat(read.lineItems().getFirst().quantity()).isEqualByComparingTo("2");
        assertThat(read(id).has("totalPrice")).isFalse();
        assertThat(read(id).path("lineItems").path(0).has("lineItemAmount")).isFalse();
    }

    @Writing(route = "POST", facts = "2")
    void takesTermsOfDeliveryUpToTheirLength() {
        bothRefuse(
                "deliveryTerms",
                () -> usual().withDeliveryTerms("x".repeat(256)),
                posted(body -> body.put("deliveryTerms", "x".repeat(256))));
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void followsAQuotation() {
        UUID preceding = quotation();
        UUID id =
                made(
                        client.deliveryNotes()
                                .pursue(
                                        new Predecessor(SalesDocumentKind.QUOTATION, preceding),
                                        usual(),
                                        true));

        assertThat(done(client.deliveryNotes().get(id)).relatedVouchers())
                .extracting(RelatedVoucher::id)
                .contains(preceding);
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowADeliveryNote() {
        refusesToFollow(SalesDocumentKind.DELIVERY_NOTE, finalised());
    }

    private void refusesToFollow(SalesDocumentKind kind, UUID preceding) {
        clientRefuses(
                "precedingSalesVoucherId",
                () ->
                        client.deliveryNotes()
                                .pursue(new Predecessor(kind, preceding), usual(), false));
        Raw.Reply reply =
                raw.post(
                        path() + "?precedingSalesVoucherId=" + preceding,
                        Raw.object(draft(Parts.USUAL).wireForm()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }
}
