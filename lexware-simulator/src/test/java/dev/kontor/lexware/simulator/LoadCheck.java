package dev.kontor.lexware.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures requests per second: half of them create a finalised invoice, half read it, client and
 * server in one process.
 */
final class LoadCheck {

    private static final int CONNECTIONS = 16;

    private LoadCheck() {}

    /** Prints one line of key=value pairs. */
    public static void main(String[] arguments) throws Exception {
        measure(2);
        double rate = measure(8);
        System.out.println(
                "requests_per_second="
                        + Math.round(rate)
                        + " connections="
                        + CONNECTIONS
                        + " processors="
                        + Runtime.getRuntime().availableProcessors());
    }

    static double measure(int seconds) throws InterruptedException, ExecutionException {
        try (LexwareSimulator simulator =
                        LexwareSimulator.start(
                                SimulatorOptions.defaults()
                                        .withSettings(Settings.documented().withoutLimit()));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrganisationAccess access = simulator.addOrganisation(OrganisationSpec.named("Last"));
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                counts.add(threads.submit(() -> load(simulator.baseUri(), access.apiKey(), end)));
            }
            long requests = 0;
            for (Future<Long> count : counts) {
                requests += count.get();
            }
            return requests * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long load(URI base, String key, long end) {
        byte[] body = Bodies.invoice().toString().getBytes(StandardCharsets.UTF_8);
        String common = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n";
        byte[] create =
                ("POST /v1/invoices?finalize=true"
                                + common
                                + "Content-Type: application/json\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n"
                                + new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
        long count = 0;
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(create);
                String created = answer(in, 201);
                int at = created.indexOf("\"id\":\"") + 6;
                byte[] read =
                        ("GET /v1/invoices/" + created.substring(at, at + 36) + common + "\r\n")
                                .getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(read);
                answer(in, 200);
                count += 2;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count;
    }

    private static String answer(InputStream in, int expected) throws IOException {
        String status = line(in);
        if (!status.contains(" " + expected + " ")) {
            throw new IOException("Expected " + expected + " but got " + status);
        }
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
