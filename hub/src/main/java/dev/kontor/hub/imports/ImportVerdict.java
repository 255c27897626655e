package dev.kontor.hub.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an import found about an object. */
public enum ImportVerdict {
    /** Several documents may be its own, or one that differs in something: a person must choose. */
    CHOOSE,
    /** It has no document; a flow would create one. */
    MISSING,
    /** It has no document, and a person would have to answer something before one is created. */
    UNCLEAR,
    /** It has none, and the books are closed for its day: never written. */
    CLOSED,
    /** The source did not show it. */
    UNREADABLE,
    /** A document that somebody else had written stands for it from now on. */
    ADOPTED,
    /** Kontor has written its document, or is at it. */
    LINKED,
    /** It is not older than the flows, which care for it by themselves. */
    CARED_FOR,
    /** No flow is for it: a test, a cancelled order, goods that have not left. */
    NOT_MEANT;

    /** As in tables and addresses: {@code cared-for}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ImportVerdict> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** Whether a person may order that a document be created. */
    public boolean creatable() {
        return this == CHOOSE || this == MISSING || this == UNCLEAR;
    }
}
