package dev.kontor.vat;

/**
 * What refines the kind of goods where the place of supply or the tax debtor depends on it ({@code
 * vat.md} section 1, {@code service_kind}).
 */
public enum ServiceKind {
    /** Nothing special. */
    GENERAL,
    /** A service of the § 3a Abs. 4 catalogue. */
    CONSULTING,
    /** Supplied electronically. */
    ELECTRONIC,
    /** Admission to an event on site. */
    EVENT_ADMISSION,
    /** A live event over the network. */
    EVENT_ONLINE,
    /** Connected with land. */
    REAL_ESTATE,
    /** Eaten on the premises. */
    RESTAURANT,
    /** Hire of a vehicle up to 30 days. */
    SHORT_HIRE,
    /** The customer collects the goods. */
    PICKUP,
    /** The buyer of a building service handed over a valid USt 1 TG. */
    BUILDER_CERTIFICATE,
    /** The buyer of a building service says he is a builder, without certificate. */
    BUILDER_CLAIM,
    /** Photovoltaics: operator, building and power are confirmed. */
    PHOTOVOLTAICS_CONFIRMED,
    /** Photovoltaics: the conditions are not confirmed. */
    PHOTOVOLTAICS_UNCONFIRMED,
    /** Photovoltaics sold to somebody who resells. */
    PHOTOVOLTAICS_RESELLER;

    /** Whether the place of supply is where it happens, whoever the customer is (step 10). */
    boolean boundToAPlace() {
        return this == EVENT_ADMISSION
                || this == REAL_ESTATE
                || this == RESTAURANT
                || this == SHORT_HIRE;
    }
}
