package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Someone else's client drives the simulator: the npm package {@code @elbstack/lexoffice-client-js}
 * 1.0.1, which knows neither Kontor nor this simulator. It is installed by npm from {@code
 * src/test/elbstack} to {@code target/elbstack} when the test first runs.
 */
class ElbstackClientIT extends SimulatorCase {

    private static final Path SOURCE = Path.of("src", "test", "elbstack");
    private static final Path TARGET = Path.of("target", "elbstack");
    private static final int MINUTES = 5;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        requireNode();
        Files.createDirectories(TARGET);
        Path installed = TARGET.resolve("node_modules").resolve(".package-lock.json");
        Path lock = TARGET.resolve("package-lock.json");
        boolean present =
                Files.exists(installed)
                        && Files.exists(lock)
                        && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0;
        for (String file : List.of("package.json", "package-lock.json", "drive.cjs")) {
            Files.copy(
                    SOURCE.resolve(file),
                    TARGET.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (!present) {
            run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    @Test
    void everyCallOfItThatTheApiStillHasSucceeds() throws IOException, InterruptedException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String organisation = "organisation=" + access.organizationId();
            String downPayment =
                    control(
                                    "POST",
                                    "/documents?finalize=true&type=downpaymentinvoice&"
                                            + organisation,
                                    Bodies.invoiceOf(Bodies.line("custom", "30.00", 19)).toString())
                            .path("id")
                            .stringValue();
            String confirmation =
                    created("/v1/order-confirmations?finalize=true", Bodies.orderConfirmation());
            ObjectNode body = Bodies.invoiceFor(created("/v1/contacts", Bodies.company()));
            body.putObject("recurringTemplateSettings").put("executionInterval", "MONTHLY");
            String template =
                    control("POST", "/recurring-templates?" + organisation, body.toString())
                            .path("id")
                            .stringValue();

            String output =
                    run(
                            Map.of(
                                    "BASE",
                                    simulator.baseUri().toString(),
                                    "KEY",
                                    access.apiKey(),
                                    "CALLBACK",
                                    receiver.url().toString(),
                                    "TEMPLATE",
                                    template,
                                    "DOWN_PAYMENT",
                                    downPayment,
                                    "CONFIRMATION",
                                    confirmation),
                            "node",
                            "drive.cjs");

            assertThat(output).doesNotContain("failed").contains("calls 36");
        }
    }

    /** Installs Debian's packages where it may; otherwise says what to do. */
    private static void requireNode() throws IOException, InterruptedException {
        if (isThere("node") && isThere("npm")) {
            return;
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root && isThere("apt-get")) {
            run(Map.of(), "apt-get", "update");
            run(
                    Map.of("DEBIAN_FRONTEND", "noninteractive"),
                    "apt-get",
                    "install",
                    "-y",
                    "--no-install-recommends",
                    "nodejs",
                    "npm");
        }
        assertThat(isThere("node") && isThere("npm"))
                .as(
                        "This test needs node and npm: 'apt-get install nodejs npm', 'brew install"
                                + " node', or https://nodejs.org")
                .isTrue();
    }

    private static boolean isThere(String command) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, command))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a command in the target folder; answers what it printed, and fails when it fails. */
    private static String run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).directory(TARGET.toFile());
        builder.environment().putAll(environment);
        Path log = TARGET.resolve(command[0] + ".log");
        Files.createDirectories(TARGET);
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as(String.join(" ", words) + "\n" + output)
                .isTrue();
        return output;
    }
}
