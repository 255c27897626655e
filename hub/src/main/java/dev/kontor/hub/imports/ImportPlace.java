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
        int stretchDone) {

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

    ImportPlace {
        pending = List.copyOf(pending);
    }

    static ImportPlace begin(LocalDate first, Instant now) {
        return new ImportPlace(
                Phase.DOCUMENTS, first, DAYS_AT_ONCE, 0, false, null, List.of(), 0, null, now, 0);
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
                stretchDone);
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
                stretchDone);
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
                stretchDone);
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
                stretchDone);
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
                done);
    }
}
