package dev.kontor.vat;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tax area a place belongs to, found by country and postcode ({@code vat.md} section 7, the
 * look up of step 0).
 *
 * @param territory what kind of area it is
 * @param country whose rates and VAT ids apply: ISO code, {@code FR} for Monaco, {@code XI} for
 *     Northern Ireland; of an excluded area the state it belongs to
 * @param name what a person calls it; for an ordinary place its country code
 * @param lexware how Lexware Office classifies an address there
 * @param regionalRates rates of its own for what is taxed there
 */
public record TaxArea(
        Territory territory,
        String country,
        String name,
        LexwareClass lexware,
        RegionalRates regionalRates) {

    /** Rates that hold in a part of a member state only. */
    public enum RegionalRates {
        /** Those of the member state. */
        NONE(null),
        /** The standard rate of the member state, other reduced rates. */
        REDUCED_ONLY(null),
        /** Jungholz and Mittelberg. */
        JUNGHOLZ_MITTELBERG("19"),
        /** Madeira. */
        MADEIRA("22"),
        /** Azores. */
        AZORES("16");

        private final @Nullable String standard;

        RegionalRates(@Nullable String standard) {
            this.standard = standard;
        }

        /** The standard rate, where it is not that of the member state. */
        public Optional<BigDecimal> standard() {
            return Optional.ofNullable(standard).map(BigDecimal::new);
        }
    }

    /** {@code taxClassification} of Lexware's countries ({@code vat.md} L18). */
    public enum LexwareClass {
        /** Germany. */
        GERMANY,
        /** Another member state. */
        INTRA_COMMUNITY,
        /** A country outside the EU, or an area with a code of its own that is documented so. */
        THIRD_COUNTRY,
        /**
         * No documented code says what the area is: by its country code Lexware would take it for
         * something else (R08).
         */
        UNDOCUMENTED
    }

    static TaxArea of(Place place) {
        return SpecialTerritories.find(place).orElseGet(() -> MemberStates.area(place.country()));
    }

    static TaxArea germany() {
        return new TaxArea(Territory.GERMANY, "DE", "DE", LexwareClass.GERMANY, RegionalRates.NONE);
    }

    static TaxArea ordinary(Territory territory, String country) {
        LexwareClass lexware =
                territory == Territory.MEMBER_STATE
                        ? LexwareClass.INTRA_COMMUNITY
                        : LexwareClass.THIRD_COUNTRY;
        return new TaxArea(territory, country, country, lexware, RegionalRates.NONE);
    }

    /** Whether Lexware's own class of the place is not known (R08). */
    boolean undocumented() {
        return lexware == LexwareClass.UNDOCUMENTED;
    }
}
