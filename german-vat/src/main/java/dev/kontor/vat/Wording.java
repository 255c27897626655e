package dev.kontor.vat;

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
}
