package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.Customer.VatIdStatus;
import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds for every supply there can be. */
class VatRulesPropertiesTest {

    private static final List<LocalDate> DATES =
            List.of(
                    LocalDate.of(1999, 1, 1),
                    LocalDate.of(2019, 12, 31),
                    LocalDate.of(2020, 8, 1),
                    LocalDate.of(2022, 6, 30),
                    LocalDate.of(2024, 12, 31),
                    LocalDate.of(2026, 11, 20));

    private static final List<Place> PLACES =
            List.of(
                    Place.of("DE", "79115"),
                    Place.of("DE", "78266"),
                    Place.of("AT", "1010"),
                    Place.of("AT", "6691"),
                    Place.of("FR", "75001"),
                    Place.of("MC", "98000"),
                    Place.of("ES", "35001"),
                    Place.of("FI", "22100"),
                    Place.of("GB", "BT1 1AA"),
                    Place.of("GB", "SW1A 1AA"),
                    Place.of("CH", "8001"),
                    Place.UNSTATED);

    private static final List<String> VAT_IDS =
            List.of(
                    "",
                    "DE136695976",
                    "ATU13585627",
                    "FR40303265045",
                    "XI998612026",
                    "CHE100155212");

    record Case(Supply supply, Goods goods) {

        Decision decide() {
            return VatRules.decide(supply, goods);
        }
    }

    /** About four million supplies: sellers, customers, ids, kinds, places, dates. */
    @Test
    void decidesOrAsksForEveryCombinationOfFacts() {
        long held = 0;
        long decided = 0;
        for (Seller.Scheme scheme : Seller.Scheme.values()) {
            for (Place customer : PLACES) {
                for (Customer buyer : customers(customer)) {
                    for (LocalDate date : DATES) {
                        for (Place to :
                                List.of(
                                        customer,
                                        PLACES.getFirst(),
                                        PLACES.get(2),
                                        Place.UNSTATED)) {
                            Supply supply =
                                    new Supply(
                                            new Seller(scheme), buyer, PLACES.getFirst(), to, date);
                            for (Goods goods : everyGoods()) {
                                Decision decision = VatRules.decide(supply, goods);
                                assertSound(supply, goods, decision);
                                if (decision instanceof Held) {
                                    held++;
                                } else {
                                    decided++;
                                }
                            }
                        }
                    }
                }
            }
        }
        assertThat(held).isPositive();
        assertThat(decided).isPositive();
    }

    @Property
    void isTheSameForTheSameFactsHoweverTheyAreWritten(@ForAll("cases") Case one) {
        Customer customer = one.supply().customer();
        Customer spelled =
                new Customer(
                        customer.kind(),
                        spelledOtherwise(customer.place()),
                        customer.vatId().toLowerCase(Locale.ROOT).replaceAll("(.)", "$1 "),
                        customer.vatIdStatus());
        Supply same =
                new Supply(
                        one.supply().seller(),
                        spelled,
                        spelledOtherwise(one.supply().from()),
                        spelledOtherwise(one.supply().to()),
                        one.supply().supplyDate());
        assertThat(VatRules.decide(same, one.goods())).isEqualTo(one.decide());
    }

    @Property
    void doesNotDependOnTheOrderOfEvidenceAndMappedRates(@ForAll("cases") Case one) {
        List<Place> evidence = new ArrayList<>(PLACES.subList(2, 5));
        Customer customer = one.supply().customer();
        Decision forwards =
                VatRules.decide(
                        one.supply().withCustomer(customer.withLocationEvidence(evidence)),
                        one.goods());
        Decision backwards =
                VatRules.decide(
                        one.supply()
                                .withCustomer(customer.withLocationEvidence(evidence.reversed())),
                        one.goods());
        assertThat(codes(backwards)).isEqualTo(codes(forwards));
    }

    /** A higher amount in the same shop never turns a question into certainty. */
    @Property
    void staysHeldWhenADomesticAmountGrows(@ForAll("cases") Case one) {
        boolean british = one.decide() instanceof Held held && held.reviewCode() == ReviewCode.R06;
        if (one.decide() instanceof Held && !british) {
            Goods more =
                    new Goods(
                            one.goods().kind(),
                            one.goods().serviceKind(),
                            one.goods().priceBasis(),
                            one.goods().amount().add(new BigDecimal("1000000")));
            assertThat(VatRules.decide(one.supply(), more)).isInstanceOf(Held.class);
        }
    }

    @Provide
    static Arbitrary<Case> cases() {
        Arbitrary<Supply> supplies =
                Combinators.combine(
                                Arbitraries.of(Seller.Scheme.values()),
                                Arbitraries.of(PLACES),
                                Arbitraries.of(PLACES),
                                Arbitraries.of(DATES))
                        .flatAs((scheme, customer, to, date) ->
                                Arbitraries.of(customers(customer))
                                        .map(buyer ->
                                                new Supply(
                                                        new Seller(scheme),
                                                        buyer,
                                                        PLACES.getFirst(),
                                                        to,
                                                        date)));
        return Combinators.combine(supplies, Arbitraries.of(everyGoods())).as(Case::new);
    }

