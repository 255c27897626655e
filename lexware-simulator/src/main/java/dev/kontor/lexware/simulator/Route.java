package dev.kontor.lexware.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One method of one path of the API.
 *
 * @param scope what a key needs for it; null: nothing
 * @param shape how its refusals look
 * @param onlyAsDocumented a route that only the vendor's text knows; null: it is there
 */
record Route(
        String method,
        PathTemplate path,
        @Nullable String scope,
        ErrorShape shape,
        Handler handler,
        @Nullable Disputed onlyAsDocumented) {

    Route(String method, String path, @Nullable String scope, ErrorShape shape, Handler handler) {
        this(method, PathTemplate.of(path), scope, shape, handler, null);
    }

    /** The same route, there only while the vendor's text is believed about that point. */
    Route onlyIf(Disputed documented) {
        return new Route(method, path, scope, shape, handler, documented);
    }

    boolean isThereFor(Organisation organisation) {
        return onlyAsDocumented == null || organisation.settings().documented(onlyAsDocumented);
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
