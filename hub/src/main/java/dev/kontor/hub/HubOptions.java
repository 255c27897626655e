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
 * @param jsonConsole whether the console shows JSON lines instead of text
 */
public record HubOptions(
        Path configuration,
        Map<String, String> environment,
        @Nullable Integer port,
        @Nullable String databaseUrl,
        boolean jsonConsole) {

    public HubOptions {
        environment = Map.copyOf(environment);
    }

    /** As kontor.yaml says, with the environment of this process. */
    public static HubOptions of(Path configuration) {
        return new HubOptions(configuration, System.getenv(), null, null, false);
    }

    public HubOptions withEnvironment(Map<String, String> variables) {
        return new HubOptions(configuration, variables, port, databaseUrl, jsonConsole);
    }

    public HubOptions withPort(int other) {
        return new HubOptions(configuration, environment, other, databaseUrl, jsonConsole);
    }

    public HubOptions withDatabaseUrl(String url) {
        return new HubOptions(configuration, environment, port, url, jsonConsole);
    }

    public HubOptions withJsonConsole(boolean json) {
        return new HubOptions(configuration, environment, port, databaseUrl, json);
    }
}
