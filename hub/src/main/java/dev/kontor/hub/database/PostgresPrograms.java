package dev.kontor.hub.database;

import com.sun.security.auth.module.UnixSystem;
import dev.kontor.hub.shared.HubException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code initdb} and {@code pg_ctl}. PostgreSQL refuses to run as root; root therefore runs it
 * in a user namespace of its own ({@code unshare -U}), where it is nobody but still owns its files.
 */
final class PostgresPrograms {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path binaries;
    private final Path output;

    /** {@code output} takes what the programs print; its end is quoted when one fails. */
    PostgresPrograms(Path binaries, Path output) {
        this.binaries = binaries;
        this.output = output;
    }

    void initdb(Path data, Path passwordFile) {
        Result result =
                run(
                        "initdb",
                        "--pgdata=" + data,
                        "--username=" + EmbeddedPostgres.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums");
        result.orThrow("initdb cannot create a database in " + data);
    }

    /** Starts the server detached from this process and waits until it is ready. */
    Result start(Path data, Path log, int port) {
        return run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + PATIENCE.toSeconds(),
                "--pgdata=" + data,
                "--log=" + log,
                "--options=-p " + port);
    }

    Result stop(Path data, String mode) {
        return run(
                "pg_ctl",
                "stop",
                "--wait",
                "--timeout=" + PATIENCE.toSeconds(),
                "--mode=" + mode,
                "--pgdata=" + data);
    }

    private Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        boolean root = new UnixSystem().getUid() == 0;
        if (root) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        try {
            Files.deleteIfExists(output);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(program, -1, "no end within " + PATIENCE);
            }
            return new Result(program, process.exitValue(), lastLines(output));
        } catch (IOException cannotRun) {
            throw new HubException(DatabaseError.DATABASE_PLATFORM, remedy(root), cannotRun);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + program, interrupted);
        }
    }

    private String remedy(boolean root) {
        return root
                ? "PostgreSQL does not run as root, and 'unshare' is missing to step down; run Kontor"
                        + " as an ordinary user, or set hub.database in kontor.yaml to another"
                        + " PostgreSQL"
                : "PostgreSQL cannot be run from %s; is it on a file system mounted noexec?"
                        .formatted(binaries);
    }

    private static String lastLines(Path file) {
        try {
            List<String> lines =
                    Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How a program ended. */
    record Result(String program, int exitCode, String lastOutput) {

        boolean succeeded() {
            return exitCode == 0;
        }

        void orThrow(String what) {
            if (!succeeded()) {
                throw new HubException(
                        DatabaseError.DATABASE_UNAVAILABLE,
                        "%s: %s ended with %d%n%s".formatted(what, program, exitCode, lastOutput));
            }
        }
    }
}
