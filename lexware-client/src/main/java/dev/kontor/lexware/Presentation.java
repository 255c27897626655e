package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Texts and looks of a new document; whatever is null takes the organisation's or contact's default
 * (lexware-office-api.md 2, 6.2).
 *
 * @param language {@code de} or {@code en}
 * @param title heading, at most 25 characters
 * @param introduction text before the lines, at most 2000 characters
 * @param remark text after the lines, at most 2000 characters
 * @param printLayoutId print layout
 */
public record Presentation(
        @Nullable String language,
        @Nullable String title,
        @Nullable String introduction,
        @Nullable String remark,
        @Nullable UUID printLayoutId) {

    /** All defaults. */
    public static final Presentation DEFAULT = new Presentation(null, null, null, null, null);

    /** Refuses what is too long and unknown languages. */
    public Presentation {
        if (language != null && !language.equals("de") && !language.equals("en")) {
            throw new FieldRefused("language", "is de or en", "leave it out for the default");
        }
        Rules.atMost("title", title, 25);
        Rules.atMost("introduction", introduction, 2000);
        Rules.atMost("remark", remark, 2000);
    }

    /** The same in this language. */
    public Presentation withLanguage(String code) {
        return new Presentation(code, title, introduction, remark, printLayoutId);
    }

    /** The same with this heading. */
    public Presentation withTitle(String text) {
        return new Presentation(language, text, introduction, remark, printLayoutId);
    }

    /** The same with this text before the lines. */
    public Presentation withIntroduction(String text) {
        return new Presentation(language, title, text, remark, printLayoutId);
    }

    /** The same with this text after the lines. */
    public Presentation withRemark(String text) {
        return new Presentation(language, title, introduction, text, printLayoutId);
    }

    /** The same with this print layout. */
    public Presentation withPrintLayout(UUID layout) {
        return new Presentation(language, title, introduction, remark, layout);
    }
}
