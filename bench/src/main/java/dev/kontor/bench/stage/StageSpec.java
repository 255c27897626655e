package dev.kontor.bench.stage;

import dev.kontor.lexware.simulator.Settings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stage looks like.
 *
 * @param organisations how many, each with a shop and a Lexware account of its own
 * @param seed of the simulators
 * @param lexware limits, latency and delays of the Lexware simulator
 * @param paces that the hub keeps
 * @param sweep of the shops
 * @param ownDatabase whether the hub starts its own PostgreSQL instead of being given one
 * @param properties of the hub's process
 */
public record StageSpec(
        int organisations,
        long seed,
        Settings lexware,
        Paces paces,
        Sweep sweep,
        boolean ownDatabase,
        Map<String, String> properties) {

    public StageSpec {
        properties = Map.copyOf(properties);
    }

    /**
     * The hub's paces of an organisation; above the documented limits because all is on loopback.
     */
    public record Paces(BigDecimal callsPerSecond, int documentsPerMinute) {

        /** So many documents a minute that this pace never binds. */
        public static final int LIFTED = 100_000;

        /** The default of calls, documents lifted. */
        static final Paces CALLS_ONLY = new Paces(new BigDecimal("1.9"), LIFTED);
    }

    /**
     * When shops are swept, in ISO 8601.
     *
     * @param from where the very first sweep begins; empty: the hub's default
     */
    public record Sweep(String every, String overlap, String from) {

        static final Sweep DEFAULT = new Sweep("PT5M", "PT10M", "");
    }

    /** One organisation, everything as by default, document pace lifted. */
    public static StageSpec of(long seed) {
        return new StageSpec(
                1,
                seed,
                Settings.documented().withDocumentPace(Paces.LIFTED, false),
                Paces.CALLS_ONLY,
                Sweep.DEFAULT,
                false,
                Map.of());
    }

    public StageSpec withOrganisations(int count) {
        return new StageSpec(count, seed, lexware, paces, sweep, ownDatabase, properties);
    }

    public StageSpec withLexware(Settings settings) {
        return new StageSpec(organisations, seed, settings, paces, sweep, ownDatabase, properties);
    }

    public StageSpec withPaces(String calls, int documents) {
        return new StageSpec(
                organisations,
                seed,
                lexware,
                new Paces(new BigDecimal(calls), documents),
                sweep,
                ownDatabase,
                properties);
    }

    public StageSpec withSweep(String every, String overlap, String from) {
        return new StageSpec(
                organisations,
                seed,
                lexware,
                paces,
                new Sweep(every, overlap, from),
                ownDatabase,
                properties);
    }

    public StageSpec withOwnDatabase() {
        return new StageSpec(organisations, seed, lexware, paces, sweep, true, properties);
    }

    public StageSpec withProperty(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new StageSpec(organisations, seed, lexware, paces, sweep, ownDatabase, more);
    }
}
