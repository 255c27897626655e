package dev.kontor.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
class EmbeddedPostgresIT {

    @TempDir Path folder;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void prepare() {
        postgres = new EmbeddedPostgres(folder);
    }

    @AfterEach
    void stop() {
        postgres.stop(StopMode.IMMEDIATE);
    }

    @Test
    void writesDurablyAsARoleWithoutSpecialRights() {
        try (HikariDataSource pool = DatabasePool.open(postgres.startOrAdopt(), 2)) {
            JdbcClient jdbc = JdbcClient.create(pool);

            for (String setting :
                    List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(one(jdbc, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(one(jdbc, "show server_version")).startsWith("18.");
            assertThat(
                            one(
                                    jdbc,
                                    "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from"
                                            + " pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @Test
    void letsNobodyInWithoutThePasswordAndHidesIt() throws IOException {
        DatabaseLocation location = postgres.startOrAdopt();
        DatabaseLocation guessed =
                new DatabaseLocation(location.jdbcUrl(), location.user(), new Secret("kontor"));

        assertThatThrownBy(() -> new PostgresRoles(guessed).serves(folder))
                .hasMessageContaining("password authentication failed");
        try (Stream<Path> files = Files.list(folder.resolve("postgres"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".password")))
                    .hasSize(2)
                    .allSatisfy(file ->
                            assertThat(
                                            PosixFilePermissions.toString(
                                                    Files.getPosixFilePermissions(file)))
                                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void survivesTheKillOfItsStarterAndIsAdopted() throws IOException {
        Process starter = startInOtherProcess();
        BufferedReader output = starter.inputReader(StandardCharsets.UTF_8);
        String started =
                output.lines().filter(line -> line.startsWith("STARTED")).findFirst().get();
        long pid = pid();
        starter.destroyForcibly().onExit().join();

        DatabaseLocation adopted = postgres.startOrAdopt();

        assertThat(started).endsWith(adopted.jdbcUrl());
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void startsAfterAKillInTheMiddleOfInitialising() throws IOException {
        Process starter = startInOtherProcess();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> unfinished() == 1);
        starter.destroyForcibly().onExit().join();
        assertThat(folder.resolve("postgres/data")).doesNotExist();

        postgres.startOrAdopt();

        assertThat(postgres.isRunning()).isTrue();
    }

    @Test
    void recoversWhatWasCommittedBeforeTheServerWasKilled() throws IOException {
        DatabaseLocation before = postgres.startOrAdopt();
        try (HikariDataSource pool = DatabasePool.open(before, 2)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            jdbc.sql("create table kept as select 7 as number").update();
            ProcessHandle.of(pid()).orElseThrow().destroyForcibly();

            DatabaseLocation after = postgres.startAgain();

            assertThat(after).isEqualTo(before);
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> one(jdbc, "select number from kept").equals("7"));
        }
    }

    @Test
    void letsAPoolRecoverFromAnImmediateStop() {
        try (HikariDataSource pool = DatabasePool.open(postgres.startOrAdopt(), 2)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            one(jdbc, "select 1");
            postgres.stop(StopMode.IMMEDIATE);
            assertThat(postgres.isRunning()).isFalse();

            postgres.startAgain();

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> one(jdbc, "select 1").equals("1"));
        }
    }

    @Test
    void startsAlthoughThePidOfTheDeadServerIsAnotherProgramNow() throws IOException {
        postgres.startOrAdopt();
        Path pidFile = folder.resolve("postgres/data/postmaster.pid");
        List<String> lines = Files.readAllLines(pidFile);
        postgres.stop(StopMode.FAST);
        Files.writeString(
                pidFile,
                ProcessHandle.current().pid()
                        + "\n"
                        + String.join("\n", lines.subList(1, lines.size()))
                        + "\n");

        postgres.startOrAdopt();

        assertThat(pid()).isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void endsWithOneServerWhenSeveralStartAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Process other = startInOtherProcess();
            List<Future<DatabaseLocation>> starts =
                    Stream.generate(() ->
                                    threads.submit(
                                            () -> new EmbeddedPostgres(folder).startOrAdopt()))
                            .limit(3)
                            .toList();
            String started =
                    other.inputReader(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.startsWith("STARTED"))
                            .findFirst()
                            .get();
            for (Future<DatabaseLocation> start : starts) {
                assertThat(started).endsWith(start.get().jdbcUrl());
            }
            other.destroyForcibly().onExit().join();
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
        DatabaseLocation before = postgres.startOrAdopt();
        postgres.stop(StopMode.FAST);
        int port = Integer.parseInt(Files.readString(folder.resolve("postgres/port")).strip());
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {

            DatabaseLocation after = postgres.startOrAdopt();

            assertThat(after.jdbcUrl()).isNotEqualTo(before.jdbcUrl());
        }
    }

    @Test
    void refusesToRunWithoutDurability() throws IOException {
        postgres.startOrAdopt();
        postgres.stop(StopMode.FAST);
        Files.writeString(
                folder.resolve("postgres/data/postgresql.conf"),
                "fsync = off\n",
                StandardOpenOption.APPEND);

        assertThatThrownBy(postgres::startOrAdopt)
                .isInstanceOf(HubException.class)
                .hasMessageContaining("fsync = off");
        assertThat(postgres.isRunning()).isFalse();
    }

    private Process startInOtherProcess() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsPostgres.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private long unfinished() throws IOException {
        Path home = folder.resolve("postgres");
        if (!Files.isDirectory(home)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().contains("unfinished")).count();
        }
    }

    private long pid() throws IOException {
        return Postmaster.of(folder.resolve("postgres/data")).orElseThrow().pid();
    }

    private static String one(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).single();
    }
}
