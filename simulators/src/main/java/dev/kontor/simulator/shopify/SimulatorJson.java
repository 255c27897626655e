package dev.kontor.simulator.shopify;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written: amounts as text, times as ISO 8601, misspelt fields refused. */
final class SimulatorJson {

    private SimulatorJson() {}

    static JsonMapper mapper() {
        return JsonMapper.builder()
                .withConfigOverride(
                        BigDecimal.class,
                        config ->
                                config.setFormat(
                                        JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }
}
