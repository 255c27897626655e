package dev.kontor.hub.connector.vies;

import dev.kontor.hub.connector.VatIdRegister;
import dev.kontor.hub.organisation.Organisations;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** The register for tests of other modules. */
public final class TestVies implements AutoCloseable {

    private final ViesRegister register;

    private TestVies(ViesRegister register) {
        this.register = register;
    }

    public static TestVies of(Organisations organisations, InstantSource clock, JsonMapper json) {
        return new TestVies(new ViesRegister(organisations, clock, json));
    }

    public VatIdRegister register() {
        return register;
    }

    @Override
    public void close() {
        register.destroy();
    }
}
