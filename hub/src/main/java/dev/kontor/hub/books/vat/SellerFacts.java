package dev.kontor.hub.books.vat;

import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.organisation.VatSettings;
import dev.kontor.lexware.Profile;
import dev.kontor.vat.Seller;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the seller is taxed, as the Lexware account says. What kontor.yaml says must agree: Lexware
 * would refuse documents of the other kind, or worse, take them.
 */
final class SellerFacts {

    private static final String DESTINATION = "DESTINATION";

    private SellerFacts() {}

    /**
     * The seller.
     *
     * @param turnover what was sold before, as far as it is known
     */
    static Seller seller(Profile profile, VatSettings settings, Seller.Turnover turnover) {
        Seller seller =
                new Seller(scheme(profile))
                        .withTurnover(turnover)
                        .withMappedRates(
                                settings.reducedRates().stream()
                                        .map(rate ->
                                                new Seller.MappedRate(
                                                        rate.country(),
                                                        rate.goods(),
                                                        rate.percent(),
                                                        rate.from()))
                                        .collect(Collectors.toSet()));
        return settings.exemptServices() ? seller.withExemptServices() : seller;
    }

    private static Seller.Scheme scheme(Profile profile) {
        if (profile.smallBusiness()) {
            return Seller.Scheme.SMALL_BUSINESS;
        }
        return switch (profile.distanceSalesPrinciple()) {
            case DESTINATION -> Seller.Scheme.ONE_STOP_SHOP;
            case "ORIGIN" -> Seller.Scheme.BELOW_DISTANCE_THRESHOLD;
            case null, default -> Seller.Scheme.REGULAR;
        };
    }

    /** What account and configuration say differently; null if they agree. */
    static @Nullable Problem contradiction(Profile profile, VatSettings settings) {
        Boolean smallBusiness = settings.smallBusiness();
        if (smallBusiness != null && smallBusiness != profile.smallBusiness()) {
            return VatProblems.smallBusinessContradicts(profile.smallBusiness(), smallBusiness);
        }
        Boolean oneStopShop = settings.oneStopShop();
        boolean destination = DESTINATION.equals(profile.distanceSalesPrinciple());
        if (oneStopShop != null && oneStopShop != destination) {
            return VatProblems.oneStopShopContradicts(
                    profile.distanceSalesPrinciple(), oneStopShop);
        }
        return null;
    }
}
