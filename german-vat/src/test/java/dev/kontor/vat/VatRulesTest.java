package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Place FREIBURG = Place.of("DE", "79115");
    private static final Place WIEN = Place.of("AT", "1010");

    private static Goods goods(GoodsKind kind) {
        return Goods.of(kind, PriceBasis.GROSS, new BigDecimal("100.00"));
    }

    private static Decision regular(Customer customer, Goods goods) {
        return VatRules.decide(Supply.fromGermany(Seller.regular(), customer, DAY), goods);
    }

    @Test
    void namesRuleStatuteAndFacts() {
        Decision decision = regular(Customer.consumer(FREIBURG), goods(GoodsKind.BOOK));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided -> {
                            assertThat(decided.rule().id()).isEqualTo("DOM-3");
                            assertThat(decided.rule().statute()).contains("§ 12 Abs. 2 Nr. 1");
                            assertThat(decided.rule().sentence().de()).contains("Bücher");
                            assertThat(decided.factsReliedOn())
                                    .contains(
                                            new Fact("supplyDate", "2026-11-20"),
                                            new Fact("to", "DE 79115"),
                                            new Fact("goods", "BOOK"));
                        });
    }

    @ParameterizedTest
    @CsvSource({"78266", "27498", "D-78266"})
    void proposesAnExportToBuesingenAndHelgoland(String postcode) {
        Place excluded = Place.of("DE", postcode);
        Decision goods = regular(Customer.consumer(excluded), goods(GoodsKind.GOODS));
        assertHeld(goods, ReviewCode.R08);
        assertThat(proposal(goods).treatment().taxType())
                .isEqualTo(TaxType.THIRD_PARTY_COUNTRY_DELIVERY);
        Goods consulting = goods(GoodsKind.SERVICE).withServiceKind(ServiceKind.CONSULTING);
        assertHeld(regular(Customer.business(excluded), consulting), ReviewCode.R08);
    }

    @Test
    void printsTheCustomersVatIdWhereTheLawAsksForBoth() {
        Customer austrian =
                Customer.business(WIEN).withVatId("ATU99269371", Customer.VatIdStatus.CONFIRMED);
        assertThat(note(regular(austrian, goods(GoodsKind.GOODS))))
                .satisfies(note -> {
                    assertThat(note.topic()).isEqualTo(NoteTopic.INTRA_COMMUNITY_SUPPLY);
                    assertThat(note.wording().de()).contains("ATU99269371");
                });
        assertThat(note(regular(austrian, goods(GoodsKind.SERVICE))))
                .satisfies(note -> {
                    assertThat(note.topic()).isEqualTo(NoteTopic.REVERSE_CHARGE);
                    assertThat(note.wording().de())
                            .startsWith("Steuerschuldnerschaft des Leistungsempfängers")
                            .contains("ATU99269371");
                });
    }

    @Test
    void takesRunningTotalsIntoTheThresholds() {
        Seller below =
                Seller.belowDistanceThreshold()
                        .withTurnover(
                                new Seller.Turnover(
                                        BigDecimal.ZERO,
                                        new BigDecimal("9950"),
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO));
        Seller lastYear =
                Seller.belowDistanceThreshold()
                        .withTurnover(
                                new Seller.Turnover(
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO,
                                        new BigDecimal("10000.01"),
                                        BigDecimal.ZERO));
        Seller small =
                Seller.smallBusiness()
                        .withTurnover(
                                new Seller.Turnover(
                                        new BigDecimal("99950"),
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO));
        Customer consumer = Customer.consumer(WIEN);
        Goods lamp = goods(GoodsKind.GOODS);
        assertHeld(decide(below, consumer, lamp), ReviewCode.R11);
        assertHeld(decide(lastYear, consumer, lamp), ReviewCode.R11);
        assertHeld(decide(small, Customer.consumer(FREIBURG), lamp), ReviewCode.R15);
        Goods cheap = Goods.of(GoodsKind.GOODS, PriceBasis.GROSS, new BigDecimal("50.00"));
        assertThat(decide(below, consumer, cheap)).isInstanceOf(Decided.class);
        assertThat(decide(small, Customer.consumer(FREIBURG), cheap)).isInstanceOf(Decided.class);
    }

    @Test
    void usesAReducedRateThatTheSellerCheckedIfItExists() {
        Goods bread = goods(GoodsKind.FOOD);
        Customer paris = Customer.consumer(Place.of("FR", "75001"));
        assertHeld(decide(Seller.oneStopShop(), paris, bread), ReviewCode.R12);
        assertThat(decide(checked("5.5"), paris, bread))
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided ->
                                assertThat(decided.treatment().rate()).isEqualByComparingTo("5.5"));
        assertHeld(decide(checked("7"), paris, bread), ReviewCode.R12);
    }

    private static Seller checked(String percent) {
        return Seller.oneStopShop()
                .withMappedRates(
                        Set.of(
                                new Seller.MappedRate(
                                        "FR",
                                        GoodsKind.FOOD,
                                        new BigDecimal(percent),
                                        LocalDate.of(2026, 1, 1))));
    }

    @Test
    void exemptsServicesOnlyForSellersWhoSwitchedThemOnAndInGermany() {
        Goods treatment = goods(GoodsKind.EXEMPT_SERVICE);
        Seller doctor = Seller.regular().withExemptServices();
        assertThat(decide(doctor, Customer.consumer(FREIBURG), treatment))
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided -> {
                            assertThat(decided.rule()).isEqualTo(Rule.EXEMPT_SERVICE);
                            assertThat(decided.treatment().categoryCode())
                                    .isEqualTo(CategoryCode.E);
                        });
        assertHeld(decide(doctor, Customer.consumer(WIEN), treatment), ReviewCode.R18);
        assertHeld(regular(Customer.consumer(FREIBURG), treatment), ReviewCode.R18);
    }

    @Test
    void asksForASecondPieceOfEvidenceAboveOneHundredThousand() {
        Seller big =
                Seller.oneStopShop()
                        .withTurnover(
                                new Seller.Turnover(
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO,
                                        BigDecimal.ZERO,
                                        new BigDecimal("100000.01")));
        Customer consumer = Customer.consumer(WIEN);
        Goods download = goods(GoodsKind.DIGITAL);
        assertHeld(decide(big, consumer, download), ReviewCode.R01);
        Customer seenInAustria = consumer.withLocationEvidence(List.of(Place.of("AT", "")));
        assertThat(decide(big, seenInAustria, download)).isInstanceOf(Decided.class);
        Customer seenInItaly = consumer.withLocationEvidence(List.of(Place.of("IT", "")));
        assertHeld(decide(Seller.oneStopShop(), seenInItaly, download), ReviewCode.R01);
    }

    @Test
    void holdsWhatIsMovedOtherwiseThanSent() {
        Customer austrian =
                Customer.business(WIEN).withVatId("ATU99269371", Customer.VatIdStatus.CONFIRMED);
        Supply sent = Supply.fromGermany(Seller.regular(), austrian, DAY);
        for (Supply.Movement movement : Supply.Movement.values()) {
            Decision decision =
                    VatRules.decide(sent.withMovement(movement), goods(GoodsKind.GOODS));
            if (movement == Supply.Movement.SENT) {
                assertThat(decision).isInstanceOf(Decided.class);
            } else {
                assertHeld(decision, ReviewCode.R04);
            }
        }
    }

    @Test
    void warnsOfForeignRulesWithoutHolding() {
        assertThat(regular(Customer.consumer(Place.of("NO", "0150")), goods(GoodsKind.GOODS)))
                .isInstanceOfSatisfying(
                        Decided.class,
                        decided ->
                                assertThat(decided.warnings())
                                        .extracting(Warning::id)
                                        .containsExactly("norway-voec"));
    }

    @Test
    void holdsWhatIsNotKnown() {
        Goods lamp = goods(GoodsKind.GOODS);
        assertHeld(regular(Customer.consumer(Place.UNSTATED), lamp), ReviewCode.R01);
        Supply longAgo =
                Supply.fromGermany(
                        Seller.regular(), Customer.consumer(FREIBURG), LocalDate.of(1999, 1, 1));
        assertHeld(VatRules.decide(longAgo, lamp), ReviewCode.R01);
        Supply fromAustria =
                new Supply(Seller.regular(), Customer.consumer(FREIBURG), WIEN, FREIBURG, DAY);
        assertHeld(VatRules.decide(fromAustria, lamp), ReviewCode.R04);
        Supply fromNowhere =
                new Supply(
                        Seller.regular(),
                        Customer.consumer(FREIBURG),
                        Place.UNSTATED,
                        FREIBURG,
                        DAY);
        assertHeld(VatRules.decide(fromNowhere, lamp), ReviewCode.R01);
        Supply art2024 =
                Supply.fromGermany(
                        Seller.regular(), Customer.consumer(FREIBURG), LocalDate.of(2024, 5, 1));
        assertHeld(VatRules.decide(art2024, goods(GoodsKind.ART)), ReviewCode.R01);
    }

    @Test
    void holdsCollectionByAForeignCustomerWithGermanVatAsProposal() {
        Goods collected = goods(GoodsKind.GOODS).withServiceKind(ServiceKind.PICKUP);
        Supply supply =
                new Supply(Seller.regular(), Customer.consumer(WIEN), FREIBURG, FREIBURG, DAY);
        Decision decision = VatRules.decide(supply, collected);
        assertHeld(decision, ReviewCode.R04);
        assertThat(((Held) decision).proposal()).isNotNull();
    }

    @Test
    void holdsPhonesForBusinessesFromFiveThousandNetOnly() {
        Customer business = Customer.business(FREIBURG);
        Goods below = Goods.of(GoodsKind.PHONE, PriceBasis.GROSS, new BigDecimal("5949.99"));
        Goods from = Goods.of(GoodsKind.PHONE, PriceBasis.GROSS, new BigDecimal("5950.00"));
        assertThat(regular(business, below)).isInstanceOf(Decided.class);
        assertHeld(regular(business, from), ReviewCode.R17);
        assertThat(regular(Customer.consumer(FREIBURG), from)).isInstanceOf(Decided.class);
    }

    @Test
    void leavesNoWayForUnconfirmedBuildersAndPhotovoltaics() {
        Customer business = Customer.business(FREIBURG);
        Goods building = goods(GoodsKind.CONSTRUCTION);
        assertHeld(
                regular(business, building.withServiceKind(ServiceKind.BUILDER_CLAIM)),
                ReviewCode.R17);
        assertThat(regular(business, building)).isInstanceOf(Decided.class);
        assertHeld(regular(business, goods(GoodsKind.PHOTOVOLTAIC)), ReviewCode.R16);
    }

    @Test
    void asksASmallBusinessWhetherGoodsOrAServiceWentAbroad() {
        Supply abroad = Supply.fromGermany(Seller.smallBusiness(), Customer.business(WIEN), DAY);
        assertHeld(VatRules.decide(abroad, goods(GoodsKind.STANDARD)), ReviewCode.R01);
        assertThat(VatRules.decide(abroad, goods(GoodsKind.GOODS))).isInstanceOf(Decided.class);
        assertHeld(VatRules.decide(abroad, goods(GoodsKind.SERVICE)), ReviewCode.R15);
    }

    @Test
    void normalisesCountriesAndVatIds() {
        assertThat(Place.of(" el ", " 10431 ")).isEqualTo(Place.of("GR", "10431"));
        assertThat(
                        Customer.business(Place.of("GR", "10431"))
                                .withVatId("gr 997.447.910", Customer.VatIdStatus.UNKNOWN)
                                .vatId())
                .isEqualTo("EL997447910");
    }

    private static Decision decide(Seller seller, Customer customer, Goods goods) {
        return VatRules.decide(Supply.fromGermany(seller, customer, DAY), goods);
    }

    private static Decided proposal(Decision decision) {
        return Objects.requireNonNull(((Held) decision).proposal());
    }

    private static Note note(Decision decision) {
        return Objects.requireNonNull(((Decided) decision).treatment().note());
    }

    private static void assertHeld(Decision decision, ReviewCode code) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Held.class,
                        held -> {
                            assertThat(held.reviewCode()).isEqualTo(code);
                            assertThat(held.question().de()).isNotBlank();
                        });
    }
}
