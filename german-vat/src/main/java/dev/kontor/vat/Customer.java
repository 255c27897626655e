package dev.kontor.vat;

import java.util.List;
import java.util.Locale;

/**
 * The customer as far as VAT cares. Use the factories; facts are added here as more rules need
 * them.
 *
 * @param kind business, consumer or public body
 * @param place billing address
 * @param vatId without blanks and dots, in upper case, Greek ids with {@code EL}; empty if none
 * @param vatIdStatus what a check at the supply date said about the id
 * @param businessProven whether a customer outside the EU proved to be a business otherwise than by
 *     a number, for example by a certificate of the foreign authority (Art. 18 Abs. 3 VO 282/2011)
 * @param locationEvidence countries that other evidence than the billing address points to: bank,
 *     IP address, SIM card (Art. 24f VO 282/2011); asked for consumers of electronic services only
 */
public record Customer(
        Kind kind,
        Place place,
        String vatId,
        VatIdStatus vatIdStatus,
        boolean businessProven,
        List<Place> locationEvidence) {

    /** Who buys. */
    public enum Kind {
        /** Says to buy for a business. */
        BUSINESS,
        /** Buys for private use. */
        CONSUMER,
        /** An authority or another public body. */
        PUBLIC_BODY
    }

    /** What is known about the VAT id; a right check digit alone is no confirmation. */
    public enum VatIdStatus {
        /** No id given. */
        NOT_GIVEN,
        /** Confirmed for this customer at the supply date (§ 18e UStG). */
        CONFIRMED,
        /** Checked and not valid. */
        INVALID,
        /** Not checked, or the service was down. */
        UNKNOWN
    }

    public Customer {
        String id = vatId.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT);
        locationEvidence = List.copyOf(locationEvidence);
        vatId = id.startsWith("GR") ? "EL" + id.substring(2) : id;
        if (vatId.isEmpty() != (vatIdStatus == VatIdStatus.NOT_GIVEN)) {
            throw new IllegalArgumentException(
                    "VAT id '" + vatId + "' and its status " + vatIdStatus + " contradict.");
        }
    }

    /** A customer of whom nothing but address and VAT id is known. */
    public Customer(Kind kind, Place place, String vatId, VatIdStatus vatIdStatus) {
        this(kind, place, vatId, vatIdStatus, false, List.of());
    }

    /** A private customer. */
    public static Customer consumer(Place place) {
        return new Customer(Kind.CONSUMER, place, "", VatIdStatus.NOT_GIVEN);
    }

    /** A customer who buys for a business, so far without VAT id. */
    public static Customer business(Place place) {
        return new Customer(Kind.BUSINESS, place, "", VatIdStatus.NOT_GIVEN);
    }

    /** An authority or another public body, so far without VAT id. */
    public static Customer publicBody(Place place) {
        return new Customer(Kind.PUBLIC_BODY, place, "", VatIdStatus.NOT_GIVEN);
    }

    /** The same customer with a VAT id and what its check said. */
    public Customer withVatId(String newVatId, VatIdStatus status) {
        return new Customer(kind, place, newVatId, status, businessProven, locationEvidence);
    }

    /** The same customer as another kind. */
    public Customer withKind(Kind newKind) {
        return new Customer(newKind, place, vatId, vatIdStatus, businessProven, locationEvidence);
    }

    /** The same customer, proven to be a business. */
    public Customer withBusinessProven() {
        return new Customer(kind, place, vatId, vatIdStatus, true, locationEvidence);
    }

    /** The same customer with evidence of where he is. */
    public Customer withLocationEvidence(List<Place> evidence) {
        return new Customer(kind, place, vatId, vatIdStatus, businessProven, evidence);
    }

    /** Whether the customer is a consumer. */
    public boolean isConsumer() {
        return kind == Kind.CONSUMER;
    }

    /** Whether the customer says to buy for a business. */
    public boolean isBusiness() {
        return kind == Kind.BUSINESS;
    }
}
