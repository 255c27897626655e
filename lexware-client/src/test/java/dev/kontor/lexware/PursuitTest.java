package dev.kontor.lexware;

import static dev.kontor.lexware.NewVoucherTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** lexware-office-api.md 6.6, 7.7 and 7.17: what may follow what, and quotations. */
class PursuitTest {

    private static final UUID ID = UUID.fromString("77aa0000-0000-4000-8000-000000000001");
    private static final OffsetDateTime DAY = LexwareTime.startOf(LocalDate.of(2026, 3, 2));

    @ParameterizedTest
    @CsvSource({
        "QUOTATION, ''",
        "DOWN_PAYMENT_INVOICE, ''",
        "ORDER_CONFIRMATION, QUOTATION",
        "DELIVERY_NOTE, QUOTATION ORDER_CONFIRMATION INVOICE",
        "INVOICE, QUOTATION ORDER_CONFIRMATION DELIVERY_NOTE",
        "CREDIT_NOTE, INVOICE",
        "DUNNING, INVOICE DOWN_PAYMENT_INVOICE"
    })
    void knowsTheChainOfTheVendor(SalesDocumentKind target, String allowed) {
        for (SalesDocumentKind preceding : SalesDocumentKind.values()) {
            boolean listed = List.of(allowed.split(" ")).contains(preceding.name());
            assertThat(target.mayFollow(preceding))
                    .as("%s after %s", target, preceding)
                    .isEqualTo(listed);
            if (!listed) {
                refused(
                        "precedingSalesVoucherId",
                        () -> new Predecessor(preceding, ID).checkedFor(target));
            }
        }
    }

    @Test
    void takesNoDraftAndNoClosingInvoice() {
        refused(
                "precedingSalesVoucherId",
                () -> Predecessor.of(invoice("{\"id\":\"%s\",\"voucherStatus\":\"draft\"}")));
        refused(
                "precedingSalesVoucherId",
                () ->
                        Predecessor.of(
                                invoice(
                                        "{\"id\":\"%s\",\"voucherStatus\":\"open\",\"closingInvoice\":true}")));
        refused("precedingSalesVoucherId", () -> Predecessor.of(invoice("{}")));
        assertThat(Predecessor.of(invoice("{\"id\":\"%s\",\"voucherStatus\":\"paid\"}")))
                .isEqualTo(new Predecessor(SalesDocumentKind.INVOICE, ID));
    }

    @Test
    void dunsOnlyWhoWasInvoicedAndAsTaxed() {
        String invoice =
                "{\"id\":\"%s\",\"voucherStatus\":\"open\",\"address\":{\"contactId\":\"%1$s\"},\"taxConditions\":{\"taxType\":\"net\"}}";
        String oneTime =
                "{\"id\":\"%s\",\"voucherStatus\":\"open\",\"address\":{\"name\":\"x\"},\"taxConditions\":{\"taxType\":\"gross\"}}";
        NewDunning dunning = dunning(Recipient.contact(ID));

        assertThat(dunning.following(invoice(invoice)).id()).isEqualTo(ID);
        refused("address.contactId", () -> dunning.following(invoice(oneTime)));
        refused(
                "address.contactId",
                () -> dunning(Recipient.oneTime("x", "DE")).following(invoice(invoice)));
        refused(
                "taxConditions.taxType",
                () -> dunning(Recipient.oneTime("x", "DE")).following(invoice(oneTime)));
    }

    @Test
    void countsNeitherOptionalLinesNorAlternatives() {
        NewLineItem.Priced line = SalesDocumentRoutesIT.line("Beratung");
        NewQuotation quotation =
                quotation(
                        NewQuotation.Line.of(line).withAlternatives(line, line),
                        NewQuotation.Line.optional(line));

        assertThat(quotation.totals().net()).isEqualTo("12.50");
        assertThat(quotation.totals().gross()).isEqualTo("14.88");
    }

    @Test
    void namesTheAlternativeThatIsWrong() {
        NewLineItem.Priced line = SalesDocumentRoutesIT.line("Beratung");
        NewLineItem.Priced gross =
                NewLineItem.custom(
                        "x",
                        BigDecimal.ONE,
                        "h",
                        NewUnitPrice.gross(BigDecimal.ONE, new BigDecimal(19)));

        refused(
                "lineItems[1].subItems[0].unitPrice.netAmount",
                () ->
                        quotation(
                                NewQuotation.Line.of(line),
                                NewQuotation.Line.of(line).withAlternatives(gross)));
        refused(
                "lineItems[0].unitPrice",
                () ->
                        quotation(
                                NewQuotation.Line.of(
                                        NewLineItem.unpriced("x", BigDecimal.ONE, "h"))));
        refused("type", () -> new NewQuotation.Line(NewLineItem.text("a", null), true, List.of()));
        refused("lineItems", PursuitTest::quotation);
    }

    @Test
    void refusesTermsOfDeliveryThatAreTooLong() {
        NewOrderConfirmation confirmation =
                NewOrderConfirmation.of(
                        DAY,
                        Recipient.contact(ID),
                        List.of(SalesDocumentRoutesIT.line("x")),
                        TaxConditions.of(TaxType.NET),
                        ShippingConditions.none());

        refused("deliveryTerms", () -> confirmation.withDeliveryTerms("x".repeat(256)));
        assertThat(confirmation.withDeliveryTerms("x".repeat(255)).deliveryTerms()).hasSize(255);
    }

    @Test
    void linksIntoTheApp() {
        DeepLinks links = DeepLinks.PRODUCTION;

        assertThat(links.view(DeepLinks.Target.of(SalesDocumentKind.DOWN_PAYMENT_INVOICE), ID))
                .hasToString("https://app.lexware.de/permalink/invoices/view/" + ID);
        assertThat(links.edit(DeepLinks.Target.RECURRING_TEMPLATE, ID))
                .hasToString("https://app.lexware.de/permalink/recurring-templates/edit/" + ID);
        refused("deeplink", () -> links.edit(DeepLinks.Target.CONTACT, ID));
        refused("deeplink", () -> links.view(DeepLinks.Target.RECURRING_TEMPLATE, ID));
    }

    @Test
    void refusesFilesThatTheApiRefuses() {
        refused("file", () -> new FileUpload("a.docx", new byte[1]));
        refused("file", () -> new FileUpload("../a.pdf", new byte[1]));
        refused("file", () -> new FileUpload("a\n.pdf", new byte[1]));
        refused("file", () -> new FileUpload("a.pdf", new byte[0]));
        refused("file", () -> new FileUpload("a.pdf", new byte[FileUpload.LARGEST + 1]));
        assertThat(new FileUpload("A.JPEG", new byte[FileUpload.LARGEST]).format())
                .isEqualTo(FileUpload.Format.JPG);
    }

    private static Invoice invoice(String json) {
        return Json.read(LenientReadingTest.bytes(json.formatted(ID)), Invoice.class);
    }

    private static NewDunning dunning(Recipient recipient) {
        return NewDunning.of(
                DAY,
                recipient,
                List.of(SalesDocumentRoutesIT.line("Mahngebühr")),
                TaxConditions.of(TaxType.NET),
                ShippingConditions.none());
    }

    private static NewQuotation quotation(NewQuotation.Line... lines) {
        return NewQuotation.of(
                DAY,
                DAY.plusDays(30),
                Recipient.contact(ID),
                List.of(lines),
                TaxConditions.of(TaxType.NET));
    }
}
