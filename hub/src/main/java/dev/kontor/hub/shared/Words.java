package dev.kontor.hub.shared;

/** One sentence for a bookkeeper, in German and in English. Never holds a secret. */
public record Words(String de, String en) {

    /** The same text in both languages, for numbers, names and answers of remote systems. */
    public static Words same(String text) {
        return new Words(text, text);
    }

    /** Fills both texts with the same values, as {@link String#formatted} does. */
    public Words with(Object... values) {
        return new Words(de.formatted(values), en.formatted(values));
    }

    public Words append(Words more) {
        return new Words(de + " " + more.de, en + " " + more.en);
    }

    @Override
    public String toString() {
        return en;
    }
}
