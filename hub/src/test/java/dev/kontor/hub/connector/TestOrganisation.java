package dev.kontor.hub.connector;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.Configuration.DeclaredConnection;
import dev.kontor.hub.organisation.Configuration.DeclaredLexware;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.organisation.Configuration.HubSection;
import dev.kontor.hub.organisation.ConfigurationApplier;
import dev.kontor.hub.organisation.OrganisationSettings;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** An organisation with one connection, applied to a database, for tests of what hangs on both. */
public final class TestOrganisation {

    public static final OrganisationId ID = new OrganisationId("acme");

    private TestOrganisation() {}

    /** What kontor.yaml would say. */
    public static Configuration configuration(
            ConnectionId connection, Map<String, String> settings, Map<String, Secret> secrets) {
        return new Configuration(
                new HubSection(
                        8080,
                        "127.0.0.1",
                        URI.create("https://hub.example"),
                        Path.of("target").toAbsolutePath(),
                        8,
                        null,
                        null),
                List.of(
                        new DeclaredOrganisation(
                                ID,
                                "Acme",
                                new DeclaredLexware(
                                        URI.create("http://127.0.0.1:1"),
                                        new Secret("key"),
                                        new BigDecimal("1.9"),
                                        20,
                                        false),
                                OrganisationSettings.DEFAULT,
                                List.of(
                                        new DeclaredConnection(
                                                connection, "shop", settings, secrets)),
                                List.of())));
    }

    /** Applies it, as a start of the hub does. */
    public static Organisations apply(TestDatabase database, Configuration configuration) {
        InstantSource clock = InstantSource.system();
        new ConfigurationApplier(database.transactions(), database.jdbc(), clock)
                .apply(configuration);
        return new Organisations(configuration, database.transactions(), database.jdbc(), clock);
    }
}
