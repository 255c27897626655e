package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The figure itself comes from {@link LoadCheck}; here only a bound that a busy machine keeps, too.
 */
class LoadIT {

    @Test
    void isFastEnoughNeverToBeWhatABenchmarkMeasures() throws Exception {
        LoadCheck.measure(1);

        assertThat(LoadCheck.measure(2)).isGreaterThan(500);
    }
}
