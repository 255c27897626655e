package dev.kontor.vat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The seller as far as VAT cares. Established and stocked in Germany only. Use the factories; facts
 * are added here as more rules need them.
 *
 * @param scheme how the seller is taxed
 * @param turnover what was sold before this supply
 * @param mappedRates foreign reduced rates the seller checked for his own goods; all others are
 *     held (R12)
 * @param exemptServices whether the seller switched supplies on that are exempt under § 4 UStG
 */
public record Seller(
        Scheme scheme, Turnover turnover, Set<MappedRate> mappedRates, boolean exemptServices) {

    /** How the seller is taxed ({@code vat.md} section 1, {@code seller}). */
    public enum Scheme {
        /** Normal taxation, no distance sales principle set in Lexware. */
        REGULAR,
        /** Small business, § 19 UStG. */
        SMALL_BUSINESS,
        /** Normal taxation, registered for the One-Stop-Shop. */
        ONE_STOP_SHOP,
        /** Normal taxation, below the 10,000 EUR threshold and without opt-in. */
        BELOW_DISTANCE_THRESHOLD
    }

    /**
     * Running net totals in EUR, this supply not included. Nothing known is zero.
     *
     * @param thisYear everything sold in this calendar year (§ 19 UStG, 100,000 EUR)
     * @param crossBorderThisYear distance sales and electronic services to consumers in other
     *     member states, all states together, in this calendar year (Art. 59c MwStSystRL, 10,000
     *     EUR)
     * @param crossBorderLastYear the same for the last calendar year
     * @param electronicThisYear electronic services to those consumers alone (Art. 24b VO 282/2011,
     *     100,000 EUR)
     */
    public record Turnover(
            BigDecimal thisYear,
            BigDecimal crossBorderThisYear,
            BigDecimal crossBorderLastYear,
            BigDecimal electronicThisYear) {

        /** Nothing sold so far, or nothing known. */
        public static final Turnover NONE =
                new Turnover(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /**
     * A foreign reduced rate that the seller checked for his goods.
     *
     * @param country ISO code of the member state
     * @param kind the goods
     * @param percent per cent; taken only if it is a rate of that country on the day of supply
     * @param from the first day for which it was checked
     */
    public record MappedRate(String country, GoodsKind kind, BigDecimal percent, LocalDate from) {

        boolean holdsOn(LocalDate supply) {
            boolean exists =
                    Stream.concat(
                                    UnionRates.allReduced(country, supply).stream(),
                                    UnionRates.standard(country, supply).stream())
                            .anyMatch(rate -> rate.compareTo(percent) == 0);
            return exists && !supply.isBefore(from);
        }
    }

    public Seller {
        mappedRates = Set.copyOf(mappedRates);
    }

    /** A seller of whom nothing but the scheme is known. */
    public Seller(Scheme scheme) {
        this(scheme, Turnover.NONE, Set.of(), false);
    }

    /** A normally taxed seller without distance sales principle. */
    public static Seller regular() {
        return new Seller(Scheme.REGULAR);
    }

    /** A normally taxed seller, registered for the One-Stop-Shop: principle {@code DESTINATION}. */
    public static Seller oneStopShop() {
        return new Seller(Scheme.ONE_STOP_SHOP);
    }

    /** A normally taxed seller below the 10,000 EUR threshold: principle {@code ORIGIN}. */
    public static Seller belowDistanceThreshold() {
        return new Seller(Scheme.BELOW_DISTANCE_THRESHOLD);
    }

    /** A small business under § 19 UStG. */
    public static Seller smallBusiness() {
        return new Seller(Scheme.SMALL_BUSINESS);
    }

    /** The same seller under another scheme. */
    public Seller withScheme(Scheme newScheme) {
        return new Seller(newScheme, turnover, mappedRates, exemptServices);
    }

    /** The same seller with running totals. */
    public Seller withTurnover(Turnover newTurnover) {
        return new Seller(scheme, newTurnover, mappedRates, exemptServices);
    }

    /** The same seller with foreign reduced rates he checked. */
    public Seller withMappedRates(Set<MappedRate> newMappedRates) {
        return new Seller(scheme, turnover, newMappedRates, exemptServices);
    }

    /** The same seller with supplies exempt under § 4 UStG switched on. */
    public Seller withExemptServices() {
        return new Seller(scheme, turnover, mappedRates, true);
    }

    /** Whether § 19 UStG applies. */
    public boolean isSmallBusiness() {
        return scheme == Scheme.SMALL_BUSINESS;
    }
}
