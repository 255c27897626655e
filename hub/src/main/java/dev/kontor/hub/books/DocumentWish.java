package dev.kontor.hub.books;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome.Problem;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.ledger.Deadline;
import dev.kontor.hub.ledger.Effect;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.EffectState;
import dev.kontor.hub.ledger.Intent;
import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.LexwareClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document that shall stand in the books.
 *
 * @param total gross total that it must have: the source's, or its share of that
 * @param finalise false: a draft that a person finalises in Lexware
 * @param known its effect as it was found before; empty if there was none
 */
record DocumentWish(
        EffectKey key,
        DocumentKind kind,
        String fingerprint,
        String sale,
        Supplier<Money> total,
        boolean finalise,
        Lazy<Draft> draft,
        Optional<Effect> known) {

    Remote.Answer send(
            LexwareAccess lexware,
            OrganisationId organisation,
            Effect effect,
            Deadline deadline,
            JsonMapper json) {
        Request request = draftOrHeld().writing().apply(effect.token());
        Answer<ActionResult> answer = lexware.send(organisation, deadline, request.call());
        return Refusals.of(
                answer,
                lexware.pauseAfter(answer),
                result -> remote(lexware, organisation, result),
                result ->
                        json.writeValueAsString(DocumentFacts.made(kind, result.id().toString())));
    }

    private SourceRef remote(
            LexwareAccess lexware, OrganisationId organisation, ActionResult result) {
        return lexware.ref(organisation, kind.key(), result.id().toString());
    }

    /**
     * The draft that may be sent.
     *
     * @throws Held if a person must answer first
     * @throws LexwareUnavailable if somebody else has to answer first
     */
    Draft.Ready draftOrHeld() {
        return switch (draft.get()) {
            case Draft.Ready ready -> ready;
            case Draft.NotReady(Problem problem) -> throw new Held(problem);
            case Draft.NotYet(Instant retryAt, Words why) ->
                    throw new LexwareUnavailable(retryAt, why);
        };
    }

    /** Whether it was made, as far as is known from before. */
    boolean made() {
        return known.filter(effect -> effect.state() == EffectState.DONE).isPresent();
    }

    /** What would be sent. */
    sealed interface Draft {

        /**
         * @param writing puts the marker in
         * @param gross total that Lexware will compute
         * @param reasons why it is as it is
         * @param grounds the same with rules, statutes and facts; null if it follows another
         *     document
         * @param intended keeps what was decided; runs in the transaction of the intent
         */
        record Ready(
                Function<String, Request> writing,
                BigDecimal gross,
                List<Words> reasons,
                @Nullable Grounds grounds,
                Runnable intended)
                implements Draft {

            Intent.Frozen freeze(String token) {
                return new Intent.Frozen(writing.apply(token).body(), gross, intended);
            }
        }

        /** Needs a person first. */
        record NotReady(Problem problem) implements Draft {}

        /** Needs nothing but time. */
        record NotYet(Instant retryAt, Words why) implements Draft {}
    }

    /**
     * @param body as JSON, exactly as it goes out
     */
    record Request(String route, String body, Function<LexwareClient, Answer<ActionResult>> call) {

        Plan.PlannedRequest planned() {
            return new Plan.PlannedRequest("POST", route, body);
        }
    }
}
