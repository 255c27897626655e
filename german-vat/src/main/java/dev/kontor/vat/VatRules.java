package dev.kontor.vat;

import dev.kontor.vat.Customer.Kind;
import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides how one supply is taxed. Read it from top to bottom: the methods stand in the order of
 * the steps of {@code vat.md} section 3, and the first that answers wins.
 *
 * <p>This version decides supplies in Germany by normally taxed sellers and the supplies of small
 * businesses. Everything else is held with a question; nothing is guessed.
 */
public final class VatRules {

    private static final BigDecimal SMALL_BUSINESS_LIMIT = new BigDecimal("100000");
    private static final BigDecimal REVERSE_CHARGE_LIMIT = new BigDecimal("5000");
    private static final LocalDate PHOTOVOLTAICS_START = LocalDate.of(2023, 1, 1);

    private final Supply supply;
    private final Goods goods;
    private final Territory customerTerritory;
    private final Place destinationPlace;
    private final Territory destination;

    private VatRules(Supply supply, Goods goods) {
        this.supply = supply;
        this.goods = goods;
        this.customerTerritory = supply.customer().place().territory();
        this.destinationPlace = step0Destination(supply, goods);
        this.destination = destinationPlace.territory();
    }

    /**
     * Decides how one supply is taxed.
     *
     * @param from where transport begins
     * @param to where transport ends, or the place a service is tied to; {@link Place#UNSTATED} for
     *     other services
     * @param supplyDate selects every rate and rule; for periods the last day
     */
    public static Decision decide(
            Seller seller,
            Customer customer,
            Goods goods,
            Place from,
            Place to,
            LocalDate supplyDate) {
        return decide(new Supply(seller, customer, from, to, supplyDate), goods);
    }

    /** Decides how one supply is taxed. */
    public static Decision decide(Supply supply, Goods goods) {
        VatRules rules = new VatRules(supply, goods);
        return rules.step1DataMissing()
                .or(rules::step2NotASupply)
                .or(rules::step3SmallBusiness)
                .or(rules::step4SpecialSchemes)
                .or(rules::abroad)
                .or(rules::step5Construction)
                .or(rules::step6ReverseChargeGoods)
                .or(rules::step6Photovoltaics)
                .orElseGet(rules::step6GermanRate);
    }

    // Step 0: where the supply goes to -----------------------------------------------------------

    private static Place step0Destination(Supply supply, Goods goods) {
        if (goods.kind().isVoucher()) {
            return Place.of("DE", "");
        }
        boolean tiedToAPlace =
                !goods.kind().isService()
                        || goods.kind() == GoodsKind.CONSTRUCTION
                        || goods.serviceKind().boundToAPlace();
        return tiedToAPlace ? supply.to() : supply.customer().place();
    }

    // Step 1: the data gate ---------------------------------------------------------------------

    private Optional<Decision> step1DataMissing() {
        if (!supply.customer().place().isStated()) {
            return held(Questions.customerCountryMissing());
        }
        if (destination == Territory.UNSTATED) {
            return held(Questions.placeOfSupplyMissing());
        }
        if (GermanRates.percentsOn(supply.supplyDate()).isEmpty()) {
            return held(Questions.dateOutsideTheTable(supply.supplyDate()));
        }
        if (goods.kind().isService() || goods.kind().isVoucher()) {
            return Optional.empty();
        }
        return switch (supply.from().territory()) {
            case GERMANY -> Optional.empty();
            case UNSTATED -> held(Questions.placeOfDispatchMissing());
            case GERMAN_EXCLUDED, MEMBER_STATE, NORTHERN_IRELAND, THIRD_COUNTRY ->
                    held(Questions.notSentFromGermany(supply.from()));
        };
    }

    // Step 2: not a supply ----------------------------------------------------------------------

    private Optional<Decision> step2NotASupply() {
        if (goods.kind() != GoodsKind.VOUCHER_MULTI) {
            return Optional.empty();
        }
        Treatment treatment =
                untaxed(
                        TaxType.VAT_FREE,
                        CategoryCode.O,
                        PostingCategoryKind.VOUCHER_LIABILITY,
                        null);
        return held(Questions.voucherAccount(), decided(treatment, Rule.VOUCHER_NO_SUPPLY));
    }

    // Step 3: the seller is a small business -----------------------------------------------------

