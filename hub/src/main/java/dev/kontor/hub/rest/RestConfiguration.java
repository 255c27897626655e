package dev.kontor.hub.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the check of scopes before every call of the API, and what was done before behind it. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration implements WebMvcConfigurer {

    private final ScopeCheck scopes;

    private final IdempotencyCheck idempotency;

    RestConfiguration(ScopeCheck scopes, IdempotencyCheck idempotency) {
        this.scopes = scopes;
        this.idempotency = idempotency;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(scopes).addPathPatterns("/api/**");
        registry.addInterceptor(idempotency).addPathPatterns("/api/**");
    }
}
