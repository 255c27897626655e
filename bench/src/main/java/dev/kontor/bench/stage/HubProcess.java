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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hub as a process of its own, so that it can be killed and frozen. Its output is appended to a
 * log. Not thread-safe.
 */
public final class HubProcess implements AutoCloseable {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    /** What the launcher starts hubs with, one flag a line. */
    private static final String LAUNCHER_FLAGS = "KONTOR_HUB_FLAGS";

    private static final List<String> FLAGS_WITHOUT_LAUNCHER =
            List.of("-Xmx768m", "-XX:+UseSerialGC");

    private final List<String> command;
    private final Place place;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final SignalSender signals = new SignalSender();
    private @Nullable Process process;
    private boolean frozen;

    private HubProcess(List<String> command, Place place) {
        this.command = List.copyOf(command);
        this.place = place;
    }

    /**
     * Where a hub lives.
     *
     * @param folder of its configuration, its log and its data folder
     * @param name of the data folder and the log; the one named hub has kontor.yaml
     * @param port on which it listens
     */
    record Place(Path folder, String name, int port) {

        Path configuration() {
            return folder.resolve(name.equals("hub") ? "kontor.yaml" : "kontor-" + name + ".yaml");
        }

        Path log() {
            return folder.resolve(name + ".log");
        }
    }

    /** With the class path of this process. */
    static HubProcess direct(Place place, StageSpec.Node node) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(node.jvm());
        node.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("dev.kontor.hub.HubApplication");
        command.add(place.configuration().toString());
        command.add(Integer.toString(place.port()));
        return new HubProcess(command, place);
    }

    /**
     * By {@code kontor up}, as a person starts it.
     *
     * @param launcher the command {@code kontor}, which turns into the hub's process
     */
    static HubProcess launched(Path launcher, Place place) {
        return new HubProcess(
                List.of(
                        launcher.toString(),
                        "up",
                        "--config",
                        place.configuration().toString(),
                        "--port",
                        Integer.toString(place.port())),
                place);
    }

    /**
     * The options of the JVM that the launcher gives to hubs, if this process comes from the
     * launcher.
     */
    static List<String> flags() {
        String flags = System.getenv(LAUNCHER_FLAGS);
        return flags == null ? FLAGS_WITHOUT_LAUNCHER : flags.lines().toList();
    }

    Place place() {
        return place;
    }

    /** Its address, without a trailing slash. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + place.port());
    }

    /** The port on which it listens. */
    public int port() {
        return place.port();
    }

    /** Where its output goes. */
    public Path log() {
        return place.log();
    }

    /**
     * Its process id.
     *
     * @throws IllegalStateException if it was never started
     */
    public long pid() {
        if (process == null) {
            throw new IllegalStateException("The hub was not started");
        }
        return process.pid();
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()));
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
        Waiting.until(
                "the hub is ready (see " + place.log() + ")", atMost, () -> !alive() || ready());
        if (!alive()) {
            throw new IllegalStateException("The hub ended while it started; see " + place.log());
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
