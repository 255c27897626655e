package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Quotations, order confirmations, delivery notes, dunnings and down-payment invoices on the wire.
 */
class SalesDocumentRoutesIT extends WireCase {

    private static final OffsetDateTime DAY = LexwareTime.startOf(LocalDate.of(2026, 3, 2));

    @Test
    void makesAndReadsQuotations() {
        next = Said.of(201, CREATED);
        NewQuotation quotation =
                NewQuotation.of(
                        DAY,
                        LexwareTime.startOf(LocalDate.of(2026, 4, 2)),
                        Recipient.oneTime("Musterhof KG", "DE"),
                        List.of(
                                NewQuotation.Line.of(line("Beratung"))
                                        .withAlternatives(line("Kurzberatung")),
                                NewQuotation.Line.optional(line("Anfahrt")),
                                NewQuotation.Line.of(NewLineItem.text("Hinweis", null))),
                        TaxConditions.of(TaxType.NET));
        client.quotations().create(quotation, true);

        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("POST /v1/quotations?finalize=true");
        assertThat(request.body())
                .isEqualTo(quotation.wireForm())
                .contains("\"expirationDate\":\"2026-04-02T00:00:00.000+02:00\"")
                .contains("\"subItems\":[{\"type\":\"custom\",\"name\":\"Kurzberatung\"")
                .contains("\"alternative\":true")
                .contains("\"optional\":true")
                .doesNotContain("shippingConditions");

        next =
                Said.of(
                        200,
                        "{\"id\":\"%s\",\"voucherStatus\":\"open\",\"lineItems\":[{\"type\":\"custom\",\"optional\":true,\"subItems\":[{\"alternative\":true}]}]}"
                                .formatted(ID));
        Quotation read = client.quotations().get(ID).success().orElseThrow();

        assertThat(read.lineItems().getFirst().optional()).isTrue();
        assertThat(read.lineItems().getFirst().subItems().getFirst().alternative()).isTrue();
        assertThat(seen.remove().line()).isEqualTo("GET /v1/quotations/" + ID);
        assertThatThrownBy(() -> Predecessor.of(read))
                .isInstanceOf(FieldRefused.class)
                .hasMessageContaining("alternative");
    }

    @Test
    void makesAnOrderConfirmationThatFollowsAQuotation() {
        next = Said.of(201, CREATED);
        NewOrderConfirmation confirmation =
                NewOrderConfirmation.of(
                                DAY,
                                Recipient.contact(OTHER),
                                List.of(line("Beratung")),
                                TaxConditions.of(TaxType.NET),
                                ShippingConditions.none())
                        .withDeliveryTerms("frei Haus")
                        .withPaymentConditions(PaymentConditions.of("14 Tage netto", 14));
        Predecessor quotation = new Predecessor(SalesDocumentKind.QUOTATION, OTHER);

        client.orderConfirmations().create(confirmation, false);
        client.orderConfirmations().pursue(quotation, confirmation, true);

        assertThat(seen.remove().body())
                .contains("\"deliveryTerms\":\"frei Haus\"", "\"paymentTermDuration\":14");
        assertThat(seen.remove().line())
                .isEqualTo(
                        "POST /v1/order-confirmations?precedingSalesVoucherId="
                                + OTHER
                                + "&finalize=true");
    }

    @Test
    void makesADeliveryNoteWithoutPricesAndDiscounts() {
        next = Said.of(201, CREATED);
        NewDeliveryNote note =
                NewDeliveryNote.of(
                        DAY,
                        Recipient.contact(OTHER),
                        List.of(
                                NewLineItem.unpriced("Kiste", new BigDecimal("2"), "Stück"),
                                line("Beratung").withDiscount(BigDecimal.TEN)),
                        TaxConditions.of(TaxType.NET),
                        ShippingConditions.delivery(DAY));

        client.deliveryNotes().create(note, true);

        Seen request = seen.remove();
        assertThat(request.line()).isEqualTo("POST /v1/delivery-notes?finalize=true");
        assertThat(utf8(request.body()))
                .contains(
                        "{\"type\":\"custom\",\"name\":\"Kiste\",\"quantity\":2,\"unitName\":\"Stück\"}")
                .doesNotContain("totalPrice", "discountPercentage", "paymentConditions");
    }

    @Test
    void makesADunningOnlyForWhatCanBeDemanded() {
        next = Said.of(201, CREATED);
        NewDunning dunning =
                NewDunning.of(
                        DAY,
                        Recipient.contact(OTHER),
                        List.of(line("Mahngebühr")),
                        TaxConditions.of(TaxType.NET),
                        ShippingConditions.none());

        client.dunnings().pursue(new Predecessor(SalesDocumentKind.INVOICE, ID), dunning);

        assertThat(seen.remove().line())
                .isEqualTo("POST /v1/dunnings?precedingSalesVoucherId=" + ID);
        assertThatThrownBy(() ->
                        client.dunnings()
                                .pursue(new Predecessor(SalesDocumentKind.QUOTATION, ID), dunning))
                .isInstanceOfSatisfying(
                        FieldRefused.class,
                        refused ->
                                assertThat(refused.field()).isEqualTo("precedingSalesVoucherId"));
        assertThat(seen).as("no call was spent").isEmpty();
    }

