package dev.kontor.cli;

import dev.kontor.hub.Hub;
import dev.kontor.hub.HubOptions;
import dev.kontor.hub.HubOptions.Console;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = {
            "Starts the hub and stays until it is stopped (Ctrl-C or 'kontor stop').",
            "Without a database URL it starts the PostgreSQL that Kontor brings along, which keeps"
                    + " running until 'kontor stop'."
        })
final class UpCommand implements Callable<Integer> {

    @Mixin private ConfigOption config = new ConfigOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Instead of hub.port; 0 takes a free one.")
    private @Nullable Integer port;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Any PostgreSQL 15 or newer, as postgresql://host:5432/database. User and"
                            + " password: KONTOR_DATABASE_USER and KONTOR_DATABASE_PASSWORD, or"
                            + " hub.database.")
    private @Nullable String databaseUrl;

    @Option(
            names = "--log",
            paramLabel = "FORM",
            description = "The log on the console: ${COMPLETION-CANDIDATES} (default: text).")
    private Console log = Console.TEXT;

    @Override
    public Integer call() throws InterruptedException {
        HubOptions options = HubOptions.of(config.file()).withConsole(log);
        if (port != null) {
            options = options.withPort(port);
        }
        if (databaseUrl != null) {
            options = options.withDatabaseUrl(databaseUrl);
        }
        try (Hub hub = Hub.start(options)) {
            Terminal terminal = Terminal.of(spec);
            terminal.progress(
                    "Kontor is up at %s (health: %s/actuator/health, data: %s)"
                            .formatted(hub.baseUri(), hub.baseUri(), hub.dataFolder()));
            hub.setUpAddress()
                    .ifPresent(address ->
                            terminal.progress(
                                    "Nobody administers it yet. Once, on this machine: "
                                            + address));
            hub.awaitClose();
        }
        return ExitCode.DONE;
    }
}
