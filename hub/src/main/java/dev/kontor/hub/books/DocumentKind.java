package dev.kontor.hub.books;

import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.VoucherType;
import java.util.Optional;

/** The kinds of documents that Kontor makes. */
enum DocumentKind {
    INVOICE("invoice", VoucherType.INVOICE, new Words("Rechnung", "invoice")),
    CREDIT_NOTE(
            "credit-note", VoucherType.CREDIT_NOTE, new Words("Rechnungskorrektur", "credit note"));

    private final String key;
    private final VoucherType voucherType;

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
    private final Words title;

    DocumentKind(String key, VoucherType voucherType, Words title) {
        this.key = key;
        this.voucherType = voucherType;
        this.title = title;
    }

    /** As in source refs and in the mirror. */
    String key() {
        return key;
    }

    /** Stands for the number of a document that is not there yet. */
    String prefix() {
        return this == INVOICE ? "RE…" : "RK…";
    }

    VoucherType voucherType() {
        return voucherType;
    }

    Words title() {
        return title;
    }

    static DocumentKind ofKey(String key) {
        for (DocumentKind kind : values()) {
            if (kind.key.equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No document kind '%s'".formatted(key));
    }

    static Optional<DocumentKind> of(VoucherType type) {
        for (DocumentKind kind : values()) {
            if (kind.voucherType == type) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