    @Test
    void readsWhatIsMadeInTheAppOnly() {
        next =
                Said.of(
                        200,
                        "{\"id\":\"%s\",\"voucherStatus\":\"open\",\"closingInvoiceId\":\"%s\",\"lineItems\":[{}]}"
                                .formatted(ID, OTHER));

        DownPaymentInvoice read = client.downPaymentInvoices().get(ID).success().orElseThrow();

        assertThat(read.closingInvoiceId()).isEqualTo(OTHER);
        assertThat(Predecessor.of(read))
                .isEqualTo(new Predecessor(SalesDocumentKind.DOWN_PAYMENT_INVOICE, ID));
        assertThat(seen.remove().line()).isEqualTo("GET /v1/down-payment-invoices/" + ID);
    }

    @Test
    void readsTheOthersAndTheirFiles() {
        assertThat(client.orderConfirmations().get(ID).success().orElseThrow().lineItems())
                .isEmpty();
        assertThat(client.deliveryNotes().get(ID).success().orElseThrow().lineItems()).isEmpty();
        assertThat(client.dunnings().get(ID).success().orElseThrow().relatedVouchers()).isEmpty();
        next = new Said(200, Map.of("Content-Type", "application/pdf"), "%PDF");
        client.quotations().file(ID, FileFormat.PDF);
        client.orderConfirmations().file(ID, FileFormat.ORIGINAL);
        client.deliveryNotes().file(ID, FileFormat.PDF);
        client.dunnings().file(ID, FileFormat.PDF);
        client.downPaymentInvoices().file(ID, FileFormat.XML);
        next = Said.of(200, "{\"documentFileId\":\"%s\"}".formatted(OTHER));
        RenderedFile file = client.invoices().rendered(ID).success().orElseThrow();
        client.creditNotes().rendered(ID);
        client.quotations().rendered(ID);
        client.orderConfirmations().rendered(ID);
        client.deliveryNotes().rendered(ID);
        client.dunnings().rendered(ID);

        assertThat(file.documentFileId()).isEqualTo(OTHER);
        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly(
                        "GET /v1/order-confirmations/" + ID,
                        "GET /v1/delivery-notes/" + ID,
                        "GET /v1/dunnings/" + ID,
                        "GET /v1/quotations/" + ID + "/file",
                        "GET /v1/order-confirmations/" + ID + "/file",
                        "GET /v1/delivery-notes/" + ID + "/file",
                        "GET /v1/dunnings/" + ID + "/file",
                        "GET /v1/down-payment-invoices/" + ID + "/file",
                        "GET /v1/invoices/" + ID + "/document",
                        "GET /v1/credit-notes/" + ID + "/document",
                        "GET /v1/quotations/" + ID + "/document",
                        "GET /v1/order-confirmations/" + ID + "/document",
                        "GET /v1/delivery-notes/" + ID + "/document",
                        "GET /v1/dunnings/" + ID + "/document");
    }

    @Test
    void readsRecurringTemplates() {
        next =
                Said.of(
                        200,
                        "{\"content\":[{\"id\":\"%s\",\"title\":\"Wartung\",\"recurringTemplateSettings\":{\"startDate\":\"2026-01-01\",\"finalize\":true,\"shippingType\":\"serviceperiod\",\"executionInterval\":\"MONTHLY\",\"executionStatus\":\"ACTIVE\",\"nextExecutionDate\":\"2026-04-01\"}}],\"last\":true,\"totalPages\":1,\"totalElements\":1,\"size\":25,\"number\":0}"
                                .formatted(ID));
        RecurringTemplate.Settings settings =
                client.recurringTemplates()
                        .page(
                                new RecurringTemplates.Sort(
                                        RecurringTemplates.Sort.Property.NEXT_EXECUTION_DATE,
                                        false),
                                0,
                                25)
                        .success()
                        .orElseThrow()
                        .content()
                        .getFirst()
                        .recurringTemplateSettings();
        client.recurringTemplates().get(ID);

        assertThat(settings.nextExecutionDate()).isEqualTo("2026-04-01");
        assertThat(settings.executionInterval()).isEqualTo(RecurringTemplate.Interval.MONTHLY);
        assertThat(settings.shippingType()).isEqualTo(ShippingConditions.Type.SERVICE_PERIOD);
        assertThat(settings.finalise()).isTrue();
        assertThat(seen)
                .extracting(Seen::line)
                .containsExactly(
                        "GET /v1/recurring-templates?page=0&size=25&sort=nextExecutionDate%2CDESC",
                        "GET /v1/recurring-templates/" + ID);
    }

    static NewLineItem.Priced line(String name) {
        return NewLineItem.custom(
                name,
                BigDecimal.ONE,
                "Stunde",
                NewUnitPrice.net(new BigDecimal("12.50"), new BigDecimal(19)));
    }
}
