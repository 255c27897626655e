package dev.kontor.hub.flow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what flows need of the past is kept.
 *
 * @param snapshotRetention of source objects, counted from when they were last read
 * @param jobRetention of ended back-tests
 */
@ConfigurationProperties("kontor.flow")
record FlowProperties(
        @DefaultValue("400d") Duration snapshotRetention,
        @DefaultValue("30d") Duration jobRetention) {}
