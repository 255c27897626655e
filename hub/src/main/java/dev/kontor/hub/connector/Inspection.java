package dev.kontor.hub.connector;

import dev.kontor.hub.shared.Words;
import java.util.List;

/**
 * What came out when a connection was tried: what was looked at, and what the remote system
 * answered, in words. Nothing was written there.
 */
public record Inspection(List<Finding> findings) {

    public Inspection {
        findings = List.copyOf(findings);
    }

    /** One thing that was looked at. */
    public record Finding(Grade grade, Words subject, Words answer) {}

    /** How a finding is to be taken. */
    public enum Grade {
        GOOD,
        /** Neither good nor bad; somebody may want to know. */
        NOTE,
        /** It works, but less than it could. */
        WARNING,
        /** It cannot be used like this. */
        BAD
    }

    /** Nothing but this one. */
    public static Inspection of(Grade grade, Words subject, Words answer) {
        return new Inspection(List.of(new Finding(grade, subject, answer)));
    }

    /** Whether the connection can be used. */
    public boolean usable() {
        return findings.stream().noneMatch(each -> each.grade() == Grade.BAD);
    }
}
