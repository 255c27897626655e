package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vat.Decision.Decided;
import dev.kontor.vat.Decision.Held;
import dev.kontor.vat.document.Amounts;
import dev.kontor.vat.document.RateTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The single-line cases of {@code vat-cases.csv}. */
class VatCasesTest {

    /** Families whose every row this version decides or holds as expected. */
    private static final Set<String> DECIDED_FAMILIES =
            Set.of("DOM", "KU", "CON", "PV", "RC", "MAR", "VOU");

    static List<VatCase> decided() {
        return VatCase.all().stream()
                .filter(row -> DECIDED_FAMILIES.contains(row.family()))
                .toList();
    }

    static List<VatCase> notDecidedYet() {
        return VatCase.all().stream()
                .filter(row -> !DECIDED_FAMILIES.contains(row.family()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("decided")
    void decidesAsTheCaseSays(VatCase row) {
        Decision decision = VatRules.decide(row.supply(), row.goods());
        if (row.review()) {
            assertThat(decision).isInstanceOf(Held.class);
            assertThat(((Held) decision).questions())
                    .anySatisfy(question ->
                            assertThat(row.text("reason")).contains(question.reviewCode().name()));
            Decided proposal = ((Held) decision).proposal();
            if (proposal != null) {
                assertMeets(row, proposal);
            }
        } else {
            assertThat(decision).isInstanceOf(Decided.class);
            assertMeets(row, (Decided) decision);
        }
    }

    @ParameterizedTest
    @MethodSource("notDecidedYet")
    void neverContradictsACaseItDoesNotKnow(VatCase row) {
        switch (VatRules.decide(row.supply(), row.goods())) {
            case Decided decided -> {
                assertThat(row.review()).isFalse();
                assertMeets(row, decided);
            }
            case Held held -> assertThat(held.question().de()).isNotBlank();
        }
    }

    @Test
    void hitsEveryRule() {
        Set<Rule> hit = EnumSet.noneOf(Rule.class);
        VatCase.all()
                .forEach(row -> {
                    switch (VatRules.decide(row.supply(), row.goods())) {
                        case Decided decided -> hit.add(decided.rule());
                        case Held held -> {
                            if (held.proposal() != null) {
                                hit.add(held.proposal().rule());
                            }
                        }
                    }
                });
        // The cases know the kind of goods; the rule for shop rates has its own tests.
        assertThat(hit).containsAll(EnumSet.complementOf(EnumSet.of(Rule.DOMESTIC_BY_SHOP_RATE)));
    }

    private static void assertMeets(VatCase row, Decided decided) {
        Treatment treatment = decided.treatment();
        assertThat(treatment.taxType().lexwareName()).isEqualTo(row.text("expected_taxType"));
        TaxSubType subType = treatment.subType();
        assertThat(subType == null ? "" : subType.lexwareName())
                .isEqualTo(row.text("expected_taxSubType"));
        assertThat(treatment.rate()).isEqualByComparingTo(row.text("expected_rate"));
        assertThat(treatment.categoryCode().name())
                .isEqualTo(row.text("expected_vat_category_code"));
        RateTotal total = total(row, treatment);
        assertThat(total.net()).isEqualTo(row.text("expected_net"));
        assertThat(total.tax()).isEqualTo(row.text("expected_tax"));
        assertThat(total.gross()).isEqualTo(row.text("expected_gross"));
    }

    private static RateTotal total(VatCase row, Treatment treatment) {
        BigDecimal amount = row.goods().amount();
        boolean converted =
                treatment.taxType() == TaxType.NET && row.goods().priceBasis() == PriceBasis.GROSS;
        if (converted) {
            amount =
                    amount.multiply(new BigDecimal(100))
                            .divide(
                                    treatment.rate().add(new BigDecimal(100)),
                                    2,
                                    RoundingMode.HALF_UP);
        }
        return Amounts.column(treatment.taxType(), treatment.rate(), amount);
    }
}
