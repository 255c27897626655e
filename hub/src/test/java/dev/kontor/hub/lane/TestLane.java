package dev.kontor.hub.lane;

import dev.kontor.hub.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parts of the lane for tests of other modules. */
public final class TestLane {

    private TestLane() {}

    public static Fences fences(JdbcClient jdbc) {
        return new Fences(jdbc);
    }

    public static Paces paces(TestDatabase database) {
        return new Paces(database.jdbc(), database.transactions());
    }
}
