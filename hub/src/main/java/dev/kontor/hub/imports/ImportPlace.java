package dev.kontor.hub.imports;

import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is; kept with its job as JSON, so that any node goes on with it.
 *
 * @param day where listing Lexware's documents goes on
 * @param days how many days are listed at once
 * @param page of these days, from 0
 * @param listedOnce whether the source was listed at all
 * @param next where listing the source goes on; null at the beginning and at the end
 * @param pending objects that were listed and not looked at yet, as refs
 * @param attempts how often the first of them could not be read, since {@code failingSince}
 * @param stretchBegan when it was started or resumed last, with {@code stretchDone} objects done
 * @param known up to when it is known what changed in Lexware
 */
record ImportPlace(
        Phase phase,
        LocalDate day,
        int days,
        int page,
        boolean listedOnce,
        @Nullable String next,
        List<String> pending,
        int attempts,
        @Nullable Instant failingSince,
        Instant stretchBegan,
        int stretchDone,
        Known known) {

    static final int DAYS_AT_ONCE = 7;

    /** What an import is doing. */
    enum Phase {
        /** Listing what Lexware has. */
        DOCUMENTS,
        /** Listing and comparing what the source has. */
        OBJECTS,
        /** All is compared; what people choose is handed over. */
        COMPARED
    }

    /**
     * Up to when it is known what changed in Lexware.
     *
     * @param until null in imports that were begun by a version that did not note it
     * @param asked since when later changes are being listed; null if they are not
     * @param page of these changes, from 0
     */
    record Known(@Nullable Instant until, @Nullable Instant asked, int page) {

        static Known until(Instant instant) {
            return new Known(instant, null, 0);
        }

        /** With a page of the later changes listed. */
        Known listed(Instant begun, boolean last) {
            return last ? until(begun) : new Known(until, begun, page + 1);
        }
    }

    ImportPlace {
        pending = List.copyOf(pending);
        // absent in what a version before has stored
        known = known == null ? new Known(null, null, 0) : known;
    }

    static ImportPlace begin(LocalDate first, Instant now) {
        return new ImportPlace(
                Phase.DOCUMENTS,
                first,
                DAYS_AT_ONCE,
                0,
                false,
                null,
                List.of(),
                0,
                null,
                now,
                0,
                Known.until(now));
    }

    ImportPlace nextPage() {
        return with(phase, day, days, page + 1);
    }

    ImportPlace nextDays() {
        return with(phase, day.plusDays(days), DAYS_AT_ONCE, 0);
    }

    ImportPlace fewerDays() {
        return with(phase, day, 1, 0);
    }

    ImportPlace in(Phase other) {
        return with(other, day, days, page);
    }

    private ImportPlace with(Phase newPhase, LocalDate newDay, int newDays, int newPage) {
        return new ImportPlace(
                newPhase,
                newDay,
                newDays,
                newPage,
                listedOnce,
                next,
                pending,
                attempts,
                failingSince,
                stretchBegan,
                stretchDone,
                known);
    }

    /** With a page of the source listed. */
    ImportPlace listed(@Nullable String further, List<SourceRef> refs) {
        return new ImportPlace(
                phase,
                day,
                days,
                page,
                true,
                further,
                refs.stream().map(SourceRef::toString).toList(),
                0,
                null,
                stretchBegan,
                stretchDone,
                known);
    }

    /** With the first pending object done. */
    ImportPlace oneDone() {
        return new ImportPlace(
                phase,
                day,
                days,
                page,
                listedOnce,
                next,
                pending.subList(1, pending.size()),
                0,
                null,
                stretchBegan,
                stretchDone,
                known);
    }

    /** With one more attempt at the first pending object that failed. */
    ImportPlace failed(Instant now) {
        return new ImportPlace(
                phase,
                day,
                days,
                page,
                listedOnce,
                next,
                pending,
                attempts + 1,
                failingSince == null ? now : failingSince,
                stretchBegan,
                stretchDone,
                known);
    }

    ImportPlace resumed(Instant now, int done) {
        return new ImportPlace(
                phase,
                day,
                days,
                page,
                listedOnce,
                next,
                pending,
                attempts,
                failingSince,
                now,
                done,
                known);
    }

    ImportPlace with(Known newKnown) {
        return new ImportPlace(
                phase,
                day,
                days,
                page,
                listedOnce,
                next,
                pending,
                attempts,
                failingSince,
                stretchBegan,
                stretchDone,
                newKnown);
    }

    /** To list all documents again, because more changed than can be paged through. */
    ImportPlace documentsAgain(LocalDate first, Instant now) {
        return with(Phase.DOCUMENTS, first, DAYS_AT_ONCE, 0).with(Known.until(now));
    }
}
