package dev.kontor.hub.flow.expression;

import java.time.Instant;

/** What a later step sees of one that is done: {@code steps.<id>} with {@code done_at}. */
public record StepValue(Record output, Instant doneAt) {}
