package dev.kontor.hub;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock, injected as {@link Clock} or as {@link java.time.InstantSource}. */
@Configuration(proxyBeanMethods = false)
class HubClock {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
