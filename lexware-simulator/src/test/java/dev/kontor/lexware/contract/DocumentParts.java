package dev.kontor.lexware.contract;

import dev.kontor.lexware.DocumentTotals;
import dev.kontor.lexware.LexwareTime;
import dev.kontor.lexware.NewCreditNote;
import dev.kontor.lexware.NewDeliveryNote;
import dev.kontor.lexware.NewDunning;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewOrderConfirmation;
import dev.kontor.lexware.NewQuotation;
import dev.kontor.lexware.NewSalesDocument;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.PaymentConditions;
import dev.kontor.lexware.Presentation;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.SalesDocumentKind;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxType;
import dev.kontor.lexware.TotalDiscount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a sales document is made of, whatever its kind, so that a rule can be tried on each. What a
 * kind does not have, it leaves out.
 */
final class DocumentParts {

    /** The kinds that the API can make. */
    static final List<SalesDocumentKind> KINDS =
            List.of(
                    SalesDocumentKind.INVOICE,
                    SalesDocumentKind.CREDIT_NOTE,
                    SalesDocumentKind.QUOTATION,
                    SalesDocumentKind.ORDER_CONFIRMATION,
                    SalesDocumentKind.DELIVERY_NOTE,
                    SalesDocumentKind.DUNNING);

    static final Set<SalesDocumentKind> WITH_SHIPPING =
            Set.of(
                    SalesDocumentKind.INVOICE,
                    SalesDocumentKind.ORDER_CONFIRMATION,
                    SalesDocumentKind.DELIVERY_NOTE,
                    SalesDocumentKind.DUNNING);
    static final Set<SalesDocumentKind> WITH_TERMS =
            Set.of(
                    SalesDocumentKind.INVOICE,
                    SalesDocumentKind.ORDER_CONFIRMATION,
                    SalesDocumentKind.QUOTATION);
    static final Set<SalesDocumentKind> WITH_DELIVERY_TERMS =
            Set.of(SalesDocumentKind.ORDER_CONFIRMATION, SalesDocumentKind.DELIVERY_NOTE);

    OffsetDateTime voucherDate;
    Recipient recipient;
    List<NewLineItem> lines;
    TaxConditions tax;
    ShippingConditions shipping;
    PaymentConditions terms;
    TotalDiscount discount;
    String deliveryTerms;
    String buyerReference;
    Presentation presentation = Presentation.DEFAULT;

    /**
     * Whether every second line is as only that kind may have it: optional or with an alternative
     * in a quotation, without a price in a delivery note.
     */
    boolean peculiar;

    /** An ordinary document of that day to a one-time address, 12.50 net at 19 %. */
    static DocumentParts of(OffsetDateTime day) {
        DocumentParts parts = new DocumentParts();
        parts.voucherDate = day;
        parts.recipient =
                Recipient.oneTime("Musterhof KG", "DE")
                        .withLines(Recipient.Lines.of("Am Anger 3", "99084", "Erfurt"));
        parts.lines = List.of(line("12.50", "19"), NewLineItem.text("Hinweis", "wie besprochen"));
        parts.tax = TaxConditions.of(TaxType.NET);
        parts.shipping = ShippingConditions.service(day);
        return parts;
    }

    /** The same, changed. */
    DocumentParts with(Consumer<DocumentParts> change) {
        DocumentParts copy = new DocumentParts();
        copy.voucherDate = voucherDate;
        copy.recipient = recipient;
        copy.lines = lines;
        copy.tax = tax;
        copy.shipping = shipping;
        copy.terms = terms;
        copy.discount = discount;
        copy.deliveryTerms = deliveryTerms;
        copy.buyerReference = buyerReference;
        copy.presentation = presentation;
        copy.peculiar = peculiar;
        change.accept(copy);
        return copy;
    }

    DocumentParts with(NewLineItem... other) {
        return with(it -> it.lines = List.of(other));
    }

    DocumentParts with(Recipient other) {
        return with(it -> it.recipient = other);
    }

    DocumentParts with(TaxType type) {
        return with(it -> it.tax = TaxConditions.of(type));
    }

    DocumentParts with(ShippingConditions other) {
        return with(it -> it.shipping = other);
    }

    DocumentParts on(LocalDate day) {
        return with(it -> {
            it.voucherDate = LexwareTime.startOf(day);
            it.shipping = ShippingConditions.service(it.voucherDate);
        });
    }

    /** What the client makes of them. */
    NewSalesDocument as(SalesDocumentKind kind) {
        return switch (kind) {
            case INVOICE ->
                    new NewInvoice(
                            voucherDate,
                            recipient,
                            lines,
                            tax,
                            shipping,
                            terms,
                            discount,
                            presentation,
                            buyerReference);
            case CREDIT_NOTE ->
                    new NewCreditNote(voucherDate, recipient, lines, tax, discount, presentation);
            case QUOTATION ->
                    new NewQuotation(
                            voucherDate,
                            voucherDate.plusDays(30),
                            recipient,
                            quoted(),
                            tax,
                            terms,
                            discount,
                            presentation);
            case ORDER_CONFIRMATION ->
                    new NewOrderConfirmation(
                            voucherDate,
                            recipient,
                            lines,
                            tax,
                            shipping,
                            terms,
                            discount,
                            deliveryTerms,
                            presentation);
            case DELIVERY_NOTE ->
                    new NewDeliveryNote(
                            voucherDate,
                            recipient,
                            delivered(),
                            tax,
                            shipping,
                            deliveryTerms,
                            presentation);
            case DUNNING ->
                    new NewDunning(
                            voucherDate, recipient, lines, tax, shipping, discount, presentation);
            case DOWN_PAYMENT_INVOICE ->
                    throw new IllegalArgumentException("Only a person makes one, in the app");
        };
    }

    /** What the client promises as totals; empty for a kind without. */
    static Optional<DocumentTotals> totals(NewSalesDocument document) {
        return switch (document) {
            case NewInvoice it -> Optional.of(it.totals());
            case NewCreditNote it -> Optional.of(it.totals());
            case NewQuotation it -> Optional.of(it.totals());
            case NewOrderConfirmation it -> Optional.of(it.totals());
            case NewDunning it -> Optional.of(it.totals());
            case NewDeliveryNote _ -> Optional.empty();
        };
    }

    static NewLineItem.Priced line(String net, String rate) {
        return NewLineItem.custom(
                "Beratung",
                BigDecimal.ONE,
                "Stunde",
                NewUnitPrice.net(new BigDecimal(net), new BigDecimal(rate)));
    }

    private List<NewQuotation.Line> quoted() {
        List<NewQuotation.Line> quoted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (peculiar && i % 2 == 1 && lines.get(i) instanceof NewLineItem.Priced priced) {
                quoted.add(
                        i % 4 == 1
                                ? NewQuotation.Line.optional(priced)
                                : NewQuotation.Line.of(priced).withAlternatives(priced));
            } else {
                quoted.add(NewQuotation.Line.of(lines.get(i)));
            }
        }
        return quoted;
    }

    private List<NewLineItem> delivered() {
        List<NewLineItem> delivered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (peculiar && i % 2 == 1 && lines.get(i) instanceof NewLineItem.Priced priced) {
                delivered.add(
                        NewLineItem.unpriced(priced.name(), priced.quantity(), priced.unitName()));
            } else {
                delivered.add(lines.get(i));
            }
        }
        return delivered;
    }
}
