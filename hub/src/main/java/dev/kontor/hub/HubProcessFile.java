package dev.kontor.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code hub.properties} in the data folder: pid and address of the hub that runs on it, for the
 * commands that talk to it. A file left by a killed hub names a pid that is gone.
 */
final class HubProcessFile {

    private static final String NAME = "hub.properties";

    private HubProcessFile() {}

    static void write(Path dataFolder, URI address) {
        try {
            Files.writeString(
                    dataFolder.resolve(NAME),
                    "pid=%d%nurl=%s%n".formatted(ProcessHandle.current().pid(), address));
        } catch (IOException failed) {
            throw new UncheckedIOException("The data folder cannot be written", failed);
        }
    }

    static void remove(Path dataFolder) {
        try {
            Files.deleteIfExists(dataFolder.resolve(NAME));
        } catch (IOException failed) {
            throw new UncheckedIOException("The data folder cannot be written", failed);
        }
    }
}