    private Optional<Decision> step3SmallBusiness() {
        if (!supply.seller().isSmallBusiness()) {
            return Optional.empty();
        }
        if (smallBusinessServiceAbroad()) {
            CategoryCode code = destination.inTheUnion() ? CategoryCode.AE : CategoryCode.O;
            Treatment treatment =
                    untaxed(TaxType.VAT_FREE, code, PostingCategoryKind.SMALL_BUSINESS, null);
            return held(
                    Questions.smallBusinessAbroad(destinationPlace),
                    decided(treatment, Rule.SMALL_BUSINESS_ABROAD));
        }
        Treatment treatment =
                untaxed(
                        TaxType.VAT_FREE,
                        CategoryCode.E,
                        PostingCategoryKind.SMALL_BUSINESS,
                        Notes.SMALL_BUSINESS);
        Decided exempt = decided(treatment, Rule.SMALL_BUSINESS_EXEMPT);
        if (destination != Territory.GERMANY && goods.kind().knownByRateOnly()) {
            return held(Questions.goodsOrService(destinationPlace), exempt);
        }
        if (goods.amount().compareTo(SMALL_BUSINESS_LIMIT) > 0) {
            return held(Questions.smallBusinessLimit(), exempt);
        }
        return Optional.of(exempt);
    }

    private boolean smallBusinessServiceAbroad() {
        if (!goods.kind().isService() || destination == Territory.GERMANY) {
            return false;
        }
        if (!supply.customer().isConsumer() || goods.serviceKind().boundToAPlace()) {
            return true;
        }
        boolean followsConsumer =
                goods.kind() == GoodsKind.DIGITAL
                        || goods.kind() == GoodsKind.EBOOK
                        || goods.serviceKind() == ServiceKind.ELECTRONIC
                        || goods.serviceKind() == ServiceKind.CONSULTING;
        return followsConsumer && !destination.inTheUnion();
    }

    // Step 4: special schemes --------------------------------------------------------------------

    private Optional<Decision> step4SpecialSchemes() {
        if (goods.kind() != GoodsKind.USED_GOODS_MARGIN) {
            return Optional.empty();
        }
        Treatment treatment =
                untaxed(
                        TaxType.VAT_FREE,
                        CategoryCode.E,
                        PostingCategoryKind.MARGIN_SCHEME,
                        Notes.MARGIN_SCHEME);
        return held(Questions.marginScheme(), decided(treatment, Rule.MARGIN_SCHEME));
    }

    // Steps 7 to 12: supplies that leave Germany are not decided by this version ------------------

    private Optional<Decision> abroad() {
        if (goods.serviceKind() == ServiceKind.PICKUP && customerTerritory != Territory.GERMANY) {
            return held(Questions.collectedFromAbroad(), germanRate().orElse(null));
        }
        return switch (destination) {
            case GERMANY -> Optional.empty();
            case GERMAN_EXCLUDED -> held(Questions.germanExcluded(destinationPlace));
            case NORTHERN_IRELAND -> notDecidedYet(ReviewCode.R07);
            case MEMBER_STATE -> notDecidedYet(codeForMemberState());
            case THIRD_COUNTRY -> notDecidedYet(ReviewCode.R14);
            case UNSTATED -> held(Questions.placeOfSupplyMissing());
        };
    }

    private ReviewCode codeForMemberState() {
        Customer customer = supply.customer();
        if (customer.isConsumer()) {
            boolean noPrinciple = supply.seller().scheme() == Seller.Scheme.REGULAR;
            return noPrinciple ? ReviewCode.R10 : ReviewCode.R14;
        }
        if (customer.vatIdStatus() != VatIdStatus.CONFIRMED) {
            return ReviewCode.R02;
        }
        String country = destinationPlace.country();
        String prefix = country.equals("GR") ? "EL" : country;
        return customer.vatId().startsWith(prefix) ? ReviewCode.R14 : ReviewCode.R03;
    }

    private Optional<Decision> notDecidedYet(ReviewCode code) {
        return held(Questions.notDecidedYet(code, goods.kind().isService(), destinationPlace));
    }

    // Step 5: construction on German land --------------------------------------------------------

    private Optional<Decision> step5Construction() {
        if (goods.kind() != GoodsKind.CONSTRUCTION || supply.customer().kind() != Kind.BUSINESS) {
            return Optional.empty();
        }
        if (goods.serviceKind() == ServiceKind.BUILDER_CLAIM) {
            return held(Questions.builderWithoutCertificate(), germanRate().orElse(null));
        }
        if (goods.serviceKind() != ServiceKind.BUILDER_CERTIFICATE) {
            return Optional.empty();
        }
        Decided reverseCharge = decided(reverseCharge(), Rule.CONSTRUCTION_REVERSE_CHARGE);
        return customerTerritory == Territory.GERMANY
                ? Optional.of(reverseCharge)
                : held(Questions.foreignBuilder(supply.customer().place()), reverseCharge);
    }

    // Step 6: supplies in Germany ----------------------------------------------------------------

