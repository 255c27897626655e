package dev.kontor.bench.stage;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends signals through a shell that already runs: starting a program for each would take longer
 * than the windows that are to be hit.
 */
final class SignalSender implements AutoCloseable {

    private final Process shell;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    SignalSender() {
        try {
            shell =
                    new ProcessBuilder(
                                    "sh",
                                    "-c",
                                    "while read -r name pid; do kill -s \"$name\" \"$pid\"; echo done; done")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            commands = shell.outputWriter(StandardCharsets.US_ASCII);
            answers = shell.inputReader(StandardCharsets.US_ASCII);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "A shell to send signals with cannot be started", failed);
        }
    }

    /** Returns when it is sent. */
    void send(String name, long pid) {
        try {
            commands.write(name + " " + pid + "\n");
            commands.flush();
            answers.readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException("The signal %s cannot be sent".formatted(name), failed);
        }
    }

    @Override
    public void close() {
        shell.destroy();
    }
}
