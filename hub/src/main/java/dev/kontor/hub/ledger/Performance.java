package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.Words;
import java.time.Instant;

/** How {@link Ledger#perform} ended. */
public sealed interface Performance {

    /**
     * In the remote system.
     *
     * @param now whether this call sent or adopted it, rather than an earlier one
     */
    record Done(Effect effect, boolean now) implements Performance {}

    /** In the remote system, but for another sale: needs a person. */
    record OtherSale(Effect effect, String sale) implements Performance {}

    /** Refused; tried again when the input changes or a person asks. */
    record Rejected(Effect effect) implements Performance {}

    /** Certainly not in the remote system yet; nothing is wrong. */
    record NotYet(Instant nextLook, Words why) implements Performance {}

    /**
     * In doubt.
     *
     * @param overdue the doubt lasts longer than it should: needs a person
     */
    record InDoubt(Effect effect, Instant nextLook, boolean overdue, String why)
            implements Performance {}
}
