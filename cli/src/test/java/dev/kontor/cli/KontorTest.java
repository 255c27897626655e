package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KontorTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test
    void listsItsCommandsAndExitCodes() {
        assertThat(kontor()).isZero();
        assertThat(out.toString())
                .contains(
                        "demo",
                        "up",
                        "stop",
                        "stuck",
                        "simulate",
                        "bench",
                        "vat",
                        "version",
                        "help")
                .contains("78   kontor.yaml is wrong");
    }

    @Test
    void explainsOneCommand() {
        assertThat(kontor("help", "stuck", "answer")).isZero();
        assertThat(out.toString()).contains("Usage: kontor stuck answer").contains("--note");

        assertThat(kontor("up", "--help")).isZero();
        assertThat(out.toString()).contains("--database-url");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(kontor("dmo")).isEqualTo(2);
        assertThat(err.toString()).contains("'dmo'").contains("Did you mean").contains("demo");

        assertThat(kontor("help", "simulat")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean 'simulate'?");
    }

    @Test
    void namesTheSeedThatIsThereWhenAnotherIsAskedFor() {
        assertThat(kontor("simulate", "lexware", "--seed", "UNKNOWN")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--seed UNKNOWN")
                .contains("there is no such seed")
                .contains("take --seed demo");
    }

    @Test
    void refusesUnknownOptionsAndWrongValues() {
        assertThat(kontor("up", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot").contains("Try 'kontor up --help'.");
        assertThat(kontor("up", "--port", "many")).isEqualTo(2);
        assertThat(kontor("stuck", "show")).isEqualTo(2);
    }

    @Test
    void endsWith78AndAllErrorsWhenTheConfigurationIsWrong() throws IOException {
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(
                file,
                """
                hub: {prot: 1}
                organisations:
                  x: {lexware: {api-key: {env: KONTOR_TEST_NOT_SET}}}
                """);

        assertThat(kontor("up", "--config", file.toString())).isEqualTo(78);

        assertThat(err.toString().lines())
                .containsExactly(
                        file + ":1:7 hub.prot: there is no key 'prot' here → did you mean 'port'?",
                        file
                                + ":3:27 organisations.x.lexware.api-key.env: the environment variable"
                                + " KONTOR_TEST_NOT_SET is not set → set it before starting: export"
                                + " KONTOR_TEST_NOT_SET=…");
    }

    @Test
    void endsWith78WhenThereIsNoConfiguration() {
        assertThat(kontor("up", "--config", folder.resolve("no.yaml").toString())).isEqualTo(78);
        assertThat(err.toString()).contains("the file does not exist");
    }

    @Test
    void endsWith69WhenNoHubRuns() throws IOException {
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(file, "organisations: {x: {lexware: {api-key: {env: A}}}}");

        assertThat(kontor("stuck", "list", "--config", file.toString())).isEqualTo(69);
        assertThat(err.toString()).contains("no hub runs on").contains("kontor up");
    }

    @Test
    void hasNothingToStopWhereNothingRuns() throws IOException {
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(file, "organisations: {}");

        assertThat(kontor("stop", "--config", file.toString())).isZero();
        assertThat(out.toString()).contains("No hub runs on " + folder.resolve(".kontor"));
        assertThat(folder.resolve(".kontor")).doesNotExist();
    }

    @Test
    void namesTheBenchmarksWhenAnUnknownOneIsAskedFor() {
        assertThat(kontor("bench", "no-such-bench")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no benchmark 'no-such-bench'");
        assertThat(kontor("bench", "list")).isZero();
    }

    private int kontor(String... arguments) {
        CommandLine command =
                Kontor.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
