package dev.kontor.vat.document;

import dev.kontor.vat.ReviewCode;
import dev.kontor.vat.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Something worth writing into the run's record; it stops nothing.
 *
 * @param reviewCode set where a person should look afterwards
 * @param wording what was seen or done
 */
public record Remark(@Nullable ReviewCode reviewCode, Wording wording) {

    static Remark of(String de, String en, Object... values) {
        return new Remark(null, Wording.of(de, en, values));
    }
}
