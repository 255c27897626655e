package dev.kontor.hub.connector;

import java.util.List;

/** A registry with the connectors a test brings. */
public final class TestConnectors {

    private TestConnectors() {}

    public static Connectors of(Connector... connectors) {
        return new Connectors(List.of(connectors));
    }
}
