package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void writesAmountsRatesAndDatesAsEachLanguageDoes() {
        Wording wording =
                Wording.of(
                        "{} zu {} am {}, {} Stück",
                        "{} at {} on {}, {} pieces",
                        Figures.euro(new BigDecimal("-1234.5")),
                        Figures.percent(new BigDecimal("25.50")),
                        LocalDate.of(2026, 11, 3),
                        Figures.number(new BigDecimal("0.3330")));

        assertThat(wording.de()).isEqualTo("-1.234,50 EUR zu 25,5 % am 03.11.2026, 0,333 Stück");
        assertThat(wording.en())
                .isEqualTo("EUR -1,234.50 at 25.5 % on 3 November 2026, 0.333 pieces");
    }

    @Test
    void callsKindsByTheirNamesAndNeverByTheirConstants() {
        for (GoodsKind kind : GoodsKind.values()) {
            Question question = Questions.noRateForGoods(kind, LocalDate.of(2026, 11, 3));

            assertThat(question.wording().de()).doesNotContain(kind.name());
            assertThat(question.wording().en()).doesNotContain(kind.name());
        }
        assertThat(
                        QuestionsAbroad.reducedRate(
                                        Place.of("AT", "").area(),
                                        GoodsKind.FOOD,
                                        LocalDate.of(2026, 7, 1))
                                .wording())
                .isEqualTo(
                        new Wording(
                                "Für „Lebensmittel“ in AT ist kein geprüfter Steuersatz hinterlegt"
                                        + " (ermäßigt gibt es: 4,9 %, 10 %, 13 %). Welcher gilt?",
                                "No checked rate is known for 'food' in AT (reduced rates are:"
                                        + " 4.9 %, 10 %, 13 %). Which one holds?"));
    }

    @Test
    void saysThatItKnowsNoRates() {
        assertThat(Figures.percents(List.of())).isEqualTo(Wording.same("?"));
    }

    @Test
    void refusesAValueWithoutAPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> Wording.of("eins", "one", 1));
    }
}
