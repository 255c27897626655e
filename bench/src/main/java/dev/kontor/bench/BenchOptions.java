package dev.kontor.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to run a benchmark.
 *
 * @param seed of everything drawn at random; the same seed makes the same plan
 * @param settings {@code --set key=value}, for what only one benchmark knows
 * @param workFolder an empty folder of its own
 * @param progress takes one line for people
 */
public record BenchOptions(
        long seed, Map<String, String> settings, Path workFolder, Consumer<String> progress) {

    public BenchOptions {
        settings = Map.copyOf(settings);
    }

    public String text(String key, String otherwise) {
        return settings.getOrDefault(key, otherwise);
    }

    /** A whole number; anything else is an {@link IllegalArgumentException} that names the key. */
    public int number(String key, int otherwise) {
        String text = settings.get(key);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "--set %s=%s is not a whole number".formatted(key, text), notANumber);
        }
    }
}
