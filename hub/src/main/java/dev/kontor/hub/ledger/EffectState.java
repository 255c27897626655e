package dev.kontor.hub.ledger;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where an effect stands. */
public enum EffectState {
    /** Named, and certainly not in the remote system. */
    PLANNED,
    /** About to be sent, or sent and not answered yet; after a crash: in doubt. */
    INTENDED,
    /** Sent; whether it was executed is in doubt. */
    UNKNOWN,
    /** In the remote system. */
    DONE,
    /** Refused by the remote system. */
    REJECTED,
    /** Replaced by a later generation on a person's order. */
    SUPERSEDED;

    private static final Map<EffectState, Set<EffectState>> NEXT =
            Map.of(
                    PLANNED, EnumSet.of(INTENDED, DONE),
                    INTENDED, EnumSet.of(DONE, REJECTED, UNKNOWN, PLANNED),
                    UNKNOWN, EnumSet.of(DONE, PLANNED),
                    DONE, EnumSet.of(SUPERSEDED),
                    REJECTED, EnumSet.of(INTENDED, DONE, SUPERSEDED),
                    SUPERSEDED, EnumSet.noneOf(EffectState.class));

    /** Whether the ledger may take an effect from here to there. */
    public boolean mayBecome(EffectState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean inDoubt() {
        return this == INTENDED || this == UNKNOWN;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EffectState ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
