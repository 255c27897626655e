package dev.kontor.hub.action;

/** What an action may leave behind in a remote system. */
public enum ActionEffect {
    /** Nothing. */
    READ,
    /** Something that a later write can change or take back. */
    WRITE,
    /** Something that no call can undo, such as a finalised document. */
    IRREVERSIBLE
}
