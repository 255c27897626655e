package dev.kontor.hub.model;

import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;

/** Something in a source system that flows are evaluated for. */
public sealed interface SourceObject permits Order, Refund {

    SourceRef ref();

    /** The number people know it by, such as {@code #1001}. */
    String number();

    /**
     * The instant that is compared with a flow's {@code from}: when the business fact happened, not
     * when anything was changed about it.
     */
    Instant businessDate();
}
