package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.NewOrderConfirmation;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.OrderConfirmation;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.RelatedVoucher;
import dev.kontor.lexware.SalesDocumentKind;
import java.util.List;
import java.util.UUID;

/** lexware-office-api.md 6, 7.11. */
@Resource("order-confirmations")
class OrderConfirmationContractIT extends SalesDocumentContract {

    @Override
    Draft draft(Parts parts) {
        NewOrderConfirmation confirmation =
                NewOrderConfirmation.of(
                        parts.voucherDate(),
                        parts.recipient(),
                        parts.lines(),
                        parts.tax(),
                        parts.shipping());
        NewOrderConfirmation whole = confirmation.withPresentation(parts.presentation());
        return new Draft() {
            @Override
            public String wireForm() {
                return whole.wireForm();
            }

            @Override
            public Answer<ActionResult> send(boolean finalise) {
                return client.orderConfirmations().create(whole, finalise);
            }
        };
    }

    @Override
    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return client.orderConfirmations().file(id, format);
    }

    private NewOrderConfirmation usual() {
        return NewOrderConfirmation.of(
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

    @Writing(route = "POST", facts = "2")
    void takesTermsOfDeliveryUpToTheirLength() {
        bothRefuse(
                "deliveryTerms",
                () -> usual().withDeliveryTerms("x".repeat(256)),
                posted(body -> body.put("deliveryTerms", "x".repeat(256))));
        OrderConfirmation read =
                done(
                        client.orderConfirmations()
                                .get(
                                        made(
                                                client.orderConfirmations()
                                                        .create(
                                                                usual().withDeliveryTerms(
                                                                                "frei Haus"),
                                                                false))));
        assertThat(read.deliveryTerms()).isEqualTo("frei Haus");
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void followsAQuotation() {
        UUID preceding = quotation();
        UUID id =
                made(
                        client.orderConfirmations()
                                .pursue(
                                        new Predecessor(SalesDocumentKind.QUOTATION, preceding),
                                        usual(),
                                        true));

        assertThat(done(client.orderConfirmations().get(id)).relatedVouchers())
                .extracting(RelatedVoucher::id)
                .contains(preceding);
    }

    @Writing(route = "POST?precedingSalesVoucherId", facts = "6.6")
    void doesNotFollowAnOrderConfirmation() {
        refusesToFollow(SalesDocumentKind.ORDER_CONFIRMATION, finalised());
    }

    private void refusesToFollow(SalesDocumentKind kind, UUID preceding) {
        clientRefuses(
                "precedingSalesVoucherId",
                () ->
                        client.orderConfirmations()
                                .pursue(new Predecessor(kind, preceding), usual(), false));
        Raw.Reply reply =
                raw.post(
                        path() + "?precedingSalesVoucherId=" + preceding,
                        Raw.object(draft(Parts.USUAL).wireForm()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(406);
    }
}
