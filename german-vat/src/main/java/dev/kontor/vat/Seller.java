package dev.kontor.vat;

/**
 * The seller as far as VAT cares. Established and stocked in Germany only. Use the factories; facts
 * are added here as more rules need them.
 *
 * @param scheme how the seller is taxed
 */
public record Seller(Scheme scheme) {

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

    /** A normally taxed seller. */
    public static Seller regular() {
        return new Seller(Scheme.REGULAR);
    }

    /** A small business under § 19 UStG. */
    public static Seller smallBusiness() {
        return new Seller(Scheme.SMALL_BUSINESS);
    }

    /** Whether § 19 UStG applies. */
    public boolean isSmallBusiness() {
        return scheme == Scheme.SMALL_BUSINESS;
    }
}
