package dev.kontor.lexware.simulator;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of sales documents this simulator has ({@code lexware-office-api.md} 7.4 and 7.10). */
enum DocumentKind {
    INVOICE("invoices", "invoice", "invoice", "RE", "Rechnung"),
    CREDIT_NOTE("credit-notes", "creditnote", "credit-note", "GS", "Rechnungskorrektur");

    private final String resource;
    private final String voucherType;
    private final String eventFamily;
    private final String numberPrefix;
    private final String title;

    DocumentKind(
            String resource,
            String voucherType,
            String eventFamily,
            String numberPrefix,
            String title) {
        this.resource = resource;
        this.voucherType = voucherType;
        this.eventFamily = eventFamily;
        this.numberPrefix = numberPrefix;
        this.title = title;
    }

    /** The path segment. */
    String resource() {
        return resource;
    }

    /** The type in voucherlist and related vouchers. */
    String voucherType() {
        return voucherType;
    }

    String eventFamily() {
        return eventFamily;
    }

    String numberPrefix() {
        return numberPrefix;
    }

    /** The German title of a document whose writer gave none. */
    String title() {
        return title;
    }

    static Optional<DocumentKind> ofVoucherType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.voucherType.equals(type)).findFirst();
    }
}
