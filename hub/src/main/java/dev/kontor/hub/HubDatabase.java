package dev.kontor.hub;

import dev.kontor.hub.database.DatabaseLocation;
import dev.kontor.hub.organisation.Configuration;
import dev.kontor.hub.organisation.Configuration.DatabaseSection;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.yaml.ConfigurationError;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.YamlPosition;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which external database, if any: the command line wins over the environment, that over the file.
 */
final class HubDatabase {

    private HubDatabase() {}

    static Optional<DatabaseLocation> external(HubOptions options, Configuration configuration) {
        DatabaseSection section = configuration.hub().database();
        String given = first(options.databaseUrl(), variable(options, "KONTOR_DATABASE_URL"));
        if (given == null) {
            return Optional.ofNullable(section)
                    .map(declared ->
                            new DatabaseLocation(
                                    declared.jdbcUrl(), declared.user(), declared.password()));
        }
        String user =
                first(
                        variable(options, "KONTOR_DATABASE_USER"),
                        section == null ? null : section.user());
        String password = variable(options, "KONTOR_DATABASE_PASSWORD");
        Supplier<ConfigurationException> noLogin =
                () ->
                        wrong(
                                options,
                                "a database URL is given, but no user and password",
                                "set KONTOR_DATABASE_USER and KONTOR_DATABASE_PASSWORD, or hub.database.user and password");
        if (user == null || (password == null && section == null)) {
            throw noLogin.get();
        }
        Secret secret =
                password == null && section != null
                        ? section.password()
                        : new Secret(Optional.ofNullable(password).orElseThrow(noLogin));
        return Optional.of(new DatabaseLocation(jdbcUrl(options, given), user, secret));
    }

    private static String jdbcUrl(HubOptions options, String url) {
        try {
            return DatabaseSection.jdbcUrl(url);
        } catch (IllegalArgumentException notThat) {
            throw wrong(
                    options,
                    "the given database URL is not one of a PostgreSQL database",
                    "give postgresql://host:5432/database, without user and password");
        }
    }

    private static ConfigurationException wrong(HubOptions options, String problem, String remedy) {
        return new ConfigurationException(
                new ConfigurationError(
                        new YamlPosition(options.configuration().toString(), 1, 1),
                        "hub.database",
                        problem,
                        remedy));
    }

    private static @Nullable String variable(HubOptions options, String name) {
        String value = options.environment().get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
