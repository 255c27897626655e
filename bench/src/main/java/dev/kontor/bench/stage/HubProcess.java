package dev.kontor.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hub as a process of its own, so that it can be killed and frozen. Its output is appended to
 * {@code hub.log}. Not thread-safe.
 */
public final class HubProcess implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /** What the launcher starts hubs with, one flag a line. */
    private static final String LAUNCHER_FLAGS = "KONTOR_HUB_FLAGS";

    private static final List<String> FLAGS_WITHOUT_LAUNCHER =
            List.of("-Xmx768m", "-XX:+UseSerialGC");

    private final List<String> command;
    private final Path log;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final SignalSender signals = new SignalSender();
    private @Nullable Process process;
    private boolean frozen;

    private HubProcess(List<String> command, Path log, int port) {
        this.command = List.copyOf(command);
        this.log = log;
        this.port = port;
    }

    /**
     * With the class path of this process, and with the flags that the launcher gives to hubs if
     * this process comes from the launcher.
     *
     * @param configuration kontor.yaml
     * @param log where its output goes
     * @param port on which it listens
     * @param properties system properties, such as {@code kontor.ledger.settle}
     */
    public static HubProcess direct(
            Path configuration, Path log, int port, Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("dev.kontor.hub.HubApplication");
        command.add(configuration.toString());
        command.add(Integer.toString(port));
        return new HubProcess(command, log, port);
    }

    /**
     * By {@code kontor up}, as a person starts it.
     *
     * @param launcher the command {@code kontor}, which turns into the hub's process
     */
    public static HubProcess launched(Path launcher, Path configuration, Path log, int port) {
        return new HubProcess(
                List.of(
                        launcher.toString(),
                        "up",
                        "--config",
                        configuration.toString(),
                        "--port",
                        Integer.toString(port)),
                log,
                port);
    }

    /** Its address, without a trailing slash. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it and returns at once; does nothing if it runs. */
    public void start() {
        if (alive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().keySet().removeIf(name -> name.startsWith("KONTOR_DATABASE_"));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
            process.getOutputStream().close();
            frozen = false;
        } catch (IOException failed) {
            throw new UncheckedIOException("The hub's process cannot be started", failed);
        }
    }

    /**
     * Starts it if it does not run and waits until it is ready.
     *
     * @throws IllegalStateException if it ends or is not ready in time; see its log
     */
    public void startAndAwait(Duration atMost) {
        start();
        Waiting.until("the hub is ready (see " + log + ")", atMost, () -> !alive() || ready());
        if (!alive()) {
            throw new IllegalStateException("The hub ended while it started; see " + log);
        }
    }

    /** Whether its process is there, frozen or not. */
    public boolean alive() {
        return process != null && process.isAlive();
    }

    /** Whether it says that it takes work. */
    public boolean ready() {
        HttpRequest request =
                HttpRequest.newBuilder(baseUri().resolve("/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", stopped);
        }
    }

    /**
     * What the operating system tells of its process; empty if it does not run or tells nothing.
     */
    public Optional<ProcessMemory> memory() {
        return process == null ? Optional.empty() : ProcessMemory.of(process.pid());
    }

    /** SIGKILL: it cannot finish anything. Works on a frozen one, too. */
    public void kill() {
        Process victim = process;
        if (victim != null) {
            victim.destroyForcibly();
            await(victim);
        }
    }

    /** SIGTERM: it ends what runs, and stops; killed if that takes longer than half a minute. */
    public void stop() {
        Process victim = process;
        if (victim != null && victim.isAlive()) {
            thaw();
            victim.destroy();
            if (!await(victim)) {
                victim.destroyForcibly();
                await(victim);
            }
        }
    }

    /** SIGSTOP, within a millisecond: every thread stands still, connections stay open. */
    public void freeze() {
        if (alive() && process != null) {
            signals.send("STOP", process.pid());
            frozen = true;
        }
    }

    /** SIGCONT. */
    public void thaw() {
        if (frozen && alive() && process != null) {
            signals.send("CONT", process.pid());
            frozen = false;
        }
    }

    @Override
    public void close() {
        kill();
        signals.close();
    }

    private static List<String> flags() {
        String flags = System.getenv(LAUNCHER_FLAGS);
        return flags == null ? FLAGS_WITHOUT_LAUNCHER : flags.lines().toList();
    }

    private static boolean await(Process ending) {
        try {
            return ending.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", stopped);
        }
    }
}
