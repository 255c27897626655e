package dev.kontor.hub.ledger;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.TestLane;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** The ledger's parts for tests of other modules, with a settle time of one minute. */
public record TestLedger(
        Ledger ledger, Links links, Sightings sightings, Pulse pulse, Adoptions adoptions) {

    public static TestLedger on(TestDatabase database, InstantSource clock, JsonMapper json) {
        LedgerProperties properties =
                new LedgerProperties(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(15));
        Links links = new Links(database.jdbc());
        Sightings sightings = new Sightings(database.jdbc());
        Ledger ledger =
                new Ledger(
                        new EffectTable(database.jdbc(), json),
                        links,
                        sightings,
                        new AuditTrail(database.jdbc()),
                        TestLane.fences(database.jdbc()),
                        database.transactions(),
                        properties,
                        clock);
        Pulse pulse = new Pulse(database.jdbc(), database.transactions(), properties, clock);
        Adoptions adoptions =
                new Adoptions(
                        new EffectTable(database.jdbc(), json),
                        links,
                        new AuditTrail(database.jdbc()),
                        database.transactions(),
                        clock);
        return new TestLedger(ledger, links, sightings, pulse, adoptions);
    }
}
