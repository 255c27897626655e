package dev.kontor.hub.organisation;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.organisation.VendorSettings.SettingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Organisations for tests of other modules: {@code TestOrganisations.apply(database, yaml)} reads
 * the text as a kontor.yaml, applies it and gives the read side. The environment has {@code KEY_A},
 * {@code KEY_B} and {@code SECRET}; beside the vendors on the class path there is {@code example},
 * with an optional secret {@code signing-secret} and an optional {@code base-url}.
 */
public final class TestOrganisations {

    public static final Map<String, String> ENVIRONMENT =
            Map.of("KEY_A", "key-of-a", "KEY_B", "key-of-b", "SECRET", "a-secret");

    private TestOrganisations() {}

    /** One organisation {@code a} without connections, writing to the given base URL. */
    public static Organisations one(TestDatabase database, String lexwareBaseUrl) {
        return apply(
                database,
                """
                organisations:
                  a:
                    lexware: {api-key: {env: KEY_A}, base-url: '%s'}
                """
                        .formatted(lexwareBaseUrl));
    }

    public static Organisations apply(TestDatabase database, String yaml) {
        return apply(database, yaml, InstantSource.system());
    }

    public static Organisations apply(TestDatabase database, String yaml, InstantSource clock) {
        Configuration configuration = read(yaml);
        new ConfigurationApplier(database.transactions(), database.jdbc(), clock)
                .apply(configuration);
        return new Organisations(configuration, database.transactions(), database.jdbc(), clock);
    }

    /** Reads the text as a kontor.yaml in a folder of its own. */
    public static Configuration read(String yaml) {
        try {
            Path folder = Files.createTempDirectory("kontor-test-");
            Path file = folder.resolve("kontor.yaml");
            try {
                Files.writeString(file, yaml);
                return ConfigurationFile.load(file, ENVIRONMENT, vendors());
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<VendorSettings> vendors() {
        return List.copyOf(VendorSettings.onClassPath());
    }

    /** Stands for a connector; found like one. */
    static final class ExampleVendorSettings implements VendorSettings {

        @Override
        public String vendor() {
            return "example";
        }

        @Override
        public String accountDescription() {
            return "a host name such as shop.example";
        }

        @Override
        public String canonicalAccount(String account) {
            if (!account.contains(".")) {
                throw new IllegalArgumentException(account);
            }
            return account.strip().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<SettingKey> keys() {
            return List.of(
                    SettingKey.secret("signing-secret", false, "signs webhooks"),
                    new SettingKey(
                            "base-url", false, false, Type.URI, "where it is", "https://x.example"),
                    new SettingKey("size", false, false, Type.WHOLE_NUMBER, "a number", "7"));
        }
    }
}
