package dev.kontor.lexware.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The kinds of sales documents ({@code lexware-office-api.md} 6 and 7). */
enum DocumentKind {
    INVOICE(
            "invoices",
            "invoice",
            "RE",
            "Rechnung",
            "Invoice",
            EnumSet.of(
                    Trait.WRITABLE,
                    Trait.FINALISED,
                    Trait.TOTALS,
                    Trait.PAYMENT_TERM,
                    Trait.SHIPPING,
                    Trait.PAYABLE,
                    Trait.LISTED,
                    Trait.ELECTRONIC)),
    CREDIT_NOTE(
            "credit-notes",
            "creditnote",
            "GS",
            "Rechnungskorrektur",
            "Credit note",
            EnumSet.of(
                    Trait.WRITABLE,
                    Trait.FINALISED,
                    Trait.TOTALS,
                    Trait.PAYABLE,
                    Trait.LISTED,
                    Trait.ELECTRONIC)),
    QUOTATION(
            "quotations",
            "quotation",
            "AG",
            "Angebot",
            "Quotation",
            EnumSet.of(
                    Trait.WRITABLE,
                    Trait.FINALISED,
                    Trait.TOTALS,
                    Trait.PAYMENT_TERM,
                    Trait.LISTED)),
    ORDER_CONFIRMATION(
            "order-confirmations",
            "orderconfirmation",
            "AB",
            "Auftragsbestätigung",
            "Order confirmation",
            EnumSet.of(
                    Trait.WRITABLE,
                    Trait.FINALISED,
                    Trait.TOTALS,
                    Trait.PAYMENT_TERM,
                    Trait.SHIPPING,
                    Trait.LISTED,
                    Trait.DELIVERY_TERMS)),
    DELIVERY_NOTE(
            "delivery-notes",
            "deliverynote",
            "LS",
            "Lieferschein",
            "Delivery note",
            EnumSet.of(
                    Trait.WRITABLE,
                    Trait.FINALISED,
                    Trait.SHIPPING,
                    Trait.LISTED,
                    Trait.DELIVERY_TERMS)),
    DUNNING(
            "dunnings",
            "dunning",
            "",
            "Mahnung",
            "Reminder",
            EnumSet.of(Trait.WRITABLE, Trait.TOTALS, Trait.SHIPPING)),
    DOWN_PAYMENT_INVOICE(
            "down-payment-invoices",
            "downpaymentinvoice",
            "AR",
            "Abschlagsrechnung",
            "Down payment invoice",
            EnumSet.of(
                    Trait.FINALISED,
                    Trait.TOTALS,
                    Trait.PAYMENT_TERM,
                    Trait.SHIPPING,
                    Trait.PAYABLE,
                    Trait.LISTED,
                    Trait.ELECTRONIC));

    private final String resource;
    private final String voucherType;
    private final String numberPrefix;
    private final String title;
    private final String englishTitle;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Trait> traits;

    DocumentKind(
            String resource,
            String voucherType,
            String numberPrefix,
            String title,
            String englishTitle,
            Set<Trait> traits) {
        this.resource = resource;
        this.voucherType = voucherType;
        this.numberPrefix = numberPrefix;
        this.title = title;
        this.englishTitle = englishTitle;
        this.traits = Set.copyOf(traits);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The path segment. */
    String resource() {
        return resource;
    }

    /** The type in voucherlist and related vouchers. */
    String voucherType() {
        return voucherType;
    }

    /** What its events begin with, such as {@code credit-note}. */
    String eventFamily() {
        return resource.substring(0, resource.length() - 1);
    }

    String numberPrefix() {
        return numberPrefix;
    }

    /** The title of a document whose writer gave none. */
    String title(boolean english) {
        return english ? englishTitle : title;
    }

    /** The scope behind {@code .read} and {@code .write}; down payments go with invoices. */
    String scope() {
        return this == DOWN_PAYMENT_INVOICE ? INVOICE.resource : resource;
    }

    /** From which kinds it can be pursued ({@code lexware-office-api.md} 6.6). */
    Set<DocumentKind> predecessors() {
        return switch (this) {
            case ORDER_CONFIRMATION -> Set.of(QUOTATION);
            case DELIVERY_NOTE -> Set.of(QUOTATION, ORDER_CONFIRMATION, INVOICE);
            case INVOICE -> Set.of(QUOTATION, ORDER_CONFIRMATION, DELIVERY_NOTE);
            case CREDIT_NOTE -> Set.of(INVOICE);
            case DUNNING -> Set.of(INVOICE, DOWN_PAYMENT_INVOICE);
            case QUOTATION, DOWN_PAYMENT_INVOICE -> Set.of();
        };
    }

    static Optional<DocumentKind> ofVoucherType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.voucherType.equals(type)).findFirst();
    }

    /** What kinds differ in. */
    enum Trait {
        /** The API can create it. */
        WRITABLE,
        /** It can leave the state of a draft. */
        FINALISED,
        /** It shows totals. */
        TOTALS,
        PAYMENT_TERM,
        /** Shipping conditions are required. */
        SHIPPING,
        /** It can be paid. */
        PAYABLE,
        /** Voucherlist shows it. */
        LISTED,
        DELIVERY_TERMS,
        /** It can be an XRechnung. */
        ELECTRONIC
    }
}
