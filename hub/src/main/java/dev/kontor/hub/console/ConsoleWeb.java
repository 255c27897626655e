package dev.kontor.hub.console;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the doorkeeper before every page, and lets pages speak the reader's language. */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb implements WebMvcConfigurer {

    private final Doorkeeper doorkeeper;

    ConsoleWeb(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new ReaderLocale();
    }

    @Bean
    static FlashMapManager flashMapManager() {
        return new FlashCookie();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(doorkeeper).addPathPatterns("/", "/console", "/console/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(doorkeeper);
    }
}
