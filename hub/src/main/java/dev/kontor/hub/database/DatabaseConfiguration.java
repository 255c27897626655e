package dev.kontor.hub.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool, and the watch over an embedded server. Where the database is, the start decides. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    HikariDataSource dataSource(
            DatabaseLocation location, @Value("${kontor.database.pool-size}") int poolSize) {
        return DatabasePool.open(location, poolSize);
    }

    @Bean
    @ConditionalOnBean(EmbeddedPostgres.class)
    EmbeddedPostgresWatch embeddedPostgresWatch(EmbeddedPostgres postgres) {
        return new EmbeddedPostgresWatch(postgres);
    }
}
