package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code kontor} of this repository, on a build whose Kontor is a few lines. */
@Timeout(120)
class LauncherIT {

    private static final Path SCRIPT = Path.of("../kontor");
    private static final String REHEARSING = "rehearsing once";

    @TempDir Path home;

    private final List<Started> started = new ArrayList<>();
    private Path build;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        Path script = Files.copy(SCRIPT, home.resolve("kontor"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        build = Files.createDirectories(home.resolve("target/launch/1"));
        SmallKontor.compileTo(build.resolve("cli.jar"), home.resolve("work"));
        Files.writeString(home.resolve("target/launch/stamp"), "1");
    }

    @AfterEach
    void endAll() {
        started.forEach(each -> each.process.destroyForcibly());
    }

    @Test
    void rehearsesOnceAndUsesTheCacheFromThenOn() throws Exception {
        Started first = up(Map.of());
        first.awaitUp();
        assertThat(first.output()).contains(REHEARSING);
        assertThat(caches()).hasSize(1);
        assertUses(first, true);

        Started second = up(Map.of());
        second.awaitUp();
        assertThat(second.output()).doesNotContain(REHEARSING);
        assertUses(second, true);
    }

    @Test
    void becomesTheHubSoThatSignalsReachIt() throws Exception {
        Started hub = up(Map.of());
        hub.awaitUp();
        assertThat(hub.output()).contains("up pid=" + hub.process.pid());

        hub.process.destroy();

        assertThat(hub.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(hub.process.exitValue()).isEqualTo(143);
        assertThat(hub.output()).contains("ended in order");
    }

    @Test
    void startsWithoutACacheWhenTheRehearsalFailsAndDoesNotTryAgain() throws Exception {
        Started first = up(Map.of("REHEARSAL", "fails"));
        first.awaitUp();
        assertThat(first.output()).contains("the rehearsal failed").contains(".failed");
        assertThat(caches()).isEmpty();
        assertUses(first, false);

        Started second = up(Map.of());
        second.awaitUp();
        assertThat(second.output()).doesNotContain(REHEARSING);
    }

    @Test
    void rehearsesAgainAfterARehearsalThatWasKilled() throws Exception {
        Started killed = up(Map.of("REHEARSAL", "hangs"));
        killed.await(REHEARSING);
        List<ProcessHandle> children = List.of();
        while (children.isEmpty()) {
            children = killed.process.descendants().toList();
        }
        killed.process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
        Path half = Files.writeString(build.resolve("jvm-1.aot.1.part"), "half");
        assertThat(home.resolve("target/launch/lock")).exists();

        Started next = up(Map.of());
        next.awaitUp();

        assertThat(next.output()).contains(REHEARSING);
        assertUses(next, true);
        assertThat(half).exists();
        assertThat(files())
                .filteredOn(name -> name.contains(".part"))
                .containsExactly("jvm-1.aot.1.part");
    }

    @Test
    void lameCacheCostsOnlyTime() throws Exception {
        up(Map.of()).awaitUp();
        Path cache = build.resolve(caches().getFirst());
        byte[] whole = Files.readAllBytes(cache);
        Files.write(cache, Arrays.copyOf(whole, whole.length / 2));

        Started hub = up(Map.of());
        hub.awaitUp();

        assertUses(hub, false);
    }

    @Test
    void makesOneCacheWhenManyStartAtOnce() throws Exception {
        List<Started> all = List.of(up(Map.of()), up(Map.of()), up(Map.of()));
        for (Started each : all) {
            each.awaitUp();
            assertUses(each, true);
        }
        assertThat(all).filteredOn(each -> each.output().contains(REHEARSING)).hasSize(1);
        assertThat(caches()).hasSize(1);
    }

    @Test
    void doesWithoutACacheWhenAsked() throws Exception {
        Started hub = up(Map.of("KONTOR_AOT", "off"));
        hub.awaitUp();
        assertThat(hub.output()).doesNotContain(REHEARSING);
        assertThat(caches()).isEmpty();
    }

    @Test
    void startsFromAFolderThatCannotBeWritten() throws Exception {
        Files.setPosixFilePermissions(build, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(build), "root may write everywhere");
            Started hub = up(Map.of());
            hub.awaitUp();
            assertThat(hub.output()).doesNotContain(REHEARSING).doesNotContain("ermission");
        } finally {
            Files.setPosixFilePermissions(build, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void doesNotRehearseToExplainItself() throws Exception {
        Started help = up(Map.of(), "--help");
        help.awaitUp();
        assertThat(help.output()).doesNotContain(REHEARSING);
        assertThat(caches()).isEmpty();
    }

    private Started up(Map<String, String> environment, String... options) throws IOException {
        Path output = Files.createTempFile(home, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("kontor").toString(), "up");
        builder.command().addAll(List.of(options));
        builder.environment().keySet().removeIf(name -> name.startsWith("KONTOR_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        Started hub = new Started(builder.start(), output);
        started.add(hub);
        return hub;
    }

    private static void assertUses(Started hub, boolean cache) throws IOException {
        Path maps = Path.of("/proc", Long.toString(hub.process.pid()), "maps");
        if (Files.exists(maps)) {
            assertThat(Files.readString(maps).contains(".aot")).isEqualTo(cache);
        }
    }

    private List<String> caches() throws IOException {
        return files().stream().filter(name -> name.endsWith(".aot")).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(build)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A launcher that was started, and what it has printed. */
    private record Started(Process process, Path file) {

        String output() {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        void awaitUp() throws InterruptedException {
            await("up pid=");
        }

        void await(String text) throws InterruptedException {
            while (!output().contains(text)) {
                assertThat(process.isAlive() || output().contains(text)).as(output()).isTrue();
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
    }
}
