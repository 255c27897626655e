package dev.kontor.simulator.shopify;

/** A control call that cannot be done, with the HTTP status that says so. */
final class SimulatorRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private SimulatorRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    static SimulatorRefusal notFound(String message) {
        return new SimulatorRefusal(404, message);
    }

    static SimulatorRefusal conflict(String message) {
        return new SimulatorRefusal(409, message);
    }

    int status() {
        return status;
    }
}
