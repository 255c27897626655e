package dev.kontor.hub.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server says about itself in {@code postmaster.pid} (PostgreSQL 18, Database
 * File Layout: pid, data folder, start time, port, socket folder, listen address, memory key,
 * status).
 */
record Postmaster(long pid, int port, boolean ready) {

    private static final int PORT = 3;
    private static final int STATUS = 7;

    /** The server that last used the data folder; empty if it was stopped in order. */
    static Optional<Postmaster> of(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Postmaster(
                            Math.abs(Long.parseLong(lines.getFirst().strip())),
                            lines.size() > PORT ? Integer.parseInt(lines.get(PORT).strip()) : 0,
                            lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (NumberFormatException beingWritten) {
            return Optional.of(new Postmaster(0, 0, false));
        }
    }

    boolean alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /**
     * Whether the pid now belongs to some other program, as happens after a reboot. Where the
     * system does not tell, it counts as ours: deleting the file of a living server would be worse.
     */
    boolean foreign() {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(info -> info.command().or(info::commandLine))
                .map(command -> !command.contains("postgres"))
                .orElse(false);
    }
}
