package dev.kontor.lexware.simulator;

import java.util.Locale;

/** Whom to believe about a {@link Disputed} point. */
public enum Reading {
    /** The vendor's text. */
    DOCUMENTED,
    /** What others say they measured. */
    MEASURED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
