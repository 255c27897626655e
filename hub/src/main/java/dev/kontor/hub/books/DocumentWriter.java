package dev.kontor.hub.books;

import dev.kontor.hub.books.vat.VatApplied;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Sale;
import dev.kontor.lexware.NewCreditNote;
import dev.kontor.lexware.NewInvoice;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewUnitPrice;
import dev.kontor.lexware.Presentation;
import dev.kontor.lexware.Recipient;
import dev.kontor.lexware.ShippingConditions;
import dev.kontor.lexware.TaxConditions;
import dev.kontor.lexware.TaxSubType;
import dev.kontor.lexware.TaxType;
import dev.kontor.vat.Note;
import dev.kontor.vat.document.Document;
import dev.kontor.vat.document.DocumentLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a decided document into Lexware's form: lines as decided, our marker in a text line, dates
 * in German time.
 */
final class DocumentWriter {

    private static final int NAME = 255;
    private static final int DESCRIPTION = 2000;

    private DocumentWriter() {}

    /** The invoice of a sale. */
    static NewInvoice invoice(
            Sale sale, CustomerRecord customer, Document document, LocalDate date, String token) {
        Instant supplied = sale.suppliedAt();
        ShippingConditions shipping =
                supplied == null
                        ? new ShippingConditions(ShippingConditions.Type.NONE, null, null)
                        : new ShippingConditions(
                                ShippingConditions.Type.DELIVERY,
                                midnight(VatApplied.day(supplied)),
                                null);
        return NewInvoice.of(
                        midnight(date),
                        recipient(customer),
                        lines(document, "Bestellung " + sale.number(), token),
                        taxConditions(document),
                        shipping)
                .withPresentation(Presentation.DEFAULT);
    }

    /** The correction of an invoice. */
    static NewCreditNote creditNote(
            String sourceNumber,
            CustomerRecord customer,
            Document document,
            LocalDate date,
            String token) {
        return NewCreditNote.of(
                midnight(date),
                recipient(customer),
                lines(document, "Erstattung zu Bestellung " + sourceNumber, token),
                taxConditions(document));
    }

    /**
     * Whether Lexware takes the document for a contact only (vat.md L3): tax-free ones but {@code
     * vatfree}.
     */
    static boolean needsContact(Document document) {
        return switch (document.taxType()) {
            case NET, GROSS, VAT_FREE -> false;
            case INTRA_COMMUNITY_SUPPLY,
                    CONSTRUCTION_SERVICE_13B,
                    EXTERNAL_SERVICE_13B,
                    THIRD_PARTY_COUNTRY_SERVICE,
                    THIRD_PARTY_COUNTRY_DELIVERY,
                    PHOTOVOLTAIC_EQUIPMENT ->
                    true;
        };
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(VatApplied.BERLIN).toOffsetDateTime();
    }

    private static Recipient recipient(CustomerRecord customer) {
        Party party = customer.party();
        PostalAddress address = party.address();
        Recipient.Lines lines =
                address == null
                        ? Recipient.Lines.NONE
                        : new Recipient.Lines(
                                address.supplement(),
                                address.street(),
                                address.zip(),
                                address.city());
        String contact = customer.contact();
        if (contact != null) {
            return Recipient.contact(UUID.fromString(contact)).withLines(lines);
        }
        String name = party.name();
        String country = address == null ? null : address.country();
        if (name == null || country == null) {
            throw new IllegalArgumentException("A one-time address needs a name and a country");
        }
        return Recipient.oneTime(name, country).withLines(lines);
    }

    private static List<NewLineItem> lines(Document document, String reference, String token) {
        List<NewLineItem> lines = new ArrayList<>();
        for (DocumentLine line : document.lines()) {
            lines.add(
                    switch (line) {
                        case DocumentLine.Priced priced -> priced(document, priced);
                        case DocumentLine.Text text ->
                                NewLineItem.text(
                                        cut(text.name(), NAME),
                                        cut(text.description(), DESCRIPTION));
                    });
        }
        lines.add(NewLineItem.text(cut(reference, NAME), "Kontor " + token));
        return lines;
    }

    private static NewLineItem priced(Document document, DocumentLine.Priced line) {
        boolean gross = document.taxType() == dev.kontor.vat.TaxType.GROSS;
        NewUnitPrice price =
                gross
                        ? NewUnitPrice.gross(line.unitPrice(), line.rate())
                        : NewUnitPrice.net(line.unitPrice(), line.rate());
        NewLineItem.Priced item =
                NewLineItem.custom(required(line.name()), line.quantity(), line.unitName(), price);
        String description = cut(line.description(), DESCRIPTION);
        return description == null ? item : item.withDescription(description);
    }

    static TaxConditions taxConditions(Document document) {
        TaxConditions plain = TaxConditions.of(taxType(document.taxType()));
        TaxConditions conditions =
                switch (document.taxSubType()) {
                    case null -> plain;
                    case DISTANCE_SALES -> plain.with(TaxSubType.DISTANCE_SALES);
                    case ELECTRONIC_SERVICES -> plain.with(TaxSubType.ELECTRONIC_SERVICES);
                };
        String notes =
                document.notes().stream()
                        .map(Note::wording)
                        .map(wording -> wording.de())
                        .collect(Collectors.joining(" "));
        return notes.isEmpty() ? conditions : conditions.withNote(notes);
    }

    private static TaxType taxType(dev.kontor.vat.TaxType type) {
        return switch (type) {
            case NET -> TaxType.NET;
            case GROSS -> TaxType.GROSS;
            case VAT_FREE -> TaxType.VAT_FREE;
            case INTRA_COMMUNITY_SUPPLY -> TaxType.INTRA_COMMUNITY_SUPPLY;
            case CONSTRUCTION_SERVICE_13B -> TaxType.CONSTRUCTION_SERVICE_13B;
            case EXTERNAL_SERVICE_13B -> TaxType.EXTERNAL_SERVICE_13B;
            case THIRD_PARTY_COUNTRY_SERVICE -> TaxType.THIRD_PARTY_COUNTRY_SERVICE;
            case THIRD_PARTY_COUNTRY_DELIVERY -> TaxType.THIRD_PARTY_COUNTRY_DELIVERY;
            case PHOTOVOLTAIC_EQUIPMENT -> TaxType.PHOTOVOLTAIC_EQUIPMENT;
        };
    }

    private static String required(String text) {
        String cut = cut(text, NAME);
        return cut == null || cut.isBlank() ? "Artikel" : cut;
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(length - 2));
        return text.substring(0, pair ? length - 2 : length - 1) + "…";
    }
}
