package dev.kontor.vat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GermanRatesTest {

    @ParameterizedTest
    @CsvSource({
        "GOODS, 2020-06-30, 19", "GOODS, 2020-07-01, 16", "GOODS, 2020-12-31, 16",
        "GOODS, 2021-01-01, 19", "BOOK, 2020-06-30, 7", "BOOK, 2020-12-31, 5",
        "BOOK, 2021-01-01, 7", "EBOOK, 2019-12-17, 19", "EBOOK, 2019-12-18, 7",
        "MEAL, 2020-06-30, 19", "MEAL, 2020-07-01, 5", "MEAL, 2021-01-01, 7",
        "MEAL, 2023-12-31, 7", "MEAL, 2024-01-01, 19", "MEAL, 2025-12-31, 19",
        "MEAL, 2026-01-01, 7", "ART, 2025-01-01, 7", "DRINK, 2026-01-01, 19",
    })
    void changesOnTheDayTheLawSays(GoodsKind kind, LocalDate day, BigDecimal percent) {
        assertThat(GermanRates.on(kind, day))
                .get()
                .extracting(GermanRates.GermanRate::percent)
                .isEqualTo(percent);
    }

    @Test
    void knowsNothingBefore2007AndNoRateForArtBefore2025() {
        assertThat(GermanRates.on(GoodsKind.GOODS, LocalDate.of(2006, 12, 31))).isEmpty();
        assertThat(GermanRates.percentsOn(LocalDate.of(2006, 12, 31))).isEmpty();
        assertThat(GermanRates.on(GoodsKind.ART, LocalDate.of(2024, 12, 31))).isEmpty();
    }

    @Test
    void takesAShopRateOnlyIfItIsGermanOnTheSupplyDate() {
        LocalDate now = LocalDate.of(2026, 11, 3);
        LocalDate cut = LocalDate.of(2020, 10, 1);
        assertThat(GoodsKind.fromShopRate(new BigDecimal("19.00"), now))
                .isEqualTo(new ShopRate.Accepted(GoodsKind.STANDARD));
        assertThat(GoodsKind.fromShopRate(new BigDecimal("5"), cut))
                .isEqualTo(new ShopRate.Accepted(GoodsKind.REDUCED));
        assertThat(GoodsKind.fromShopRate(new BigDecimal("16"), now))
                .isInstanceOfSatisfying(
                        ShopRate.Refused.class,
                        refused -> {
                            assertThat(refused.question().reviewCode()).isEqualTo(ReviewCode.R22);
                            assertThat(refused.question().wording().de())
                                    .contains("16 %", "19 %", "7 %");
                        });
        assertThat(GoodsKind.fromShopRate(BigDecimal.ZERO, now))
                .isInstanceOf(ShopRate.Refused.class);
    }
}
