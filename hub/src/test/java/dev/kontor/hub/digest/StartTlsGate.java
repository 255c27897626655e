package dev.kontor.hub.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Stands before a mail server that knows no STARTTLS and adds it (RFC 3207): offers it, takes
 * nothing else in the clear, and hands on what comes encrypted. Its certificate is made for the
 * host named.
 */
final class StartTlsGate implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** What was said in the clear, in the order it came. */
    final List<String> inTheClear = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final int behind;
    private final SSLContext context;

    StartTlsGate(Path folder, String host, int behind) {
        this.behind = behind;
        this.context = context(certificate(folder, host));
        try {
            this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Trusts this gate and nobody else. */
    SSLSocketFactory trusting() {
        return context.getSocketFactory();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            OutputStream out = client.getOutputStream();
            say(out, "220 gate ready");
            String line = read(client.getInputStream());
            while (!line.isEmpty() && !line.equalsIgnoreCase("STARTTLS")) {
                inTheClear.add(line);
                if (line.toUpperCase(java.util.Locale.ROOT).startsWith("EHLO")) {
                    say(out, "250-gate");
                    say(out, "250 STARTTLS");
                } else {
                    say(out, "530 Must issue a STARTTLS command first");
                }
                line = read(client.getInputStream());
            }
            if (line.isEmpty()) {
                return;
            }
            say(out, "220 go ahead");
            try (SSLSocket safe =
                            (SSLSocket)
                                    context.getSocketFactory().createSocket(client, null, false);
                    Socket inner = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                safe.setUseClientMode(false);
                safe.startHandshake();
                read(inner.getInputStream()); // its greeting was given already
                Thread back = Thread.ofVirtual().start(() -> pump(inner, safe));
                safe.getInputStream().transferTo(inner.getOutputStream());
                inner.shutdownOutput();
                back.join();
            }
        } catch (IOException ended) {
            // the client hung up, or did not trust us; the test sees what came of it
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // the other side hung up
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** One line, byte by byte, so that nothing of what follows is taken. */
    private static String read(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    private static KeyStore certificate(Path folder, String host) {
        Path file = folder.resolve(host + ".p12");
        try {
            Process keytool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "gate",
                                    "-keyalg",
                                    "EC",
                                    "-dname",
                                    "CN=" + host,
                                    "-ext",
                                    "san=dns:" + host,
                                    "-validity",
                                    "2",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    new String(PASSWORD),
                                    "-keystore",
                                    file.toString())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return store;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static SSLContext context(KeyStore store) {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("gate", store.getCertificate("gate"));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
