package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmountsTest {

    private static BigDecimal of(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void takesTheTaxOutOfAGrossAmountRoundedHalfUp() {
        assertThat(Amounts.tax(of("120.00"), of("0.19"), true)).isEqualByComparingTo("19.16");
        assertThat(Amounts.tax(of("0.03"), of("0.19"), true)).isEqualByComparingTo("0.00");
        assertThat(Amounts.tax(of("12.00"), of("0.07"), true)).isEqualByComparingTo("0.79");
    }

    @Test
    void putsTheTaxOnANetAmountRoundedHalfUp() {
        assertThat(Amounts.tax(of("100.50"), of("0.19"), false)).isEqualByComparingTo("19.10");
        assertThat(Amounts.tax(of("0.50"), of("0.07"), false)).isEqualByComparingTo("0.04");
    }

    @Test
    void spreadsAnAmountToTheCentWithTiesToTheEarlier() {
        assertThat(Amounts.spread(of("10.00"), List.of(of("1"), of("1"), of("1"))))
                .containsExactly(of("3.34"), of("3.33"), of("3.33"));
        assertThat(Amounts.spread(of("5.00"), List.of(of("125.00"), of("24.00"))))
                .containsExactly(of("4.19"), of("0.81"));
    }

    @Test
    void spreadsNothingOverFreeLines() {
        assertThat(Amounts.spread(of("0.00"), List.of(of("0.00"), of("0.00"))))
                .containsExactly(of("0.00"), of("0.00"));
    }

    @Test
    void letsPartsOfAllUnitsComeToExactlyTheTotal() {
        BigDecimal total = of("10.00");
        BigDecimal one = Amounts.part(total, of("1"), of("3"));
        BigDecimal two = Amounts.part(total, of("2"), of("3")).subtract(one);
        BigDecimal three = total.subtract(one).subtract(two);
        assertThat(List.of(one, two, three)).containsExactly(of("3.33"), of("3.34"), of("3.33"));
    }
}
