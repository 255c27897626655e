package dev.kontor.simulator.shopify;

/** What is to go wrong in one shop right now. Thread-safe. */
final class ShopFaults {

    final Countdown serverErrors = new Countdown();
    final Countdown cuts = new Countdown();
    final Countdown throttles = new Countdown();
    final Countdown losses = new Countdown();
    final Countdown malformed = new Countdown();
    private volatile ApiFaults api = ApiFaults.none();
    private volatile DeliveryFaults deliveries = DeliveryFaults.none();

    void api(ApiFaults faults) {
        api = faults;
        serverErrors.set(faults.serverErrorNext());
        cuts.set(faults.cutNext());
        throttles.set(faults.throttleNext());
    }

    void deliveries(DeliveryFaults faults) {
        deliveries = faults;
        losses.set(faults.loseNext());
        malformed.set(faults.malformedNext());
    }

    ApiFaults api() {
        return api;
    }

    DeliveryFaults deliveries() {
        return deliveries;
    }
}