    private Optional<Decision> step6ReverseChargeGoods() {
        boolean phones = goods.kind() == GoodsKind.PHONE && atLeastNet(REVERSE_CHARGE_LIMIT);
        boolean listed = phones || goods.kind() == GoodsKind.SCRAP;
        if (!listed || supply.customer().isConsumer()) {
            return Optional.empty();
        }
        return held(
                Questions.domesticReverseCharge(),
                decided(reverseCharge(), Rule.DOMESTIC_REVERSE_CHARGE));
    }

    /** Compares without dividing: a gross amount is set against the limit plus its tax. */
    private boolean atLeastNet(BigDecimal limit) {
        if (goods.priceBasis() == PriceBasis.NET) {
            return goods.amount().compareTo(limit) >= 0;
        }
        BigDecimal percent =
                GermanRates.on(goods.kind(), supply.supplyDate())
                        .map(GermanRates.GermanRate::percent)
                        .orElse(BigDecimal.ZERO);
        BigDecimal grossLimit = limit.add(limit.multiply(percent).movePointLeft(2));
        return goods.amount().compareTo(grossLimit) >= 0;
    }

    private Optional<Decision> step6Photovoltaics() {
        boolean zeroRateInForce = !supply.supplyDate().isBefore(PHOTOVOLTAICS_START);
        boolean toReseller = goods.serviceKind() == ServiceKind.PHOTOVOLTAICS_RESELLER;
        if (goods.kind() != GoodsKind.PHOTOVOLTAIC || !zeroRateInForce || toReseller) {
            return Optional.empty();
        }
        if (goods.serviceKind() != ServiceKind.PHOTOVOLTAICS_CONFIRMED) {
            return held(Questions.photovoltaicsConditions(), germanRate().orElse(null));
        }
        Treatment treatment =
                untaxed(
                        TaxType.PHOTOVOLTAIC_EQUIPMENT,
                        CategoryCode.Z,
                        PostingCategoryKind.PHOTOVOLTAICS,
                        Notes.PHOTOVOLTAICS);
        return Optional.of(decided(treatment, Rule.PHOTOVOLTAICS_ZERO_RATE));
    }

    private Decision step6GermanRate() {
        Optional<Decided> rate = germanRate();
        return rate.isPresent()
                ? rate.get()
                : Held.of(Questions.noRateForGoods(goods.kind(), supply.supplyDate()));
    }

    private Optional<Decided> germanRate() {
        return GermanRates.on(goods.kind(), supply.supplyDate())
                .map(rate ->
                        decided(
                                new Treatment(
                                        basis(),
                                        null,
                                        rate.percent(),
                                        CategoryCode.S,
                                        goods.kind().isService()
                                                ? PostingCategoryKind.SERVICES
                                                : PostingCategoryKind.GOODS,
                                        null),
                                rate.rule()));
    }

    /** German public bodies get XRechnung, which Lexware writes for net documents only (L11). */
    private TaxType basis() {
        boolean authority =
                supply.customer().kind() == Kind.PUBLIC_BODY
                        && customerTerritory == Territory.GERMANY;
        return authority || goods.priceBasis() == PriceBasis.NET ? TaxType.NET : TaxType.GROSS;
    }

    // What the steps share -----------------------------------------------------------------------

    private static Treatment reverseCharge() {
        return untaxed(
                TaxType.CONSTRUCTION_SERVICE_13B,
                CategoryCode.AE,
                PostingCategoryKind.CONSTRUCTION_SERVICE_13B,
                Notes.REVERSE_CHARGE);
    }

    private static Treatment untaxed(
            TaxType type, CategoryCode code, PostingCategoryKind posting, @Nullable Note note) {
        return new Treatment(type, null, BigDecimal.ZERO, code, posting, note);
    }

    private Decided decided(Treatment treatment, Rule rule) {
        return new Decided(treatment, rule, facts());
    }

    private static Optional<Decision> held(Question question) {
        return held(question, null);
    }

    private static Optional<Decision> held(Question question, @Nullable Decided proposal) {
        return Optional.of(new Held(List.of(question), proposal));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("seller", supply.seller().scheme().name()));
        facts.add(new Fact("customer", supply.customer().kind().name()));
        facts.add(new Fact("customerPlace", supply.customer().place().toString()));
        facts.add(new Fact("from", supply.from().toString()));
        facts.add(new Fact("to", supply.to().toString()));
        facts.add(new Fact("territory", destination.name()));
        facts.add(new Fact("goods", goods.kind().name()));
        facts.add(new Fact("service", goods.serviceKind().name()));
        facts.add(new Fact("priceBasis", goods.priceBasis().name()));
        facts.add(new Fact("amount", goods.amount().toPlainString()));
        facts.add(new Fact("supplyDate", supply.supplyDate().toString()));
        return facts;
    }
}
