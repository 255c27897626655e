package dev.kontor.lexware.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The faults by their names in control calls. */
enum FaultKind {
    DROP_BEFORE,
    DROP_AFTER,
    LATE,
    ERROR_BEFORE,
    ERROR_AFTER,
    CUT,
    SLOW,
    THROTTLE;

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultKind> named(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(FaultKind::wire).collect(Collectors.joining(", "));
    }
}
