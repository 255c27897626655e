package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
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
    void holdsBuesingenAndHelgoland(String postcode) {
        Place excluded = Place.of("DE", postcode);
        assertHeld(regular(Customer.consumer(excluded), goods(GoodsKind.GOODS)), ReviewCode.R08);
        assertHeld(regular(Customer.business(excluded), goods(GoodsKind.SERVICE)), ReviewCode.R08);
    }

    @Test
    void holdsWhatLeavesGermanyWithTheCodeThatFits() {
        Customer business = Customer.business(WIEN);
        Customer austrian = business.withVatId("ATU99269371", Customer.VatIdStatus.CONFIRMED);
        Customer german = business.withVatId("DE999988157", Customer.VatIdStatus.CONFIRMED);
        Goods lamp = goods(GoodsKind.GOODS);
        assertHeld(regular(business, lamp), ReviewCode.R02);
        assertHeld(regular(german, lamp), ReviewCode.R03);
        assertHeld(regular(austrian, lamp), ReviewCode.R14);
        assertHeld(regular(Customer.consumer(WIEN), lamp), ReviewCode.R10);
        assertHeld(regular(Customer.consumer(Place.of("CH", "3011")), lamp), ReviewCode.R14);
        assertHeld(regular(Customer.consumer(Place.of("UK", "BT1 1AA")), lamp), ReviewCode.R07);
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
