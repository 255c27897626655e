package dev.kontor.simulator.shopify;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is written and read. */
final class SimulatorJson {

    private SimulatorJson() {}

    /** Webhooks and API answers: numbers are numbers. */
    static JsonMapper wire() {
        return JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
    }

    /** Control routes: amounts as text, times as ISO 8601, misspelt fields refused. */
    static JsonMapper control() {
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