    private static void assertSound(Supply supply, Goods goods, Decision decision) {
        Optional<Decided> treatment =
                switch (decision) {
                    case Decided decided -> Optional.of(decided);
                    case Held held -> {
                        assertThat(held.answers()).isNotEmpty();
                        assertThat(held.answers().contains(Answer.AS_PROPOSED))
                                .isEqualTo(held.proposal() != null);
                        yield Optional.ofNullable(held.proposal());
                    }
                };
        if (treatment.isPresent() && !isSound(supply, goods, decision, treatment.get())) {
            throw new AssertionError("Unsound: %s%n%s%n%s".formatted(supply, goods, decision));
        }
    }

    private static boolean isSound(Supply supply, Goods goods, Decision decision, Decided decided) {
        Treatment treatment = decided.treatment();
        boolean certain = decision instanceof Decided;
        boolean inForce = !supply.supplyDate().isBefore(decided.rule().validFrom());
        boolean codeFitsRate =
                switch (treatment.categoryCode()) {
                    case S -> treatment.rate().signum() > 0 && treatment.taxType().taxed();
                    case Z ->
                            treatment.rate().signum() == 0
                                    && (treatment.taxType().taxed()
                                            || treatment.taxType()
                                                    == TaxType.PHOTOVOLTAIC_EQUIPMENT);
                    case E, AE, K, G, O ->
                            treatment.rate().signum() == 0 && !treatment.taxType().taxed();
                };
        boolean smallBusinessFitsLexware =
                !supply.seller().isSmallBusiness() || treatment.taxType() == TaxType.VAT_FREE;
        boolean onlyConsumersOfTheUnion =
                treatment.subType() == null
                        || (treatment.taxType().taxed()
                                && (!certain || supply.customer().isConsumer())
                                && !supply.seller().isSmallBusiness());
        boolean exemptOnlyWithConfirmedId =
                treatment.taxType() != TaxType.INTRA_COMMUNITY_SUPPLY
                        || goods.kind() == GoodsKind.NEW_VEHICLE
                        || supply.customer().vatIdStatus() == VatIdStatus.CONFIRMED;
        boolean reverseChargeOnlyForBusinesses =
                treatment.taxType() != TaxType.EXTERNAL_SERVICE_13B
                        || (!supply.customer().isConsumer()
                                && supply.customer().vatIdStatus() == VatIdStatus.CONFIRMED);
        boolean noVatAbroadWithoutQuestion =
                !certain
                        || treatment.subType() != null
                        || !treatment.taxType().taxed()
                        || germanRatesOn(supply.supplyDate()).contains(treatment.rate());
        boolean noteWhereNoVat =
                treatment.taxType().taxed()
                        || treatment.note() != null
                        || treatment.categoryCode() == CategoryCode.O
                        || decided.rule() == Rule.SMALL_BUSINESS_ABROAD;
        return inForce
                && codeFitsRate
                && smallBusinessFitsLexware
                && onlyConsumersOfTheUnion
                && exemptOnlyWithConfirmedId
                && reverseChargeOnlyForBusinesses
                && noVatAbroadWithoutQuestion
                && noteWhereNoVat
                && !decided.factsReliedOn().isEmpty();
    }

    private static List<BigDecimal> germanRatesOn(LocalDate date) {
        return GermanRates.percentsOn(date);
    }

    private static List<ReviewCode> codes(Decision decision) {
        return decision instanceof Held held
                ? held.questions().stream().map(Question::reviewCode).toList()
                : List.of();
    }

    private static List<Customer> customers(Place place) {
        List<Customer> customers = new ArrayList<>();
        for (Customer.Kind kind : Customer.Kind.values()) {
            customers.add(new Customer(kind, place, "", VatIdStatus.NOT_GIVEN));
            for (String vatId : VAT_IDS.subList(1, VAT_IDS.size())) {
                customers.add(new Customer(kind, place, vatId, VatIdStatus.CONFIRMED));
            }
            customers.add(new Customer(kind, place, "ATU13585627", VatIdStatus.UNKNOWN));
            customers.add(new Customer(kind, place, "ATU13585627", VatIdStatus.INVALID));
        }
        return customers;
    }

    /** Every kind with what fits it and one thing that does not. */
    private static List<Goods> everyGoods() {
        List<Goods> all = new ArrayList<>();
        for (GoodsKind kind : GoodsKind.values()) {
            boolean oneMisfit = false;
            for (ServiceKind serviceKind : ServiceKind.values()) {
                boolean fits = serviceKind.fits(kind);
                if (fits || !oneMisfit) {
                    all.add(
                            new Goods(
                                    kind,
                                    serviceKind,
                                    all.size() % 2 == 0 ? PriceBasis.NET : PriceBasis.GROSS,
                                    new BigDecimal(all.size() % 3 == 0 ? "12000" : "100")));
                }
                oneMisfit |= !fits;
            }
        }
        return all;
    }

    private static Place spelledOtherwise(Place place) {
        String country =
                switch (place.country()) {
                    case "GB" -> "uk";
                    case "GR" -> "el";
                    default -> place.country().toLowerCase(Locale.ROOT);
                };
        return new Place(
                " " + country + " ", " " + place.postcode().toLowerCase(Locale.ROOT) + " ");
    }
}
