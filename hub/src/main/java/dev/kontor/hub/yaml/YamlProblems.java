package dev.kontor.hub.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects what is wrong while a document is read on, so that a person sees all of it at once. Not
 * thread-safe.
 */
public final class YamlProblems {

    private final List<ConfigurationError> errors = new ArrayList<>();

    public void add(ConfigurationError error) {
        errors.add(error);
    }

    /** The result of reading one part, or empty with its errors noted here. */
    public <T> Optional<T> attempt(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ConfigurationException wrong) {
            errors.addAll(wrong.errors());
            return Optional.empty();
        }
    }

    /** As {@link #attempt}, without a result. */
    public void run(Runnable part) {
        attempt(() -> {
            part.run();
            return true;
        });
    }

    public List<ConfigurationError> all() {
        return List.copyOf(errors);
    }

    /** Ends the reading: throws if anything was noted. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
    }
}
