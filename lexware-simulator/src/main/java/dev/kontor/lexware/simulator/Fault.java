package dev.kontor.lexware.simulator;

import java.time.Duration;

/** What goes wrong with one call, all amounts drawn. */
sealed interface Fault {

    /** Not executed, the connection is closed. */
    record DropBefore() implements Fault {}

    /** Executed, the connection is closed. */
    record DropAfter() implements Fault {}

    /** The client is left hanging, then the connection is closed; executed after the delay. */
    record Late(Duration delay, Duration hang) implements Fault {}

    /** Not executed, an answer of the gateway. */
    record ErrorBefore(int status) implements Fault {}

    /** Executed, an answer of the gateway. */
    record ErrorAfter(int status) implements Fault {}

    /** Executed, the connection breaks in the middle of the body. */
    record Cut() implements Fault {}

    /** Executed, the body comes in small pieces. */
    record Slow(Duration duration) implements Fault {}

    /** Not executed, 429. */
    record Throttle() implements Fault {}
}
