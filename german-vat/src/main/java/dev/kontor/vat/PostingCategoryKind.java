package dev.kontor.vat;

/**
 * The kind of revenue a supply is posted to. Which Lexware posting category that is, the caller
 * resolves by name and type; ids change ({@code vat.md} sections 2 and 3, "Posting category kind").
 */
public enum PostingCategoryKind {
    /** Sale of goods in Germany. */
    GOODS,
    /** Services and meals in Germany. */
    SERVICES,
    /** Revenue of a small business. */
    SMALL_BUSINESS,
    /** Building services under § 13b UStG. */
    CONSTRUCTION_SERVICE_13B,
    /** Zero-rated photovoltaics. */
    PHOTOVOLTAICS,
    /** Issued multi-purpose vouchers: a liability, no revenue. */
    VOUCHER_LIABILITY,
    /** Margin scheme goods. */
    MARGIN_SCHEME,
    /** Goods to businesses in other member states. */
    INTRA_COMMUNITY_SUPPLY,
    /** Services to businesses in other member states. */
    EXTERNAL_SERVICE_13B,
    /** Export of goods. */
    EXPORT,
    /** Services to third countries. */
    THIRD_COUNTRY_SERVICE,
    /** Distance sales to consumers in other member states at German rates. */
    DISTANCE_SALES_ORIGIN,
    /** Distance sales to consumers in other member states at the rates of the destination. */
    DISTANCE_SALES_DESTINATION,
    /** Electronic services to consumers in other member states at German rates. */
    ELECTRONIC_SERVICES_ORIGIN,
    /** Electronic services to consumers in other member states at the rates of the destination. */
    ELECTRONIC_SERVICES_DESTINATION,
    /** Travel services under § 25 UStG. */
    TRAVEL_SCHEME,
    /** Services exempt under § 4 UStG. */
    EXEMPT_SERVICES,
    /** Money received that is no price: compensation, donations. */
    OTHER_REVENUE
}
