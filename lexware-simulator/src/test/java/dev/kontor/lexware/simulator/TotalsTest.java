package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** lexware-office-api.md 6.3 and vat.md 8. */
class TotalsTest {

    @Test
    void addsUpPerRateAndRoundsTheTaxOnce() {
        List<Totals.Line> lines =
                List.of(line("3", "12.50", "20", "19"), line("1", "40.00", "0", "7"));
        Totals totals = Totals.of(lines, false, Totals.Discount.NONE);

        assertThat(lines)
                .extracting(Totals.Line::amount)
                .containsExactly(euro("30.00"), euro("40.00"));
        assertThat(totals.rates())
                .extracting(Totals.Rate::tax)
                .containsExactly(euro("2.80"), euro("5.70"));
        assertThat(totals.net()).isEqualTo(euro("70.00"));
        assertThat(totals.gross()).isEqualTo(euro("78.50"));
    }

    @Test
    void takesTheNetFromTheSumOfGrossPrices() {
        Totals totals =
                Totals.of(List.of(line("1", "19.95", "0", "19")), true, Totals.Discount.NONE);

        assertThat(totals.net()).isEqualTo(euro("16.76"));
        assertThat(totals.tax()).isEqualTo(euro("3.19"));
        assertThat(totals.gross()).isEqualTo(euro("19.95"));
    }

    @Test
    void roundsPerColumnAndNotPerLine() {
        Totals totals =
                Totals.of(
                        List.of(
                                line("1", "0.03", "0", "19"),
                                line("1", "0.03", "0", "19"),
                                line("1", "0.03", "0", "19")),
                        false,
                        Totals.Discount.NONE);

        assertThat(totals.tax()).isEqualTo(euro("0.02"));
    }

    @Test
    void roundsHalfACentUp() {
        Totals totals =
                Totals.of(List.of(line("0.5", "0.01", "0", "0")), false, Totals.Discount.NONE);

        assertThat(totals.net()).isEqualTo(euro("0.01"));
    }

    @Test
    void spreadsAnAbsoluteDiscountOverTheRatesToTheCent() {
        Totals totals =
                Totals.of(
                        List.of(line("1", "100", "0", "19"), line("1", "50", "0", "7")),
                        true,
                        new Totals.Discount(euro("10.00"), BigDecimal.ZERO));

        assertThat(totals.gross()).isEqualTo(euro("140.00"));
        assertThat(totals.rates())
                .extracting(rate -> rate.net().add(rate.tax()))
                .containsExactly(euro("46.67"), euro("93.33"));
    }

    @Test
    void takesAPercentageOffEachRate() {
        Totals totals =
                Totals.of(
                        List.of(line("1", "100", "0", "19"), line("1", "50", "0", "7")),
                        false,
                        new Totals.Discount(BigDecimal.ZERO, euro("10")));

        assertThat(totals.net()).isEqualTo(euro("135.00"));
    }

    private static Totals.Line line(String quantity, String price, String discount, String rate) {
        return new Totals.Line(euro(quantity), euro(price), euro(discount), euro(rate));
    }

    private static BigDecimal euro(String amount) {
        return new BigDecimal(amount);
    }
}
