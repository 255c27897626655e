package dev.kontor.lexware.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of documents and bookkeeping vouchers ({@code lexware-office-api.md} 6.5, 7.20). */
enum DocumentStatus {
    DRAFT,
    OPEN,
    PAID,
    PAIDOFF,
    VOIDED,
    ACCEPTED,
    REJECTED,
    TRANSFERRED,
    SEPADEBIT,
    UNCHECKED,
    BLANK;

    private final String wire = name().toLowerCase(Locale.ROOT);

    String wire() {
        return wire;
    }

    /** Whether nothing is left to be paid. */
    boolean isSettled() {
        return this == PAID || this == PAIDOFF;
    }

    static Optional<DocumentStatus> named(String wire) {
        return Arrays.stream(values()).filter(status -> status.wire.equals(wire)).findFirst();
    }
}
