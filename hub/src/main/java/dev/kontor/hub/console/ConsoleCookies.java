package dev.kontor.hub.console;

import dev.kontor.hub.shared.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** What the console keeps in the browser: the session's token, and nothing else of worth. */
final class ConsoleCookies {

    private static final String SESSION = "kontor_session";
    private static final String LANGUAGE = "kontor_language";
    private static final String FLASH = "kontor_flash";
    private static final String JOURNEY = "kontor_oidc";
    private static final Duration YEAR = Duration.ofDays(365);

    private ConsoleCookies() {}

    static Optional<Secret> session(HttpServletRequest request) {
        return read(request, SESSION).map(Secret::new);
    }

    /** Ends with the browser; the server ends it earlier when it is not used. */
    static void putSession(
            HttpServletRequest request, HttpServletResponse response, Secret session) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, SESSION, session.reveal()).build().toString());
    }

    static void removeSession(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie(request, SESSION, "").maxAge(0).build().toString());
    }

    /** The language of pages before anybody signed in. */
    static Optional<String> language(HttpServletRequest request) {
        return read(request, LANGUAGE);
    }

    static void putLanguage(
            HttpServletRequest request, HttpServletResponse response, String language) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, LANGUAGE, language).maxAge(YEAR).build().toString());
    }

    /** What the page after a redirect says; gone with it. */
    static Optional<String> flash(HttpServletRequest request) {
        return read(request, FLASH);
    }

    /** An empty value removes it. */
    static void putFlash(HttpServletRequest request, HttpServletResponse response, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, FLASH, value)
                        .maxAge(value.isEmpty() ? Duration.ZERO : Duration.ofMinutes(1))
                        .build()
                        .toString());
    }

    /** Who comes back from the identity provider is who went there. */
    static Optional<String> journey(HttpServletRequest request) {
        return read(request, JOURNEY);
    }

    /** An empty value removes it. */
    static void putJourney(
            HttpServletRequest request, HttpServletResponse response, String handle) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, JOURNEY, handle)
                        .maxAge(handle.isEmpty() ? Duration.ZERO : Duration.ofMinutes(10))
                        .build()
                        .toString());
    }

    private static Optional<String> read(HttpServletRequest request, String base) {
        String name = name(base, request.isSecure());
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isBlank())
                        .findFirst();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            HttpServletRequest request, String base, String value) {
        return cookie(request.isSecure(), base, value);
    }

    static ResponseCookie.ResponseCookieBuilder cookie(boolean secure, String base, String value) {
        return ResponseCookie.from(name(base, secure), value)
                .path(path(secure))
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax");
    }

    /**
     * Over TLS a name with which browsers take a cookie from this very host alone: no other name of
     * the domain can set one in its place (RFC 6265bis 4.1.3.2).
     */
    static String name(String base, boolean secure) {
        return secure ? "__Host-" + base : base;
    }

    /** What {@code __Host-} demands; else as narrow as can be. */
    static String path(boolean secure) {
        return secure ? "/" : "/console";
    }
}
