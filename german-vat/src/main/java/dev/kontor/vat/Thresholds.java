package dev.kontor.vat;

import java.math.BigDecimal;

/** Amounts in EUR, net, at which the law changes its answer. */
final class Thresholds {

    /** Turnover of a small business in one year; the supply that passes it is taxable (§ 19). */
    static final BigDecimal SMALL_BUSINESS = new BigDecimal("100000");

    /** Distance sales and electronic services in one year, all states together (Art. 59c). */
    static final BigDecimal DISTANCE_SALES = new BigDecimal("10000");

    /** Electronic services of one year up to which one piece of evidence is enough (Art. 24b). */
    static final BigDecimal ONE_PIECE_OF_EVIDENCE = new BigDecimal("100000");

    /** Phones, chips and metals in one transaction (§ 13b Abs. 2 Nr. 10, 11): from this amount. */
    static final BigDecimal REVERSE_CHARGE = new BigDecimal("5000");

    /**
     * What 135 GBP are at most: no month since 2021 had a rate above 1.21 EUR. An amount that might
     * be below is asked about (R06).
     */
    static final BigDecimal BRITISH_CONSIGNMENT = new BigDecimal("165");

    private Thresholds() {}
}
