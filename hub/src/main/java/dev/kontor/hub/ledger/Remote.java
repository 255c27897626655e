package dev.kontor.hub.ledger;

import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The remote side of an effect: how it is sent, and how a doubt about it is looked into. */
public interface Remote {

    /**
     * Books the right to send one request.
     *
     * @return null if sending needs none
     * @throws dev.kontor.hub.lane.NotYourTurn if there is none soon
     */
    @Nullable Permit permit();

    /**
     * Sends the frozen request once.
     *
     * @param deadline must be asked right before the first byte is written
     */
    Answer send(Effect effect, Deadline deadline);

    /**
     * Whether sending twice does no harm, so that an outcome may be lost: inside a span it is then
     * committed together with what follows.
     */
    default boolean repeatable() {
        return false;
    }

    /** Looks whether the effect is in the remote system after all. May call out. */
    Finding look(Effect effect);

    /** How the remote system answered. */
    sealed interface Answer {

        record Done(SourceRef remote, String result) implements Answer {}

        record Rejected(List<Words> reasons) implements Answer {

            public Rejected {
                reasons = List.copyOf(reasons);
            }
        }

        /**
         * Certainly not executed: refused for the pace, no connection, or the deadline had passed.
         *
         * @param pause how long to wait before the next attempt
         */
        record NotExecuted(String why, Duration pause) implements Answer {}

        /** Everything else after the first byte left. */
        record Unknown(String why) implements Answer {}
    }

    /** What a look found. */
    sealed interface Finding {

        record There(SourceRef remote, String result) implements Finding {}

        /**
         * Not seen.
         *
         * @param conclusive whether the look would have seen it: no candidate is left unread, and
         *     something later is already visible in the same index
         */
        record NotSeen(boolean conclusive, String why) implements Finding {}

        /** Doing it again is harmless, or the remote system recognises it: no need to look. */
        record Harmless() implements Finding {}
    }
}
