package dev.kontor.lexware.simulator;

import java.util.Locale;

/** How something came to be, for whoever checks afterwards. */
enum ExecutedBy {
    /** By a call that was answered. */
    NORMAL,
    /** By a call that was executed after its client had given up. */
    LATE,
    /** By a call whose answer was dropped, cut or replaced by an error. */
    DROPPED,
    /** By a person in the app. */
    HAND;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
