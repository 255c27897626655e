package dev.kontor.hub;

import dev.kontor.hub.shared.HubException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that fails for a known reason logs that reason, not a stack trace. */
class HubFailureAnalyzer extends AbstractFailureAnalyzer<HubException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HubException cause) {
        @Nullable String message = cause.getMessage();
        return new FailureAnalysis(message == null ? cause.toString() : message, null, cause);
    }
}
