package dev.kontor.hub.ledger;

import dev.kontor.hub.ledger.Remote.Finding;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger allows: the table of design.md section 6 as pure functions.
 *
 * @param callTimeout after which the client gives up on an answer
 * @param settle how long a record may take to become visible in the remote index, late execution
 *     included; undocumented, hence generous
 * @param doubtLimit after which a doubt needs a person
 * @param lookEvery how often a doubt is looked into
 */
record EffectRules(Duration callTimeout, Duration settle, Duration doubtLimit, Duration lookEvery) {

    /** What may be done about an effect now. */
    sealed interface Decision {

        record Send() implements Decision {}

        record Return() implements Decision {}

        record RefuseOtherSale() implements Decision {}

        record StayRejected() implements Decision {}

        /** Somebody is sending it at this moment. */
        record AwaitAnswer(Instant until) implements Decision {}

        record Look() implements Decision {}
    }

    /** What a look means. */
    sealed interface Conclusion {

        record Adopt(Finding.There there) implements Conclusion {}

        /** Certainly not there: may be sent again. */
        record SendAgain() implements Conclusion {}

        record KeepLooking(Instant nextLook, boolean overdue, String why) implements Conclusion {}
    }

    Decision decide(@Nullable Effect effect, String fingerprint, boolean asked, Instant now) {
        if (effect == null) {
            return new Decision.Send();
        }
        boolean same = effect.fingerprint().equals(fingerprint);
        return switch (effect.state()) {
            case PLANNED, SUPERSEDED -> new Decision.Send();
            case DONE -> same ? new Decision.Return() : new Decision.RefuseOtherSale();
            case REJECTED -> same && !asked ? new Decision.StayRejected() : new Decision.Send();
            case INTENDED -> {
                Instant until = effect.sendBefore();
                yield until != null && now.isBefore(until)
                        ? new Decision.AwaitAnswer(until)
                        : new Decision.Look();
            }
            case UNKNOWN -> new Decision.Look();
        };
    }

    Conclusion conclude(Effect effect, Finding finding, Instant now) {
        return switch (finding) {
            case Finding.There there -> new Conclusion.Adopt(there);
            case Finding.Harmless() -> new Conclusion.SendAgain();
            case Finding.NotSeen(boolean conclusive, String why) -> {
                if (conclusive && !now.isBefore(settledAt(effect))) {
                    yield new Conclusion.SendAgain();
                }
                yield new Conclusion.KeepLooking(now.plus(lookEvery), overdue(effect, now), why);
            }
        };
    }

    /** Whether a doubt lasts so long that a person is asked. */
    boolean overdue(Effect effect, Instant now) {
        return !now.isBefore(intendedAt(effect).plus(doubtLimit));
    }

    /** From when "not seen" can mean "not there". */
    Instant settledAt(Effect effect) {
        Instant sendBefore = effect.sendBefore();
        return (sendBefore == null ? intendedAt(effect) : sendBefore)
                .plus(callTimeout)
                .plus(settle);
    }

    private static Instant intendedAt(Effect effect) {
        Instant intended = effect.intendedAt();
        if (intended == null) {
            throw new IllegalStateException("Effect " + effect.id() + " was never intended");
        }
        return intended;
    }
}
