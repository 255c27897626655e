package dev.kontor.hub.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process to be killed: starts the embedded PostgreSQL, prints where it is, and stays. */
final class StartsPostgres {

    private StartsPostgres() {}

    public static void main(String[] arguments) throws InterruptedException {
        DatabaseLocation location = new EmbeddedPostgres(Path.of(arguments[0])).startOrAdopt();
        System.out.println("STARTED " + location.jdbcUrl());
        new CountDownLatch(1).await();
    }
}
