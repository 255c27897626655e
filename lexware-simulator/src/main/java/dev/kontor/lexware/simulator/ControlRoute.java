package dev.kontor.lexware.simulator;

/** One method of one path of the control interface. */
record ControlRoute(String method, PathTemplate path, Handler handler) {

    ControlRoute(String method, String path, Handler handler) {
        this(method, PathTemplate.of("/_simulator" + path), handler);
    }

    /**
     * Answers a call, or throws a {@link Refusal} or an {@link IllegalArgumentException} with the
     * reason.
     */
    @FunctionalInterface
    interface Handler {
        Answer handle(ControlCall call);
    }
}
