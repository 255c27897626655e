package dev.kontor.hub.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a source object, or of all objects of a run: of several, the first constant that
 * applies.
 */
public enum ObjectOutcome {
    /** Needs a person. */
    STUCK,
    /** Comes again by itself. */
    WAITING,
    /** Every step of every flow is done or skipped. */
    DONE,
    /** A person decided to leave it so. */
    LEFT_SO,
    /** Older than the flow's start; left alone. */
    BEFORE_START,
    /** The condition of no flow is met (yet). */
    UNMET,
    /** No flow is switched on for objects of this kind. */
    NO_FLOW,
    /** The source says it does not exist any more. */
    GONE,
    /** The source could not be read. */
    UNREADABLE;

    /** As in tables and addresses: {@code before-start}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ObjectOutcome> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** Whether nothing is to be done any more unless the source changes. */
    boolean settled() {
        return switch (this) {
            case DONE, LEFT_SO, BEFORE_START, NO_FLOW, GONE -> true;
            case STUCK, WAITING, UNMET, UNREADABLE -> false;
        };
    }

    static ObjectOutcome worse(ObjectOutcome left, ObjectOutcome right) {
        return left.compareTo(right) <= 0 ? left : right;
    }
}
