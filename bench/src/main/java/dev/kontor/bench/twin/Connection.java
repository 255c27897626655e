package dev.kontor.bench.twin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive connection that does as little as HTTP/1.1 allows, so that the measured process is
 * busy with answers and not with asking. Not thread-safe.
 */
final class Connection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String common;

    Connection(URI base, String key) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        common = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n";
    }

    /** The body of a 200. */
    String get(String target) throws IOException {
        out.write(("GET " + target + common + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return answer(200);
    }

    /** The body of a 201. */
    String post(String target, byte[] json) throws IOException {
        String head =
                "POST "
                        + target
                        + common
                        + "Content-Type: application/json\r\nContent-Length: "
                        + json.length
                        + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + json.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(json, 0, request, start.length, json.length);
        out.write(request);
        return answer(201);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String answer(int expected) throws IOException {
        String status = line();
        if (!status.contains(" " + expected + " ")) {
            throw new IOException("Expected " + expected + " but got " + status);
        }
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "Content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
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
