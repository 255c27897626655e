package dev.kontor.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationDocumentationTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

    static Stream<String> keys() {
        return Stream.concat(
                        ConfigurationKeys.all().stream(),
                        VendorSettings.onClassPath().stream()
                                .filter(vendor -> !vendor.vendor().equals("example"))
                                .flatMap(vendor -> vendor.keys().stream())
                                .map(VendorSettings.SettingKey::name))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void explainsEveryKey(String key) throws IOException {
        String text = Files.readString(ROOT.resolve("docs/configuration.md"));

        assertThat(text).containsPattern("[`#{ ]" + key + "[`: \n]");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void showsEveryKeyInTheExample(String key) throws IOException {
        String text = Files.readString(ROOT.resolve("kontor.example.yaml"));

        assertThat(text).containsPattern("[ {\n]" + key + ":");
    }

    @Test
    void shipsAnExampleThatIsRight() {
        Configuration configuration =
                ConfigurationFile.load(
                        ROOT.resolve("kontor.example.yaml"),
                        Map.of(
                                "TEE_UND_BUCH_LEXWARE_KEY", "k",
                                "TEE_UND_BUCH_SHOPIFY_SECRET", "s"));

        assertThat(configuration.organisations()).hasSize(1);
    }

    @Test
    void shipsAnExampleWhoseCommentedKeysAreRight(@TempDir Path folder) throws IOException {
        String all =
                Files.readString(ROOT.resolve("kontor.example.yaml"))
                        .replaceAll("(?m)^( *)# ( *[a-z-]+:)", "$1$2");
        Path copy = folder.resolve("kontor.yaml");
        Files.writeString(
                copy,
                all.replace("file: /run/secrets/kontor-admin-token", "env: ANY")
                        .replace("file: flows/my-flow.yaml, ", ""));

        Configuration configuration =
                ConfigurationFile.load(
                        copy,
                        Map.of(
                                "ANY", "a",
                                "KONTOR_DATABASE_PASSWORD", "p",
                                "KONTOR_MAIL_PASSWORD", "m",
                                "TEE_UND_BUCH_LEXWARE_KEY", "k",
                                "TEE_UND_BUCH_SHOPIFY_SECRET", "s",
                                "TEE_UND_BUCH_SHOPIFY_OLD_SECRET", "o",
                                "TEE_UND_BUCH_SHOPIFY_TOKEN", "t"));

        assertThat(configuration.hub().database()).isNotNull();
        assertThat(configuration.organisations().getFirst().flows()).hasSize(3);
    }
}
