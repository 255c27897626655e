package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Place FREIBURG = Place.of("DE", "79115");
    private static final Place WIEN = Place.of("AT", "1010");

    @ParameterizedTest
    @EnumSource
    void isFoundByItsIdAndHasWordsInBothLanguages(Answer answer) {
        assertThat(Answer.byId(answer.id())).contains(answer);
        assertThat(answer.wording().de()).isNotEqualTo(answer.wording().en());
    }

    @Test
    void isOfferedWithTheQuestionAndTheProposalFirst() {
        Held held = (Held) decide(Seller.regular(), Customer.consumer(WIEN), GoodsKind.GOODS);
        assertThat(held.answers())
                .startsWith(
                        Answer.AS_PROPOSED, Answer.PRINCIPLE_ORIGIN, Answer.PRINCIPLE_DESTINATION)
                .contains(Answer.BY_HAND)
                .doesNotHaveDuplicates();
        Held withoutProposal =
                (Held) decide(Seller.regular(), Customer.consumer(WIEN), GoodsKind.TIP);
        assertThat(withoutProposal.answers()).doesNotContain(Answer.AS_PROPOSED);
    }

    @Test
    void decidesTheCaseWhenItIsAppliedToTheFacts() {
        assertDecided(
                Customer.consumer(WIEN),
                GoodsKind.GOODS,
                ServiceKind.GENERAL,
                Answer.PRINCIPLE_DESTINATION,
                Rule.DISTANCE_SALE_DESTINATION);
        assertDecided(
                Customer.consumer(WIEN),
                GoodsKind.GOODS,
                ServiceKind.GENERAL,
                Answer.PRINCIPLE_ORIGIN,
                Rule.DISTANCE_SALE_ORIGIN);
        assertDecided(
                Customer.business(FREIBURG),
                GoodsKind.CONSTRUCTION,
                ServiceKind.BUILDER_CLAIM,
                Answer.BUILDER_CERTIFIED,
                Rule.CONSTRUCTION_REVERSE_CHARGE);
        assertDecided(
                Customer.business(FREIBURG),
                GoodsKind.CONSTRUCTION,
                ServiceKind.BUILDER_CLAIM,
                Answer.NO_BUILDER,
                Rule.DOMESTIC_STANDARD);
        assertDecided(
                Customer.consumer(FREIBURG),
                GoodsKind.PHOTOVOLTAIC,
                ServiceKind.GENERAL,
                Answer.PHOTOVOLTAICS_CONFIRMED,
                Rule.PHOTOVOLTAICS_ZERO_RATE);
        assertDecided(
                Customer.consumer(FREIBURG),
                GoodsKind.PHOTOVOLTAIC,
                ServiceKind.GENERAL,
                Answer.PHOTOVOLTAICS_EXCLUDED,
                Rule.DOMESTIC_STANDARD);
        assertDecided(
                Customer.business(Place.of("US", "10001")),
                GoodsKind.SERVICE,
                ServiceKind.GENERAL,
                Answer.BUSINESS_PROVEN,
                Rule.SERVICE_TO_THIRD_COUNTRY_BUSINESS);
        assertDecided(
                Customer.business(WIEN).withVatId("ATU99269371", Customer.VatIdStatus.UNKNOWN),
                GoodsKind.GOODS,
                ServiceKind.GENERAL,
                Answer.VAT_ID_CONFIRMED,
                Rule.INTRA_COMMUNITY_SUPPLY);
        assertDecided(
                Customer.business(Place.of("CH", "8001")),
                GoodsKind.STANDARD,
                ServiceKind.GENERAL,
                Answer.SOLD_GOODS,
                Rule.EXPORT);
        assertDecided(
                Customer.consumer(WIEN),
                GoodsKind.STANDARD,
                ServiceKind.GENERAL,
                Answer.SOLD_SERVICE,
                Rule.SERVICE_TO_CONSUMER);
        assertDecided(
                Customer.consumer(WIEN).withVatId("ATU99269371", Customer.VatIdStatus.CONFIRMED),
                GoodsKind.SERVICE,
                ServiceKind.GENERAL,
                Answer.CUSTOMER_IS_BUSINESS,
                Rule.SERVICE_TO_UNION_BUSINESS);
        assertDecided(
                Customer.business(Place.of("US", "10001")),
                GoodsKind.SERVICE,
                ServiceKind.GENERAL,
                Answer.CUSTOMER_IS_CONSUMER,
                Rule.SERVICE_TO_CONSUMER);
    }

    @Test
    void saysNothingAboutOtherLines() {
        Goods book = Goods.of(GoodsKind.BOOK, PriceBasis.GROSS, BigDecimal.TEN);
        for (Answer answer : Answer.values()) {
            assertThat(answer.appliedTo(book)).isEqualTo(book);
        }
    }

    private static void assertDecided(
            Customer customer,
            GoodsKind kind,
            ServiceKind serviceKind,
            Answer answer,
            Rule expected) {
        Supply supply = Supply.fromGermany(Seller.regular(), customer, DAY);
        Goods goods =
                Goods.of(kind, PriceBasis.GROSS, new BigDecimal("100.00"))
                        .withServiceKind(serviceKind);
        Held held = (Held) VatRules.decide(supply, goods);
        assertThat(held.answers()).contains(answer);
        assertThat(VatRules.decide(answer.appliedTo(supply), answer.appliedTo(goods)))
                .isInstanceOfSatisfying(
                        Decided.class, decided -> assertThat(decided.rule()).isEqualTo(expected));
    }

    private static Decision decide(Seller seller, Customer customer, GoodsKind kind) {
        return VatRules.decide(
                Supply.fromGermany(seller, customer, DAY),
                Goods.of(kind, PriceBasis.GROSS, new BigDecimal("100.00")));
    }
}
