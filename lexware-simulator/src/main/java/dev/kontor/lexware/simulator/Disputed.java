package dev.kontor.lexware.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The points at which the vendor's text and what others measured disagree ({@code
 * lexware-office-api.md} 14), each a switch. What an unknown route answers is a setting of its own.
 */
public enum Disputed {
    /** A stale version: 409 everywhere, or 406 for contacts and 409 for all else. */
    STALE_VERSION("staleVersion", Reading.MEASURED),
    /** {@code unchecked} when a voucher is created: allowed, or refused with 406. */
    POST_UNCHECKED("postUnchecked", Reading.MEASURED),
    /** An update of an unchecked voucher without a status: refused with 406, or accepted. */
    PUT_UNCHECKED("putUnchecked", Reading.MEASURED),
    /** The number of an unchecked voucher: may be left out, or is always required. */
    UNCHECKED_NUMBER("uncheckedNumber", Reading.MEASURED),
    /** The largest page of contacts: 250, or 500. */
    CONTACT_PAGE_SIZE("contactPageSize", Reading.MEASURED),
    /** The digits of a GTIN: 8, 12, 13 or 14, or 13 only. */
    GTIN("gtin", Reading.MEASURED),
    /** A voucher's files: also {@code GET} and the singular path, or {@code POST /files} only. */
    VOUCHER_FILES_ROUTE("voucherFilesRoute", Reading.MEASURED),
    /** {@code GET} of all documents of a kind: a page, or an unknown route. */
    DOCUMENT_COLLECTIONS("documentCollections", Reading.MEASURED),
    /** The field {@code files} of finalised documents: left out, or still there. */
    DOCUMENT_FILES_FIELD("documentFilesField", Reading.MEASURED),
    /** The number of a document: only once it is finalised, or from the draft on. */
    DRAFT_NUMBER("draftNumber", Reading.MEASURED),
    /** Pursuing the draft of an order confirmation or delivery note: 406, or as once, allowed. */
    PURSUE_DRAFT("pursueDraft", Reading.DOCUMENTED),
    /** Whose calls the limit counts: each key's, or all keys' of an account together. */
    RATE_LIMIT("rateLimit", Reading.DOCUMENTED),
    /** A name beside the contact's id in an address: 406, or ignored. */
    NAME_BESIDE_CONTACT("nameBesideContact", Reading.DOCUMENTED),
    /**
     * Who may get a tax-free document: a company that allows it, within the EU one with a VAT id
     * ({@code vat.md} L3), or any customer.
     */
    TAX_FREE_CONTACT("taxFreeContact", Reading.MEASURED),
    /** The profile's {@code features} and {@code subscriptionStatus}: there, or missing. */
    PROFILE_FEATURES("profileFeatures", Reading.DOCUMENTED);

    private final String wire;
    private final Reading usual;

    Disputed(String wire, Reading usual) {
        this.wire = wire;
        this.usual = usual;
    }

    /** The name in control calls. */
    public String wire() {
        return wire;
    }

    /** The reading in force when nobody chooses. */
    public Reading usual() {
        return usual;
    }

    static Optional<Disputed> named(String wire) {
        return Arrays.stream(values()).filter(point -> point.wire.equals(wire)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Disputed::wire).collect(Collectors.joining(", "));
    }
}
