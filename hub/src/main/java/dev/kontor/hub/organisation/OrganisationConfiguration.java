package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applies kontor.yaml at start and keeps the picture of the organisations fresh. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    @Bean
    Organisations organisations(
            Configuration configuration,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        new ConfigurationApplier(transactions, jdbc, clock).apply(configuration);
        return new Organisations(configuration, transactions, jdbc, clock);
    }

    @Bean
    OrganisationRules organisationRules(
            Configuration configuration,
            Organisations organisations,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        return new OrganisationRules(configuration, organisations, transactions, jdbc, clock);
    }

    @Bean
    Refresher organisationRefresher(Organisations organisations) {
        return new Refresher(organisations);
    }

    /** Sees what other nodes changed. */
    static final class Refresher implements DisposableBean {

        private static final Logger log = LoggerFactory.getLogger(Refresher.class);

        private final Organisations organisations;
        private final ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("organisation-refresher").factory());

        Refresher(Organisations organisations) {
            this.organisations = organisations;
            var _ = timer.scheduleWithFixedDelay(this::refresh, 2, 2, TimeUnit.SECONDS);
        }

        @Override
        public void destroy() {
            timer.shutdownNow();
        }

        /** Outlives every failure; the picture is then older, nothing else. */
        private void refresh() {
            try {
                organisations.refresh();
            } catch (RuntimeException failed) {
                log.warn("Organisations not refreshed, next attempt in 2 s: {}", failed.toString());
            }
        }
    }
}
