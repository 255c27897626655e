package dev.kontor.lexware.contract;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.ApiKey;
import dev.kontor.lexware.LexwareClient;
import dev.kontor.lexware.LexwareOptions;
import dev.kontor.lexware.Pacer;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.Settings;
import dev.kontor.lexware.simulator.SimulatorOptions;
import java.net.URI;
import java.util.UUID;

/**
 * The account that a class of rules is tried on: the one that the system properties name, or one in
 * a simulator of its own.
 *
 * @param client the client under test
 * @param raw the same account without a client
 * @param simulator null for a real account
 */
record Account(LexwareClient client, Raw raw, LexwareSimulator simulator) implements AutoCloseable {

    static final String URL = "lexware.contract.url";
    static final String KEY = "lexware.contract.key";

    static Account open(OrganisationSpec spec) {
        String url = System.getProperty(URL, "");
        if (!url.isEmpty()) {
            return at(URI.create(url), System.getProperty(KEY, ""), Pacer.steady(), null);
        }
        return simulated(spec);
    }

    /** One in a simulator, for what would be too much for a real account. */
    static Account simulated(OrganisationSpec spec) {
        LexwareSimulator simulator =
                LexwareSimulator.start(
                        SimulatorOptions.defaults()
                                .withSettings(Settings.documented().withoutLimit()));
        OrganisationAccess access = simulator.addOrganisation(spec);
        return at(simulator.baseUri(), access.apiKey(), Pacer.unlimited(), simulator);
    }

    private static Account at(URI base, String key, Pacer pacer, LexwareSimulator simulator) {
        LexwareClient client =
                LexwareClient.open(
                        LexwareOptions.of(new ApiKey(key)).withBaseUri(base).withPacer(pacer));
        return new Account(client, new Raw(base, key, pacer), simulator);
    }

    UUID made(Answer<ActionResult> answer) {
        return answer.success().orElseThrow(() -> new AssertionError("not made: " + answer)).id();
    }

    @Override
    public void close() {
        client.close();
        raw.close();
        if (simulator != null) {
            simulator.close();
        }
    }
}
