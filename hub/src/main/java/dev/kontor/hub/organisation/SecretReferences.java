package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlScalar;
import dev.kontor.hub.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Resolves {@code {env: NAME}} and {@code {file: path}}. A secret written out is refused: the file
 * is meant to be kept under version control. No error quotes a value.
 */
final class SecretReferences {

    private static final String FORMS = "write {env: NAME} or {file: path}";

    private final Path folder;
    private final Map<String, String> environment;

    /** {@code folder} is what relative paths start from. */
    SecretReferences(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    Secret resolve(YamlMap map, String key) {
        YamlValue value = map.require(key);
        if (value instanceof YamlScalar) {
            throw value.wrong(
                    "a secret must not be written into the file, where copies and version control"
                            + " keep it",
                    FORMS);
        }
        if (!(value instanceof YamlMap reference)) {
            throw value.wrong("this is not a reference to a secret", FORMS);
        }
        Optional<String> env = reference.optionalText("env");
        Optional<String> file = reference.optionalText("file");
        if (env.isPresent() == file.isPresent() || reference.keys().size() != 1) {
            throw value.wrong("a secret has exactly one of 'env' and 'file'", FORMS);
        }
        return env.map(name -> fromEnvironment(reference, name))
                .or(() -> file.map(path -> fromFile(reference, path)))
                .orElseThrow();
    }

    private Secret fromEnvironment(YamlMap reference, String name) {
        String text = environment.get(name);
        if (text == null || text.isBlank()) {
            throw reference.wrong(
                    "env",
                    "the environment variable %s is %s"
                            .formatted(name, text == null ? "not set" : "empty"),
                    "set it before starting: export %s=…".formatted(name));
        }
        return new Secret(text.strip());
    }

    private Secret fromFile(YamlMap reference, String path) {
        Path file = folder.resolve(path);
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw unreadable(reference, file, "is empty");
            }
            return new Secret(text);
        } catch (IOException failed) {
            throw unreadable(
                    reference, file, Files.exists(file) ? "cannot be read" : "does not exist");
        }
    }

    private static ConfigurationException unreadable(YamlMap reference, Path file, String why) {
        return reference.wrong(
                "file",
                "the file %s %s".formatted(file, why),
                "put the secret there, readable by the user who runs Kontor");
    }

    /** Stands for a secret that could not be resolved, until the errors end the reading. */
    static Secret orNoted(YamlProblems problems, Supplier<Secret> reading) {
        return problems.attempt(reading).orElseGet(() -> new Secret("not-resolved"));
    }
}
