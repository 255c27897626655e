package dev.kontor.hub.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.model.SaleCharge.TaxShare;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"1e300000000", "-1e300000000", "1e-300000000", "1e101"})
    void refusesAmountsThatNobodyCouldWriteOut(String amount) {
        assertThatThrownBy(() -> Money.euro(amount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number has at most 100 digits and decimals");
    }

    @Test
    void refusesThemInJsonOfOthers() {
        assertThatThrownBy(() ->
                        json.readValue(
                                "{\"amount\": 1e300000000, \"currency\": \"EUR\"}", Money.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() ->
                        json.readValue("{\"rate\": 1e300000000, \"tax\": null}", TaxShare.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void keepsWhatBooksHold() {
        assertThat(Money.euro("1e9").amount()).isEqualTo("1000000000.00");
        assertThat(Money.euro("0.000001").amount()).isEqualTo(new BigDecimal("0.000001"));
    }
}
