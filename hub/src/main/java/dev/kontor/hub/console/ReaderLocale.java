package dev.kontor.hub.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The reader's language: as the signed-in person set it, else as chosen at the sign-in, else as the
 * browser asks; German if it asks for neither German nor English.
 */
final class ReaderLocale implements LocaleResolver {

    static final Locale GERMAN = Locale.GERMANY;
    static final Locale ENGLISH = Locale.UK;

    static Locale of(String language) {
        return language.equals("en") ? ENGLISH : GERMAN;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Visitor.present()
                .map(visitor -> visitor.user().language())
                .or(() -> ConsoleCookies.language(request))
                .map(ReaderLocale::of)
                .orElseGet(() -> asked(request));
    }

    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") != null) {
            for (var asked = request.getLocales(); asked.hasMoreElements(); ) {
                String language = asked.nextElement().getLanguage();
                if (language.equals("de") || language.equals("en")) {
                    return of(language);
                }
            }
        }
        return GERMAN;
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is set by /console/language");
    }
}
