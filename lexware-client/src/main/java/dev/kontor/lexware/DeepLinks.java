package dev.kontor.lexware;

import java.net.URI;
import java.util.UUID;

/**
 * Addresses of pages in the Lexware Office app, for people to click (lexware-office-api.md 6.8).
 * They redirect into the app; an unknown id leads to its main list. No call is spent.
 *
 * @param app scheme and host of the app; default {@code https://app.lexware.de}
 */
public record DeepLinks(URI app) {

    /** The production app. */
    public static final DeepLinks PRODUCTION = new DeepLinks(URI.create("https://app.lexware.de"));

    /** What has a page in the app. */
    public enum Target {
        /** A contact; to be viewed only. */
        CONTACT("contacts", true, false),
        /** Invoice, and down-payment invoice. */
        INVOICE("invoices", true, true),
        /** Credit note. */
        CREDIT_NOTE("credit-notes", true, true),
        /** Quotation. */
        QUOTATION("quotations", true, true),
        /** Order confirmation. */
        ORDER_CONFIRMATION("order-confirmations", true, true),
        /** Delivery note. */
        DELIVERY_NOTE("delivery-notes", true, true),
        /** Dunning. */
        DUNNING("dunnings", true, true),
        /** Bookkeeping voucher. */
        VOUCHER("vouchers", true, true),
        /** Article. */
        ARTICLE("articles", true, true),
        /** Recurring template; to be edited only. */
        RECURRING_TEMPLATE("recurring-templates", false, true),
        /** An uploaded file; opens the inbox. */
        FILE("files", true, false);

        private final String segment;
        private final boolean viewable;
        private final boolean editable;

        Target(String segment, boolean viewable, boolean editable) {
            this.segment = segment;
            this.viewable = viewable;
            this.editable = editable;
        }

        /** The target of a sales document of this kind. */
        public static Target of(SalesDocumentKind kind) {
            return switch (kind) {
                case INVOICE, DOWN_PAYMENT_INVOICE -> INVOICE;
                case CREDIT_NOTE -> CREDIT_NOTE;
                case QUOTATION -> QUOTATION;
                case ORDER_CONFIRMATION -> ORDER_CONFIRMATION;
                case DELIVERY_NOTE -> DELIVERY_NOTE;
                case DUNNING -> DUNNING;
            };
        }
    }

    /**
     * Where to look at it.
     *
     * @throws FieldRefused for recurring templates, which can only be edited
     */
    public URI view(Target target, UUID id) {
        return link(target, target.viewable, "view", id);
    }

    /**
     * Where to edit it.
     *
     * @throws FieldRefused for contacts and files, which can only be viewed
     */
    public URI edit(Target target, UUID id) {
        return link(target, target.editable, "edit", id);
    }

    private URI link(Target target, boolean there, String what, UUID id) {
        if (!there) {
            throw new FieldRefused(
                    "deeplink",
                    "has no page to " + what + " " + target.segment,
                    "use the other link");
        }
        return app.resolve("/permalink/" + target.segment + "/" + what + "/" + id);
    }
}
