package dev.kontor.lexware;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with one file, as uploads want it (lexware-office-api.md 7.9). Not thread-safe. */
final class Multipart {

    private final String boundary = "kontor-" + UUID.randomUUID();
    private final ByteArrayOutputStream form = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        part("Content-Disposition: form-data; name=\"" + name + "\"\r\n");
        write(value + "\r\n");
        return this;
    }

    Multipart file(FileUpload file) {
        part(
                "Content-Disposition: form-data; name=\"file\"; filename=\""
                        + file.name().replace("\"", "%22")
                        + "\"\r\nContent-Type: "
                        + file.format().mediaType()
                        + "\r\n");
        form.writeBytes(file.content());
        write("\r\n");
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(form.size() + 64);
        whole.writeBytes(form.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return whole.toByteArray();
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    private void part(String head) {
        write("--" + boundary + "\r\n" + head + "\r\n");
    }

    private void write(String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
