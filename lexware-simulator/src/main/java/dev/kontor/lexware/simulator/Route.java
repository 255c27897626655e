package dev.kontor.lexware.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One method of one path of the API.
 *
 * @param scope what a key needs for it; null: nothing
 * @param shape how its refusals look
 */
record Route(
        String method,
        PathTemplate path,
        @Nullable String scope,
        ErrorShape shape,
        Handler handler) {

    Route(String method, String path, @Nullable String scope, ErrorShape shape, Handler handler) {
        this(method, PathTemplate.of(path), scope, shape, handler);
    }

    /** The name in statistics and faults: method and template. */
    String name() {
        return method + " " + path.text();
    }

    /** Answers a call or throws a {@link Refusal}. */
    @FunctionalInterface
    interface Handler {
        Answer handle(Call call);
    }
}
