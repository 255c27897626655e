package dev.kontor.hub.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The flows that come with Kontor, as resources. */
final class BuiltInFlows {

    static final List<String> NAMES = List.of("order-to-invoice", "refund-to-credit-note");

    private BuiltInFlows() {}

    static String resource(String name) {
        return "flows/%s.yaml".formatted(name);
    }

    /** The text of a built-in flow. */
    static Optional<String> text(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in =
                BuiltInFlows.class.getClassLoader().getResourceAsStream(resource(name))) {
            if (in == null) {
                throw new IllegalStateException(resource(name) + " is missing");
            }
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(resource(name) + " cannot be read", broken);
        }
    }
}
