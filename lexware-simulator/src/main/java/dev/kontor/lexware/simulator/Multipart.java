package dev.kontor.lexware.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} body (RFC 7578). */
record Multipart(List<Part> parts) {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("[;\\s]filename=\"([^\"]*)\"");

    /** The parts of a request; 415 for another content type. */
    static Multipart of(Request request) {
        String type = request.headers().contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new Refusal(415, "Content type '" + type + "' not supported");
        }
        Matcher matcher = BOUNDARY.matcher(type);
        if (!matcher.find()) {
            throw new Refusal(400, "The multipart boundary is missing");
        }
        String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new Multipart(parts(request.body(), "--" + boundary));
    }

    Optional<Part> file() {
        return parts.stream()
                .filter(part -> part.name().equals("file") && part.fileName() != null)
                .findFirst();
    }

    Optional<String> text(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name) && part.fileName() == null)
                .map(part -> new String(part.content(), StandardCharsets.UTF_8).strip())
                .findFirst();
    }

    private static List<Part> parts(byte[] body, String delimiter) {
        List<Part> parts = new ArrayList<>();
        // One character per byte: positions in the text are positions in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(delimiter);
        while (start >= 0) {
            int head = start + delimiter.length() + 2;
            int content = text.indexOf("\r\n\r\n", start);
            int end = text.indexOf("\r\n" + delimiter, Math.max(head, 0));
            if (content < 0 || end < content + 2 || text.startsWith("--", head - 2)) {
                return parts;
            }
            String headers =
                    new String(Arrays.copyOfRange(body, head, content), StandardCharsets.UTF_8);
            byte[] bytes = Arrays.copyOfRange(body, Math.min(content + 4, end), end);
            find(NAME, headers)
                    .ifPresent(name ->
                            parts.add(
                                    new Part(name, find(FILE_NAME, headers).orElse(null), bytes)));
            start = end + 2;
        }
        return parts;
    }

    private static Optional<String> find(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Part(String name, @Nullable String fileName, byte[] content) {}
}
