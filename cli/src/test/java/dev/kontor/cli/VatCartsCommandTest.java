package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VatCartsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    private int carts(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("carts.json"), content);
        return kontor(file.toString());
    }

    private int kontor(String file) {
        return Kontor.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("vat", "carts", file);
    }

    private static String refunds() throws IOException {
        try (var stream =
                Objects.requireNonNull(
                        VatCartsCommandTest.class.getResourceAsStream("/carts/refunds.json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void endsWith0AndTheSummaryLastIfAllAgree() throws IOException {
        assertThat(carts(refunds())).isZero();
        assertThat(out.toString().lines().toList().getLast()).matches("\\d+ passed, 0 failed");
    }

    @Test
    void endsWith1AndShowsWhatWasDecidedIfOneDiffers() throws IOException {
        String wrong = refunds().replaceFirst("\"gross\": \"39.89\"", "\"gross\": \"39.88\"");
        assertThat(carts(wrong)).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAILED", "differs: ", "39.88", "decided: invoice gross")
                .contains("passed, 1 failed");
    }

    @Test
    void endsWith2IfThereIsNoSuchFileOrNoCarts() throws IOException {
        assertThat(kontor(folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no file", "none.json");
        assertThat(carts("{}")).isEqualTo(2);
        assertThat(err.toString()).contains("carts.json: carts: is missing");
    }
}
