package dev.kontor.hub.books;

import dev.kontor.hub.ledger.Remote;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.Reason;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Turns the client's answers to a create into the ledger's. */
final class Refusals {

    private static final Duration RACE = Duration.ofSeconds(3);

    private Refusals() {}

    static <T> Remote.Answer of(
            Answer<T> answer,
            Duration pause,
            Function<T, SourceRef> remote,
            Function<T, String> result) {
        return switch (answer) {
            case Answer.Done<T> done ->
                    new Remote.Answer.Done(remote.apply(done.value()), result.apply(done.value()));
            case Answer.Rejected<T> rejected -> rejected(rejected, pause);
            case Answer.Throttled<T> _ -> new Remote.Answer.NotExecuted("429", pause);
            case Answer.NotSent<T> notSent ->
                    new Remote.Answer.NotExecuted(notSent.reason(), Duration.ofSeconds(1));
            case Answer.Unreachable<T> _ -> new Remote.Answer.NotExecuted("unreachable", pause);
            case Answer.Unknown<T> unknown -> new Remote.Answer.Unknown(unknown.why().name());
        };
    }

    private static <T> Remote.Answer rejected(Answer.Rejected<T> rejected, Duration pause) {
        if (rejected.because(Reason.Code.NUMBER_RACE)) {
            return new Remote.Answer.NotExecuted("number race", RACE);
        }
        boolean account =
                rejected.reasons().stream()
                        .filter(reason -> reason.code() != Reason.Code.UNMAPPABLE_CONTACT)
                        .anyMatch(reason -> reason.code().actor() == Reason.Actor.ADMINISTRATOR);
        if (account) {
            // The account is paused (LexwareAccess); this request is not to blame.
            return new Remote.Answer.NotExecuted(rejected.reasons().toString(), pause);
        }
        List<Words> reasons =
                rejected.reasons().stream().map(reason -> Words.same(reason.toString())).toList();
        return new Remote.Answer.Rejected(reasons);
    }
}
