package dev.kontor.hub.flow;

import dev.kontor.hub.shared.Money;

/** Outputs of the fake actions. */
final class SampleOutputs {

    private SampleOutputs() {}

    static Record of(Class<? extends Record> output) {
        if (output == FakeActions.Customer.class) {
            return new FakeActions.Customer(null, "Jo Weber");
        }
        if (output == FakeActions.Document.class) {
            return new FakeActions.Document("invoice", "RE1", Money.euro("49.90"), null);
        }
        return new FakeActions.Nothing();
    }
}
