package dev.kontor.lexware;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a webhook can tell (lexware-office-api.md 7.8). The wire word is the name in lower case with
 * dots, hyphens inside the resource: {@code credit-note.status.changed}.
 */
public enum EventType {
    ARTICLE_CREATED("article.created"),
    ARTICLE_CHANGED("article.changed"),
    ARTICLE_DELETED("article.deleted"),
    CONTACT_CREATED("contact.created"),
    CONTACT_CHANGED("contact.changed"),
    CONTACT_DELETED("contact.deleted"),
    CREDIT_NOTE_CREATED("credit-note.created"),
    CREDIT_NOTE_CHANGED("credit-note.changed"),
    CREDIT_NOTE_DELETED("credit-note.deleted"),
    CREDIT_NOTE_STATUS_CHANGED("credit-note.status.changed"),
    DELIVERY_NOTE_CREATED("delivery-note.created"),
    DELIVERY_NOTE_CHANGED("delivery-note.changed"),
    DELIVERY_NOTE_DELETED("delivery-note.deleted"),
    DELIVERY_NOTE_STATUS_CHANGED("delivery-note.status.changed"),
    DOWN_PAYMENT_INVOICE_CREATED("down-payment-invoice.created"),
    DOWN_PAYMENT_INVOICE_CHANGED("down-payment-invoice.changed"),
    DOWN_PAYMENT_INVOICE_DELETED("down-payment-invoice.deleted"),
    DOWN_PAYMENT_INVOICE_STATUS_CHANGED("down-payment-invoice.status.changed"),
    DUNNING_CREATED("dunning.created"),
    DUNNING_CHANGED("dunning.changed"),
    DUNNING_DELETED("dunning.deleted"),
    INVOICE_CREATED("invoice.created"),
    INVOICE_CHANGED("invoice.changed"),
    INVOICE_DELETED("invoice.deleted"),
    INVOICE_STATUS_CHANGED("invoice.status.changed"),
    ORDER_CONFIRMATION_CREATED("order-confirmation.created"),
    ORDER_CONFIRMATION_CHANGED("order-confirmation.changed"),
    ORDER_CONFIRMATION_DELETED("order-confirmation.deleted"),
    ORDER_CONFIRMATION_STATUS_CHANGED("order-confirmation.status.changed"),
    /** The resource id is the voucher's. Also fires when an invoice goes back to draft. */
    PAYMENT_CHANGED("payment.changed"),
    QUOTATION_CREATED("quotation.created"),
    QUOTATION_CHANGED("quotation.changed"),
    QUOTATION_DELETED("quotation.deleted"),
    QUOTATION_STATUS_CHANGED("quotation.status.changed"),
    RECURRING_TEMPLATE_CREATED("recurring-template.created"),
    RECURRING_TEMPLATE_CHANGED("recurring-template.changed"),
    RECURRING_TEMPLATE_DELETED("recurring-template.deleted"),
    /** The resource id is the connection's. */
    TOKEN_REVOKED("token.revoked"),
    /** For an uploaded file: after recognition. */
    VOUCHER_CREATED("voucher.created"),
    VOUCHER_CHANGED("voucher.changed"),
    VOUCHER_DELETED("voucher.deleted"),
    VOUCHER_STATUS_CHANGED("voucher.status.changed");

    private static final Map<String, EventType> BY_WIRE =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(EventType::wire, Function.identity()));

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    /** The word on the wire, such as {@code invoice.status.changed}. */
    public String wire() {
        return wire;
    }

    /** The type with this wire word; empty if this version does not know it. */
    public static Optional<EventType> ofWire(String word) {
        return Optional.ofNullable(BY_WIRE.get(word.toLowerCase(Locale.ROOT)));
    }
}
