package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnionRatesTest {

    @ParameterizedTest
    @CsvSource({
        "AT, 20", "BE, 21", "BG, 20", "CY, 19", "CZ, 21", "DK, 25", "EE, 24", "ES, 21",
        "FI, 25.5", "FR, 20", "GR, 24", "HR, 25", "HU, 27", "IE, 23", "IT, 22", "LT, 21",
        "LU, 17", "LV, 21", "MT, 18", "NL, 21", "PL, 23", "PT, 23", "RO, 21", "SE, 25",
        "SI, 22", "SK, 23", "XI, 20"
    })
    void knowsTheStandardRateOfEveryMemberState(String country, BigDecimal percent) {
        assertThat(UnionRates.standard(country, LocalDate.of(2026, 11, 20))).contains(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "EE, 2023-12-31, 20", "EE, 2024-01-01, 22", "EE, 2025-06-30, 22", "EE, 2025-07-01, 24",
        "FI, 2024-08-31, 24", "FI, 2024-09-01, 25.5", "LU, 2023-12-31, 16", "LU, 2024-01-01, 17",
        "RO, 2025-07-31, 19", "RO, 2025-08-01, 21", "SK, 2024-12-31, 20", "SK, 2025-01-01, 23",
    })
    void changesOnTheDayTheLawSays(String country, LocalDate day, BigDecimal percent) {
        assertThat(UnionRates.standard(country, day)).contains(percent);
    }

    @ParameterizedTest
    @CsvSource({"FR, 2021-06-30", "LU, 2022-12-31", "DE, 2026-11-20", "CH, 2026-11-20"})
    void saysNothingWhereTheTableHasNoRow(String country, LocalDate day) {
        assertThat(UnionRates.standard(country, day)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
                "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI"
            })
    void knowsABookRateThatIsAReducedRateOfThatState(String country) {
        LocalDate day = LocalDate.of(2026, 11, 20);
        BigDecimal book = UnionRates.reduced(country, GoodsKind.BOOK, day).orElseThrow().percent();
        assertThat(UnionRates.allReduced(country, day)).contains(book);
    }

    @Test
    void maintainsBooksOfThreeStatesOnly() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        List<String> maintained =
                List.of("AT", "BE", "DK", "ES", "FR", "HU", "IT", "NL", "PL", "SE").stream()
                        .filter(country ->
                                UnionRates.reduced(country, GoodsKind.BOOK, day)
                                        .filter(rate ->
                                                rate.certainty() == UnionRates.Certainty.MAINTAINED)
                                        .isPresent())
                        .toList();
        assertThat(maintained).containsExactly("AT", "FR", "IT");
    }

    @Test
    void letsEbooksFollowBooksExceptInHungary() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(UnionRates.reduced("FR", GoodsKind.EBOOK, day))
                .isEqualTo(UnionRates.reduced("FR", GoodsKind.BOOK, day));
        assertThat(UnionRates.reduced("HU", GoodsKind.EBOOK, day).orElseThrow().percent())
                .isEqualByComparingTo("27");
        assertThat(UnionRates.reduced("FR", GoodsKind.FOOD, day)).isEmpty();
    }

    @Test
    void followsReducedRatesThroughTheYear() {
        assertThat(UnionRates.allReduced("AT", LocalDate.of(2026, 6, 30)))
                .containsExactly(new BigDecimal("10"), new BigDecimal("13"));
        assertThat(UnionRates.allReduced("AT", LocalDate.of(2026, 7, 1)))
                .containsExactly(new BigDecimal("4.9"), new BigDecimal("10"), new BigDecimal("13"));
        assertThat(UnionRates.allReduced("FI", LocalDate.of(2025, 12, 31)))
                .contains(new BigDecimal("14"));
        assertThat(UnionRates.allReduced("FR", LocalDate.of(2020, 1, 1))).isEmpty();
    }
}
