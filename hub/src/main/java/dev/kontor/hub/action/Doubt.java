package dev.kontor.hub.action;

/** How it is found out whether a request without an answer was executed. */
public enum Doubt {
    /** The record is looked for in the remote system by its marker. */
    LOOK,
    /** The remote system recognises a repeated request by a key. */
    REMOTE_KEY,
    /** Doing it again is harmless. */
    REPEAT,
    /** Nobody but a person can tell. */
    ASK
}
