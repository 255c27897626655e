package dev.kontor.cli;

import dev.kontor.hub.organisation.ConfigurationFile;
import dev.kontor.hub.organisation.ConfigurationFile.HubAccess;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names kontor.yaml, the same for all commands. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration (default: ${DEFAULT-VALUE}).",
            defaultValue = "kontor.yaml")
    private Path file = Path.of("kontor.yaml");

    Path file() {
        return file;
    }

    HubAccess access() {
        return ConfigurationFile.access(file, System.getenv());
    }
}
