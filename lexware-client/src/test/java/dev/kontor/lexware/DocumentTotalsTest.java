package dev.kontor.lexware;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** lexware-office-api.md 6.3. */
class DocumentTotalsTest {

    @Test
    void computesTheVendorsExample() {
        DocumentTotals totals =
                totals(
                        TaxType.NET,
                        null,
                        line(TaxType.NET, "3", "12.50", "19").withDiscount(new BigDecimal(20)),
                        NewLineItem.text("Hinweis", null),
                        line(TaxType.NET, "1", "40.00", "7"));

        assertThat(totals.rates())
                .containsExactly(rate("7", "2.80", "40.00"), rate("19", "5.70", "30.00"));
        assertThat(totals.net()).isEqualTo("70.00");
        assertThat(totals.tax()).isEqualTo("8.50");
        assertThat(totals.gross()).isEqualTo("78.50");
    }

    @Test
    void takesTaxOutOfTheSumOfGrossPrices() {
        DocumentTotals totals =
                totals(
                        TaxType.GROSS,
                        null,
                        line(TaxType.GROSS, "1", "0.99", "19"),
                        line(TaxType.GROSS, "1", "0.99", "19.00"),
                        line(TaxType.GROSS, "1", "0.99", "19"));

        assertThat(totals.gross()).isEqualTo("2.97");
        assertThat(totals.net()).isEqualTo("2.50");
        assertThat(totals.rates()).hasSize(1);
    }

    @Test
    void spreadsAnAbsoluteDiscountToTheCent() {
        DocumentTotals totals =
                totals(
                        TaxType.NET,
                        new TotalDiscount.Absolute(new BigDecimal("10")),
                        line(TaxType.NET, "1", "33.33", "0"),
                        line(TaxType.NET, "1", "33.33", "7"),
                        line(TaxType.NET, "1", "33.34", "19"));

        assertThat(totals.net()).isEqualTo("90.00");
        assertThat(totals.rates())
                .extracting(TaxAmount::netAmount)
                .containsExactly(
                        new BigDecimal("30.00"), new BigDecimal("30.00"), new BigDecimal("30.00"));
    }

    @Test
    void takesPercentOffEveryRate() {
        DocumentTotals totals =
                totals(
                        TaxType.NET,
                        new TotalDiscount.Percentage(new BigDecimal("3")),
                        line(TaxType.NET, "1", "10.15", "7"),
                        line(TaxType.NET, "1", "10.15", "19"));

        assertThat(totals.net()).isEqualTo("19.70");
    }

    @Test
    void isZeroForAllThatIsGivenAway() {
        DocumentTotals totals =
                totals(
                        TaxType.NET,
                        new TotalDiscount.Absolute(new BigDecimal("5")),
                        line(TaxType.NET, "0", "10", "19"));

        assertThat(totals.gross()).isEqualTo("0.00");
    }

    private static TaxAmount rate(String rate, String tax, String net) {
        return new TaxAmount(new BigDecimal(rate), new BigDecimal(tax), new BigDecimal(net));
    }

    private static DocumentTotals totals(
            TaxType type, TotalDiscount discount, NewLineItem... lines) {
        return DocumentTotals.of(List.of(lines), TaxConditions.of(type), discount);
    }

    private static NewLineItem.Priced line(
            TaxType type, String quantity, String price, String rate) {
        BigDecimal amount = new BigDecimal(price);
        return NewLineItem.custom(
                "x",
                new BigDecimal(quantity),
                "Stück",
                type == TaxType.NET
                        ? NewUnitPrice.net(amount, new BigDecimal(rate))
                        : NewUnitPrice.gross(amount, new BigDecimal(rate)));
    }
}
