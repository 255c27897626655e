package dev.kontor.vat;

/**
 * What a person must answer before the case can go on.
 *
 * @param reviewCode why, in the list a bookkeeper can filter by
 * @param wording the question, with the values it is about
 */
public record Question(ReviewCode reviewCode, Wording wording) {

    /** A question in both languages. */
    public static Question of(ReviewCode reviewCode, String de, String en) {
        return new Question(reviewCode, new Wording(de, en));
    }
}
