package dev.kontor.hub.shared;

/**
 * A kind of failure. Each module lists its own in one enum; metrics count by {@link #name()}. A
 * code answers the two questions of every failure: who must act, and what happens now.
 */
public interface ErrorCode {

    String name();

    WhoMustAct whoMustAct();

    WhatNow whatNow();

    /** The party that can cure the failure. */
    enum WhoMustAct {
        CALLER,
        ADMINISTRATOR,
        REMOTE,
        US,
        CAPACITY
    }

    /** What Kontor does by itself next. */
    enum WhatNow {
        NEVER,
        LATER,
        RECONCILE
    }
}
