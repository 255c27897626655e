package dev.kontor.lexware.simulator;

import java.nio.file.Path;
import java.security.KeyPair;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator starts.
 *
 * @param port on loopback; 0: any that is free
 * @param seed of every draw: delays, latencies, faults
 * @param clock its time
 * @param settings what an organisation has when it says nothing itself
 * @param serverSettings what is one for the whole server
 * @param signingKeys an RSA pair that signs webhooks; null: one is made
 * @param folder where everything is kept; null: in memory only
 */
public record SimulatorOptions(
        int port,
        long seed,
        SimulatorClock clock,
        Settings settings,
        ServerSettings serverSettings,
        @Nullable KeyPair signingKeys,
        @Nullable Path folder) {

    /** Any free port, real time, the documented limits. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                0,
                1,
                SimulatorClock.system(),
                Settings.documented(),
                ServerSettings.defaults(),
                null,
                null);
    }

    /** On this port; 0: any that is free. */
    public SimulatorOptions withPort(int number) {
        return new SimulatorOptions(
                number, seed, clock, settings, serverSettings, signingKeys, folder);
    }

    /** With other draws. */
    public SimulatorOptions withSeed(long number) {
        return new SimulatorOptions(
                port, number, clock, settings, serverSettings, signingKeys, folder);
    }

    /** By another clock. */
    public SimulatorOptions withClock(SimulatorClock time) {
        return new SimulatorOptions(
                port, seed, time, settings, serverSettings, signingKeys, folder);
    }

    /** With these settings where an organisation has none of its own. */
    public SimulatorOptions withSettings(Settings base) {
        return new SimulatorOptions(port, seed, clock, base, serverSettings, signingKeys, folder);
    }

    /** With these settings of the server. */
    public SimulatorOptions withServerSettings(ServerSettings server) {
        return new SimulatorOptions(port, seed, clock, settings, server, signingKeys, folder);
    }

    /** With this RSA pair for webhooks. */
    public SimulatorOptions withSigningKeys(KeyPair keys) {
        return new SimulatorOptions(port, seed, clock, settings, serverSettings, keys, folder);
    }

    /**
     * Keeping everything in a folder, from which the next start takes it. Not kept: the time, the
     * server's settings, faults, counts, webhooks on their way, the key that signs them.
     */
    public SimulatorOptions withFolder(Path path) {
        return new SimulatorOptions(port, seed, clock, settings, serverSettings, signingKeys, path);
    }
}
