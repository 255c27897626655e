package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kontor audit}, against something that answers as a hub does. */
class AuditCommandTest {

    private static final String WHOLE =
            "{\"whole\": true, \"entries\": 12, \"heads\": 2, \"broken\": null}";
    private static final String BROKEN =
            """
            {"whole": false, "entries": 12, "heads": 2, "broken": {"kind": "changed", "entry": 7,
             "words": {"de": "Eintrag 7 wurde geändert", "en": "entry 7 was changed"}}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    private HttpServer hub;
    private volatile String answerOfB = WHOLE;

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    String path = exchange.getRequestURI().getPath();
                    asked.add(path + " " + body);
                    String answer =
                            path.endsWith("/organisations")
                                    ? "[{\"id\": \"a\"}, {\"id\": \"b\"}]"
                                    : path.endsWith("/head")
                                            ? "{\"entry\": 12, \"hash\": \"abc\"}"
                                            : path.contains("/b/") ? answerOfB : WHOLE;
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        hub.start();
        Path data = Files.createDirectories(folder.resolve(".kontor"));
        Files.writeString(
                data.resolve("hub.properties"),
                "pid=%d\nurl=http://127.0.0.1:%d\n"
                        .formatted(ProcessHandle.current().pid(), hub.getAddress().getPort()));
        Files.writeString(data.resolve("admin.token"), "token");
        Files.writeString(
                folder.resolve("kontor.yaml"),
                // The other one was added in the console: the hub knows it, the file does not.
                "organisations: {a: {lexware: {api-key: {env: A}}}}");
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    @Test
    void printsAHeadALineThatItTakesAgainToVerify() throws IOException {
        assertThat(kontor("audit", "heads")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"organisation\":\"a\",\"entry\":12,\"hash\":\"abc\"}",
                        "{\"organisation\":\"b\",\"entry\":12,\"hash\":\"abc\"}");
        Path kept = folder.resolve("kept.jsonl");
        Files.writeString(kept, out.toString());
        asked.clear();

        assertThat(kontor("audit", "verify", "--organisation", "b", "--heads", kept.toString()))
                .isZero();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .startsWith("/api/organisations/b/audit/verify")
                .containsOnlyOnce("\"hash\":\"abc\"");
        assertThat(out.toString()).contains("b: whole, 12 entries, compared with 2 kept heads");
    }

    @Test
    void endsWith1AndTheFirstWrongEntryIfAnyChainIsBroken() {
        answerOfB = BROKEN;

        assertThat(kontor("audit", "verify")).isEqualTo(1);
        assertThat(out.toString()).contains("a: whole").contains("b: BROKEN, ").contains("7");
    }

    @Test
    void refusesAFileThatHoldsNoHeads() throws IOException {
        Path wrong = folder.resolve("wrong.jsonl");
        Files.writeString(wrong, "{\"organisation\": \"a\"}\nnot json\n");

        assertThat(kontor("audit", "verify", "--heads", wrong.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("line 2 of");
        assertThat(kontor("audit", "verify", "--heads", folder.resolve("no").toString()))
                .isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    private int kontor(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = folder.resolve("kontor.yaml").toString();
        return Kontor.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
