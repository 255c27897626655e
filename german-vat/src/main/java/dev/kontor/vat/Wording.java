package dev.kontor.vat;

import java.time.LocalDate;
import java.util.function.Function;

/**
 * One sentence in German and in English, in words a bookkeeper understands.
 *
 * @param de the German sentence; what is printed on documents
 * @param en the English sentence
 */
public record Wording(String de, String en) {
    public Wording {
        if (de.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "A wording needs both languages: de='" + de + "', en='" + en + "'.");
        }
    }

    /** The same text in both languages, such as the name of an article. */
    public static Wording same(String text) {
        return new Wording(text, text);
    }

    /** Something that people call by a name, not by its constant. */
    interface Named {
        Wording wording();
    }

    /**
     * A sentence with values. Each {@code {}} stands for the next of them, in both languages;
     * values that have words of their own ({@link Figures}, kinds of goods, dates) are written in
     * the language of the sentence.
     */
    public static Wording of(String de, String en, Object... values) {
        return new Wording(filled(de, Wording::de, values), filled(en, Wording::en, values));
    }

    private static String filled(
            String sentence, Function<Wording, String> language, Object... values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int gap = sentence.indexOf("{}", from);
            if (gap < 0) {
                throw new IllegalArgumentException(
                        "There is no place for '" + value + "' in: " + sentence);
            }
            filled.append(sentence, from, gap).append(text(value, language));
            from = gap + 2;
        }
        return filled.append(sentence.substring(from)).toString();
    }

    private static String text(Object value, Function<Wording, String> language) {
        return switch (value) {
            case Wording wording -> language.apply(wording);
            case Named named -> language.apply(named.wording());
            case LocalDate day -> language.apply(Figures.date(day));
            default -> value.toString();
        };
    }
}
