package dev.kontor.hub.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/** Refusals as problem+json of those who stand before the calls themselves. */
final class Problems {

    private Problems() {}

    /**
     * @param detail without quotes
     */
    static void write(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(
                        """
                        {"title": "%s", "status": %d, "detail": "%s", "code": "%s"}
                        """
                                .formatted(status.getReasonPhrase(), status.value(), detail, code)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
