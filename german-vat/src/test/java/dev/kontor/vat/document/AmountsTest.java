package dev.kontor.vat.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.vat.TaxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @Test
    void roundsHalfUpAwayFromZero() {
        assertThat(Amounts.line(new BigDecimal("2.5"), new BigDecimal("1.99"))).isEqualTo("4.98");
        assertThat(Amounts.cents(new BigDecimal("-0.005"))).isEqualTo("-0.01");
        assertThat(Amounts.taxOnNet(new BigDecimal("1.50"), new BigDecimal("19")))
                .isEqualTo("0.29");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300000000", "1e-300000000", "-1e2000000000"})
    void refusesWhatIsNoAmount(String number) {
        assertThatThrownBy(() -> Amounts.cents(new BigDecimal(number)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void roundsOnceOnly() {
        // 8.394957... rounds to 8.39; by way of four decimals it would be 8.40.
        assertThat(Amounts.column(TaxType.GROSS, new BigDecimal("19"), new BigDecimal("9.99")))
                .isEqualTo(
                        new RateTotal(
                                new BigDecimal("19"),
                                new BigDecimal("8.39"),
                                new BigDecimal("1.60"),
                                new BigDecimal("9.99")));
    }

    @Test
    void givesTheSameTaxWhicheverSideLexwareRoundsFirst() {
        // vat.md section 8 rounds the tax, lexware-office-api.md 6.3 the net: no German rate has
        // ties.
        for (String rate : List.of("19", "16", "7", "5")) {
            BigDecimal divisor = BigDecimal.ONE.add(new BigDecimal(rate).movePointLeft(2));
            for (int cents = 1; cents <= 30000; cents++) {
                BigDecimal gross = BigDecimal.valueOf(cents, 2);
                BigDecimal netFirst = gross.divide(divisor, 2, RoundingMode.HALF_UP);
                assertThat(Amounts.column(TaxType.GROSS, new BigDecimal(rate), gross).net())
                        .isEqualTo(netFirst);
            }
        }
    }

    @Test
    void sumsPerRateAsLexwareDoes() {
        // The sample of lexware-office-api.md 6.3.
        DocumentTotals totals =
                DocumentTotals.of(
                        TaxType.NET,
                        List.of(
                                line("3", "10", "19"),
                                line("1", "40", "7"),
                                new DocumentLine.Text("Hinweis", null, null)));
        assertThat(totals.net()).isEqualTo("70.00");
        assertThat(totals.tax()).isEqualTo("8.50");
        assertThat(totals.gross()).isEqualTo("78.50");
        assertThat(totals.rates())
                .extracting(RateTotal::rate)
                .containsExactly(new BigDecimal("19"), new BigDecimal("7"));
    }

    @Test
    void spreadsByLargestRemainderTiesToTheEarlier() {
        assertThat(spread("12.07", "79.95", "12.90", "12.98", "14.85"))
                .containsExactly("8.00", "1.29", "1.30", "1.48");
        assertThat(spread("0.01", "1", "1")).containsExactly("0.01", "0.00");
        assertThat(spread("4.90", "29.98", "35.37")).containsExactly("2.25", "2.65");
        assertThatThrownBy(() -> spread("1.00", "0", "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.00");
    }

    private static List<String> spread(String amount, String... weights) {
        return Amounts.spread(
                        new BigDecimal(amount), Stream.of(weights).map(BigDecimal::new).toList())
                .stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static DocumentLine line(String quantity, String price, String rate) {
        return new DocumentLine.Priced(
                "Ware",
                null,
                new BigDecimal(quantity),
                "Stück",
                new BigDecimal(price),
                new BigDecimal(rate),
                new Origin(Origin.Kind.ITEM, "1", BigDecimal.ONE, "Stück"));
    }
}
