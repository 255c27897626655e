package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applies kontor.yaml at start and keeps the picture of the organisations fresh. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    @Bean
    SealingKeys sealingKeys(Configuration configuration) {
        return new SealingKeys(configuration.hub().secrets(), configuration.hub().dataFolder());
    }

    @Bean
    News organisationNews(ApplicationEventPublisher publisher) {
        return new News(publisher);
    }

    @Bean
    Organisations organisations(
            Configuration configuration,
            SealingKeys keys,
            News news,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        new ConfigurationApplier(transactions, jdbc, clock).apply(configuration);
        new KeyRotation(keys, transactions, jdbc).run();
        return new Organisations(configuration, keys, transactions, jdbc, clock, news::tell);
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

    /** Tells the other modules of changes, one after the other, beside whoever made them. */
    static final class News implements DisposableBean {

        private static final Logger log = LoggerFactory.getLogger(News.class);

        private final ApplicationEventPublisher publisher;
        private final java.util.concurrent.ExecutorService line =
                Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("organisation-news").factory());

        News(ApplicationEventPublisher publisher) {
            this.publisher = publisher;
        }

        void tell(OrganisationChanged change) {
            if (!line.isShutdown()) {
                line.execute(() -> publish(change));
            }
        }

        @Override
        public void destroy() {
            line.shutdownNow();
        }

        /** A listener that fails must not keep later news from being told. */
        private void publish(OrganisationChanged change) {
            try {
                publisher.publishEvent(change);
            } catch (RuntimeException failed) {
                log.error(
                        "outcome=change-not-followed organisation={}: what it needs is set up at the"
                                + " next start",
                        change.now().id(),
                        failed);
            }
        }
    }
}
