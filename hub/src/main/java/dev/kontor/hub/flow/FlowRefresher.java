package dev.kontor.hub.flow;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sees the flows that other nodes changed. */
@Component
class FlowRefresher implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FlowRefresher.class);

    private final Flows flows;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("flow-refresher").factory());

    FlowRefresher(Flows flows) {
        this.flows = flows;
        var _ = timer.scheduleWithFixedDelay(this::refresh, 2, 2, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    /** Outlives every failure; the flows are then older, nothing else. */
    private void refresh() {
        try {
            flows.refresh();
        } catch (RuntimeException failed) {
            LOG.warn("Flows not refreshed, next attempt in 2 s: {}", failed.toString());
        }
    }
}
