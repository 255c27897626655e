package dev.kontor.hub.yaml;

import org.jspecify.annotations.Nullable;

/** A value in a YAML document that knows where it stands. */
public sealed interface YamlValue permits YamlMap, YamlList, YamlScalar {

    YamlPosition position();

    /** The keys from the top, joined by dots, list items as {@code [0]}; empty for the document. */
    String path();

    /**
     * The value as plain Java: {@code Map<String, Object>} in the order of the file, {@code List},
     * {@code String}, {@code Boolean}, {@code Long}, {@code BigDecimal} or null.
     */
    @Nullable Object toPlain();

    /** An error at this place, to throw. */
    default ConfigurationException wrong(String problem, String remedy) {
        return new ConfigurationException(
                new ConfigurationError(position(), path(), problem, remedy));
    }
}
