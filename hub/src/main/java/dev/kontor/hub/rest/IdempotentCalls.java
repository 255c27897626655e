package dev.kontor.hub.rest;

import dev.kontor.hub.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which calls were made with a key, and what was answered; for a day. Thread-safe. */
@Component
class IdempotentCalls {

    static final Duration KEPT = Duration.ofDays(1);

    /** A first call that is under way for longer died with its process. */
    static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    /** What is kept of an answer that is shown once. */
    static final String SHOWN_ONCE =
            """
            {"secret": null, "detail": "The secret was shown with the first answer and is not kept; \
            if it is lost, revoke the token and make another", "code": "SECRET_SHOWN_ONCE"}
            """;

    private final IdempotencyTable table;
    private final Transactions transactions;
    private final InstantSource clock;

    IdempotentCalls(IdempotencyTable table, Transactions transactions, InstantSource clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A key that belongs to a call under way.
     *
     * @param at when it was taken: whoever takes it over later has another instant
     */
    record Taken(String caller, String key, Instant at, boolean keepsBody) {}

    /** What there is about a call with a key. */
    sealed interface Attempt {

        /** It is the first, or the first died with its process: do it. */
        record First(Taken taken) implements Attempt {}

        /** The key was taken for something else. */
        record OfAnotherCall() implements Attempt {}

        /** The first is not answered yet. */
        record UnderWay() implements Attempt {}

        /** It was done, and this was the answer. */
        record Again(int status, @Nullable String contentType, @Nullable String body)
                implements Attempt {}
    }

    /**
     * Takes a key for a call, or says what became of the one that has it.
     *
     * @param caller who calls: a token, not its name, which another token may have, too
     */
    Attempt take(String caller, String key, String requestHash, boolean keepsBody) {
        // As exact as the database is, which is asked for it again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.acrossOrganisations(() -> {
            table.deleteBefore(now.minus(KEPT));
            Taken taken = new Taken(caller, key, now, keepsBody);
            if (table.take(caller, key, requestHash, now)
                    || table.takeOver(caller, key, requestHash, now.minus(LONGEST_CALL), now)) {
                return new Attempt.First(taken);
            }
            return table.find(caller, key)
                    .map(kept -> attempt(kept, requestHash))
                    .orElseGet(Attempt.UnderWay::new);
        });
    }

    private static Attempt attempt(IdempotencyTable.Kept kept, String requestHash) {
        if (!kept.requestHash().equals(requestHash)) {
            return new Attempt.OfAnotherCall();
        }
        Integer status = kept.status();
        return status == null
                ? new Attempt.UnderWay()
                : new Attempt.Again(status, kept.contentType(), kept.body());
    }

    /** Keeps the answer to a call, unless somebody else took its key over. */
    void answer(Taken taken, int status, @Nullable String contentType, String body) {
        boolean whole = taken.keepsBody() || status >= 400;
        transactions.runAcrossOrganisations(() ->
                table.answer(
                        taken.caller(),
                        taken.key(),
                        taken.at(),
                        status,
                        whole ? contentType : "application/json",
                        whole ? body : SHOWN_ONCE));
    }

    /** Gives the key of a call that was not done back. */
    void release(Taken taken) {
        transactions.runAcrossOrganisations(
                () -> table.release(taken.caller(), taken.key(), taken.at()));
    }

    /** Forgets what was answered longer ago than {@link #KEPT}; returns how many calls. */
    int forget() {
        return transactions.acrossOrganisations(
                () -> table.deleteBefore(clock.instant().minus(KEPT)));
    }
}
