package dev.kontor.hub.completeness;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that has no counterpart.
 *
 * @param ref the source object or the document; empty for a gap
 * @param number what people call it; of a gap the numbers that are missing
 * @param date business date of an object, creation of a document
 * @param explained whether it is as it should be, so that nobody has to look
 * @param reason why it has no counterpart
 */
public record Finding(
        Kind kind,
        String ref,
        @Nullable String number,
        @Nullable Instant date,
        @Nullable Money amount,
        boolean explained,
        Words reason) {

    /** What is missing. */
    public enum Kind {
        OBJECT_WITHOUT_DOCUMENT,
        DOCUMENT_WITHOUT_OBJECT,
        NUMBER_GAP;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
