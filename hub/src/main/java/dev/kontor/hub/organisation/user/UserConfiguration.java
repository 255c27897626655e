package dev.kontor.hub.organisation.user;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the beans of this package share. */
@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    Passwords passwords() {
        return new Passwords();
    }
}
