package dev.kontor.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The hub that runs on a data folder, as it says in {@code hub.properties} there. */
record RunningHub(ProcessHandle process, URI address) {

    /** Empty if none runs; a file left by a killed hub does not count. */
    static Optional<RunningHub> on(Path dataFolder) {
        Properties said = new Properties();
        try (Reader reader = Files.newBufferedReader(dataFolder.resolve("hub.properties"))) {
            said.load(reader);
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String pid = said.getProperty("pid", "0");
        String url = said.getProperty("url", "");
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(RunningHub::isJava)
                .map(process -> new RunningHub(process, URI.create(url)));
    }

    /** A pid may have gone to another program since. */
    private static boolean isJava(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("java")).orElse(true);
    }
}
