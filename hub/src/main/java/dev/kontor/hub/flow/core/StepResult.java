package dev.kontor.hub.flow.core;

import dev.kontor.hub.shared.Words;
import java.time.Instant;

/** How an earlier step of this evaluation ended. Steps that wait or are stuck end it. */
public sealed interface StepResult {

    String step();

    record Done(String step, Record output, Instant doneAt) implements StepResult {}

    record Skipped(String step, Words reason) implements StepResult {}
}
