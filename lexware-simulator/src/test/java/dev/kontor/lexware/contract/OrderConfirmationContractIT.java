package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** lexware-office-api.md 6, 7.11. */
@Resource("order-confirmations")
class OrderConfirmationContractIT extends SalesDocumentContract {

    @Writing(route = "POST", facts = "2")
    void takesTermsOfDeliveryUpToTheirLength() {
        bothRefuse(
                "deliveryTerms",
                () -> draft(USUAL.with(it -> it.deliveryTerms = "x".repeat(256))),
                posted(body -> body.put("deliveryTerms", "x".repeat(256))));
        UUID id = made(send(USUAL.with(it -> it.deliveryTerms = "frei Haus"), false));
        assertThat(done(client.orderConfirmations().get(id)).deliveryTerms())
                .isEqualTo("frei Haus");
    }
}
