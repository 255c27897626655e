package dev.kontor.hub.shared;

/**
 * A kind of failure. Each module lists its own in one enum; metrics count by {@link #name()}. A
 * code says who must act.
 */
public interface ErrorCode {

    String name();

    /** Who has to act; the caller unless said otherwise. */
    default WhoMustAct whoMustAct() {
        return WhoMustAct.CALLER;
    }

    /** The party that can cure the failure. */
    enum WhoMustAct {
        CALLER,
        ADMINISTRATOR,
        REMOTE,
        US,
        CAPACITY
    }
}
