package dev.kontor.lexware.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of bookkeeping vouchers ({@code lexware-office-api.md} 7.20). */
enum VoucherType {
    SALESINVOICE,
    SALESCREDITNOTE,
    PURCHASEINVOICE,
    PURCHASECREDITNOTE;

    private final String wire = name().toLowerCase(Locale.ROOT);

    String wire() {
        return wire;
    }

    boolean isSales() {
        return this == SALESINVOICE || this == SALESCREDITNOTE;
    }

    boolean isCreditNote() {
        return this == SALESCREDITNOTE || this == PURCHASECREDITNOTE;
    }

    static Optional<VoucherType> named(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
}
