package dev.kontor.hub.lane;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Parts of the lane for tests of other modules. */
public final class TestLane {

    private TestLane() {}

    public static Fences fences(JdbcClient jdbc) {
        return new Fences(jdbc);
    }
}
