package dev.kontor.vat;

/** Where a place belongs in the sense of VAT, which is not always its country: {@link TaxArea}. */
public enum Territory {
    /** Germany without Büsingen and Helgoland (§ 1 Abs. 2 UStG: Inland). */
    GERMANY,
    /** Another member state. */
    MEMBER_STATE,
    /** Northern Ireland: EU rules for goods (§ 30 UStG), a third country for services. */
    NORTHERN_IRELAND,
    /** The rest of the United Kingdom with the Isle of Man. */
    UNITED_KINGDOM,
    /** Any other place outside the VAT area of the EU, excluded parts of member states included. */
    THIRD_COUNTRY,
    /** A country code that does not exist. */
    UNKNOWN,
    /** No country stated. */
    UNSTATED;

    /** Whether the place is in the EU, Germany included; Northern Ireland is not. */
    public boolean inTheUnion() {
        return this == GERMANY || this == MEMBER_STATE;
    }

    /** Whether goods go to a member state other than Germany, or to Northern Ireland. */
    boolean unionForGoods() {
        return this == MEMBER_STATE || this == NORTHERN_IRELAND;
    }

    /** Whether goods that go there leave the VAT area. */
    boolean exportForGoods() {
        return this == UNITED_KINGDOM || this == THIRD_COUNTRY;
    }

    /** Whether a customer of services is outside the EU there. */
    boolean outsideForServices() {
        return this == NORTHERN_IRELAND || this == UNITED_KINGDOM || this == THIRD_COUNTRY;
    }
}
