package dev.kontor.bench.stage;

import dev.kontor.lexware.simulator.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stage looks like.
 *
 * @param organisations how many, each with a shop and a Lexware account of its own
 * @param seed of the simulators
 * @param lexware limits, latency and delays of the Lexware simulator
 * @param paces that the hub keeps
 * @param sweep of the shops
 * @param node how the hub is run
 */
public record StageSpec(
        int organisations, long seed, Settings lexware, Paces paces, Sweep sweep, Node node) {

    /**
     * How a hub is run.
     *
     * @param ownDatabase whether it starts its own PostgreSQL instead of being given one
     * @param properties system properties, such as {@code kontor.ledger.settle}
     * @param jvm options of the JVM
     */
    public record Node(boolean ownDatabase, Map<String, String> properties, List<String> jvm) {

        static final Node DEFAULT = new Node(false, Map.of(), HubProcess.flags());

        public Node {
            properties = Map.copyOf(properties);
            jvm = List.copyOf(jvm);
        }

        Node withProperty(String key, String value) {
            Map<String, String> more = new LinkedHashMap<>(properties);
            more.put(key, value);
            return new Node(ownDatabase, more, jvm);
        }
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
                Node.DEFAULT);
    }

    public StageSpec withOrganisations(int count) {
        return new StageSpec(count, seed, lexware, paces, sweep, node);
    }

    public StageSpec withLexware(Settings settings) {
        return new StageSpec(organisations, seed, settings, paces, sweep, node);
    }

    public StageSpec withPaces(String calls, int documents) {
        return new StageSpec(
                organisations,
                seed,
                lexware,
                new Paces(new BigDecimal(calls), documents),
                sweep,
                node);
    }

    public StageSpec withSweep(String every, String overlap, String from) {
        return new StageSpec(
                organisations, seed, lexware, paces, new Sweep(every, overlap, from), node);
    }

    public StageSpec withOwnDatabase() {
        return withNode(new Node(true, node.properties(), node.jvm()));
    }

    public StageSpec withProperty(String key, String value) {
        return withNode(node.withProperty(key, value));
    }

    /** Instead of the options by default. */
    public StageSpec withJvm(List<String> options) {
        return withNode(new Node(node.ownDatabase(), node.properties(), options));
    }

    /** One more option of the JVM. */
    public StageSpec withJvmOption(String option) {
        List<String> more = new ArrayList<>(node.jvm());
        more.add(option);
        return withJvm(more);
    }

    private StageSpec withNode(Node other) {
        return new StageSpec(organisations, seed, lexware, paces, sweep, other);
    }
}
