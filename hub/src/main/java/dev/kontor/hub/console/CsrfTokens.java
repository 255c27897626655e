package dev.kontor.hub.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Tokens against forged forms, in a cookie. Over TLS no other host of the domain can set it ({@link
 * ConsoleCookies#name}), so that nobody has their own token taken for ours.
 */
final class CsrfTokens implements CsrfTokenRepository {

    private final CookieCsrfTokenRepository plain = tokens(false);
    private final CookieCsrfTokenRepository overTls = tokens(true);

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CookieCsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? overTls : plain;
    }

    private static CookieCsrfTokenRepository tokens(boolean secure) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(ConsoleCookies.name("kontor_csrf", secure));
        tokens.setCookiePath(ConsoleCookies.path(secure));
        tokens.setCookieCustomizer(
                cookie -> cookie.sameSite("Strict").httpOnly(true).secure(secure));
        return tokens;
    }
}
