package dev.kontor.hub.rest;

import dev.kontor.hub.rest.Page.RestError;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.SourceRef;
import org.jspecify.annotations.Nullable;

/** What a request has to have. */
final class Asked {

    private Asked() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong("The request needs a text '%s'".formatted(field));
        }
        return value;
    }

    static int number(String field, @Nullable Integer value) {
        if (value == null) {
            throw wrong("The request needs a whole number '%s'".formatted(field));
        }
        return value;
    }

    static SourceRef ref(String text) {
        try {
            return SourceRef.parse(text);
        } catch (IllegalArgumentException notARef) {
            throw wrong(String.valueOf(notARef.getMessage()));
        }
    }

    static HubException wrong(String message) {
        return new HubException(RestError.REQUEST_WRONG, message);
    }
}
