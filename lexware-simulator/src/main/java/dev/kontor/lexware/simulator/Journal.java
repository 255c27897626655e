package dev.kontor.lexware.simulator;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an organisation writes down each change, so that it can be told again. */
@FunctionalInterface
interface Journal {

    /** Remembers nothing. */
    Journal NONE = (_, _, _, _) -> {};

    /**
     * Notes what a thing has become.
     *
     * @param value a record that {@link Json#tree} can write; null: it is gone
     */
    void note(Kind kind, UUID organisation, String id, @Nullable Object value);

    /** What can be remembered. */
    enum Kind {
        ORGANISATION,
        KEY,
        CONTACT,
        ARTICLE,
        DOCUMENT,
        VOUCHER,
        FILE,
        TEMPLATE,
        SUBSCRIPTION
    }
}
