package dev.kontor.hub.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How complete the books are for a period.
 *
 * @param from first day, inclusive
 * @param until last day, inclusive
 * @param objects source objects of the period; {@code matched} of them have a document that stands
 * @param documents documents of the period that the mirror knows
 * @param mirrorAt when the mirror last saw Lexware; null: never
 * @param mirrorFrom back to which creation it saw everything then
 */
public record Report(
        LocalDate from,
        LocalDate until,
        int objects,
        int matched,
        int documents,
        @Nullable Instant mirrorAt,
        @Nullable Instant mirrorFrom,
        List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether nobody has to look at anything. */
    public boolean complete() {
        return findings.stream().allMatch(Finding::explained);
    }
}
