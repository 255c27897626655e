package dev.kontor.hub.rest;

import dev.kontor.hub.rest.Page.RestError;
import dev.kontor.hub.shared.HubException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a call through only if its token has the scope that the call needs, in the organisation that
 * the address names. Of another organisation it says the same as of one that does not exist.
 */
@Component
class ScopeCheck implements HandlerInterceptor {

    static final String ADMIN = "ROLE_ADMIN";
    static final String ORGANISATION = "ORGANISATION_";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || has(caller, ADMIN)) {
            return true;
        }
        String organisation = organisation(request);
        if (organisation != null && !has(caller, ORGANISATION + organisation)) {
            throw Known.unknown();
        }
        require(caller, needed(method, request));
        return true;
    }

    /** Lets nobody on without the scope but the administrator. */
    static void require(Authentication caller, Scope needed) {
        if (!has(caller, ADMIN) && !has(caller, needed.authority())) {
            throw new HubException(
                    RestError.SCOPE_MISSING,
                    "This call needs a token with the scope '%s'".formatted(needed.key()));
        }
    }

    /** What a call needs. */
    static Scope needed(HandlerMethod method, HttpServletRequest request) {
        return needed(method, HttpMethod.valueOf(request.getMethod()));
    }

    static Scope needed(HandlerMethod method, HttpMethod verb) {
        return Optional.ofNullable(method.getMethodAnnotation(Needs.class))
                .map(Needs::value)
                .orElse(verb.equals(HttpMethod.GET) ? Scope.VIEW : Scope.WORK);
    }

    /** The one organisation that the caller is held to; null for the administrator. */
    static @org.jspecify.annotations.Nullable String only(Authentication caller) {
        if (has(caller, ADMIN)) {
            return null;
        }
        return caller.getAuthorities().stream()
                .map(each -> String.valueOf(each.getAuthority()))
                .filter(each -> each.startsWith(ORGANISATION))
                .map(each -> each.substring(ORGANISATION.length()))
                .findFirst()
                .orElse("");
    }

    private static @org.jspecify.annotations.Nullable String organisation(
            HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables
                ? (String) variables.get("organisation")
                : null;
    }

    private static boolean has(Authentication caller, String authority) {
        return caller.getAuthorities().stream()
                .anyMatch(each -> authority.equals(each.getAuthority()));
    }
}
