package dev.kontor.bench.stage;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection that posts webhooks, one after the other, with as little work of its own as there
 * can be: it shares the processor with what it measures. Speaks just enough HTTP/1.1 for answers
 * with a length or without a body. Not thread-safe.
 */
final class WebhookSender implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** As the vendor waits (vendors.md 4). */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final String LENGTH = "content-length:";

    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private int port;

    /**
     * Sends and waits for the answer.
     *
     * @param toPort of the process on this machine
     * @return the status
     * @throws IOException if no answer came; the next one goes over a new connection
     */
    int send(Webhook webhook, String id, int toPort) throws IOException {
        try {
            Socket open = connected(toPort);
            open.getOutputStream().write(webhook.request(id));
            return answer();
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private Socket connected(int toPort) throws IOException {
        if (socket != null && port == toPort && in != null) {
            return socket;
        }
        close();
        Socket fresh = new Socket();
        socket = fresh;
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(Math.toIntExact(ANSWER.toMillis()));
        fresh.connect(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), toPort),
                Math.toIntExact(CONNECT.toMillis()));
        in = new BufferedInputStream(fresh.getInputStream());
        port = toPort;
        return fresh;
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean closing = false;
        String header = line().toLowerCase(Locale.ROOT);
        while (!header.isEmpty()) {
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            closing |= header.equals("connection: close");
            header = line().toLowerCase(Locale.ROOT);
        }
        if (in != null) {
            in.skipNBytes(length);
        }
        if (closing) {
            close();
        }
        return status;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = next(); each != '\n'; each = next()) {
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        int each = in == null ? -1 : in.read();
        if (each < 0) {
            throw new EOFException("The connection ended within an answer");
        }
        return each;
    }

    @Override
    public void close() {
        Socket ending = socket;
        socket = null;
        in = null;
        if (ending != null) {
            try {
                ending.close();
            } catch (IOException gone) {
                // it is of no more use either way
            }
        }
    }
}
