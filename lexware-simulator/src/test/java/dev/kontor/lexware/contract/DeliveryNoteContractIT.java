package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.DeliveryNote;
import dev.kontor.lexware.NewLineItem;
import java.math.BigDecimal;
import java.util.UUID;

/** lexware-office-api.md 6, 7.5. */
@Resource("delivery-notes")
class DeliveryNoteContractIT extends SalesDocumentContract {

    /** Has no totals. */
    @Override
    void needsACurrencyForTheTotals() {}

    @Writing(route = "POST", facts = "7.5")
    void takesLinesWithoutPricesAndShowsNoTotals() {
        UUID id =
                made(
                        send(
                                USUAL.with(
                                        NewLineItem.unpriced("Kiste", new BigDecimal(2), "Stück")),
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
                () -> draft(USUAL.with(it -> it.deliveryTerms = "x".repeat(256))),
                posted(body -> body.put("deliveryTerms", "x".repeat(256))));
        UUID id = made(send(USUAL.with(it -> it.deliveryTerms = "frei Haus"), false));
        assertThat(done(client.deliveryNotes().get(id)).deliveryTerms()).isEqualTo("frei Haus");
    }
}
