package dev.kontor.hub;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start a hub.
 *
 * @param configuration kontor.yaml
 * @param environment where {@code {env: NAME}} is looked up, and {@code KONTOR_DATABASE_URL},
 *     {@code KONTOR_DATABASE_USER} and {@code KONTOR_DATABASE_PASSWORD}
 * @param port instead of the one in kontor.yaml; 0 takes a free one
 * @param databaseUrl instead of the one in kontor.yaml; user and password come from there or from
 *     the environment
 * @param console what the console shows of the log; the file in the data folder always has all
 */
public record HubOptions(
        Path configuration,
        Map<String, String> environment,
        @Nullable Integer port,
        @Nullable String databaseUrl,
        Console console) {

    public HubOptions {
        environment = Map.copyOf(environment);
    }

    /** As kontor.yaml says, with the environment of this process. */
    public static HubOptions of(Path configuration) {
        return new HubOptions(configuration, System.getenv(), null, null, Console.TEXT);
    }

    public HubOptions withEnvironment(Map<String, String> variables) {
        return new HubOptions(configuration, variables, port, databaseUrl, console);
    }

    public HubOptions withPort(int other) {
        return new HubOptions(configuration, environment, other, databaseUrl, console);
    }

    public HubOptions withDatabaseUrl(String url) {
        return new HubOptions(configuration, environment, port, url, console);
    }

    public HubOptions withConsole(Console other) {
        return new HubOptions(configuration, environment, port, databaseUrl, other);
    }

    /** The log on the console. */
    public enum Console {
        TEXT,
        /** One JSON object per line (ECS). */
        JSON,
        OFF
    }
}
