package dev.kontor.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.organisation.Configuration.SecretsSection;
import dev.kontor.hub.organisation.SecretSafe.Place;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSafeTest {

    private static final Place PLACE = place("a", "shopify", "shop.example", "client-secret");
    private static final Secret SECRET = new Secret("shpss_0123456789");

    private final SecretSafe safe = new SecretSafe();
    private final SealingKey key = SealingKey.of(SealingKey.random());

    @Test
    void opensWhatItSealed() {
        byte[] sealed = safe.seal(key, PLACE, SECRET);

        assertThat(safe.open(key, PLACE, sealed)).contains(SECRET);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET.reveal());
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(safe.seal(key, PLACE, SECRET)).isNotEqualTo(safe.seal(key, PLACE, SECRET));
    }

    static Stream<Place> otherPlaces() {
        return Stream.of(
                place("b", "shopify", "shop.example", "client-secret"),
                place("a", "hubspot", "shop.example", "client-secret"),
                place("a", "shopify", "other.example", "client-secret"),
                place("a", "shopify", "shop.example", "access-token"),
                place("a", "shopify", "shop.exampleclient", "-secret"));
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void doesNotOpenWhatWasCopiedElsewhere(Place other) {
        assertThat(safe.open(key, other, safe.seal(key, PLACE, SECRET))).isEmpty();
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        assertThat(
                        safe.open(
                                SealingKey.of(SealingKey.random()),
                                PLACE,
                                safe.seal(key, PLACE, SECRET)))
                .isEmpty();
    }

    @Test
    void noticesEveryChangedByteAndACutOffEnd() {
        byte[] sealed = safe.seal(key, PLACE, SECRET);

        assertThat(IntStream.range(0, sealed.length))
                .allSatisfy(at -> {
                    byte[] changed = sealed.clone();
                    changed[at] ^= 1;
                    assertThat(safe.open(key, PLACE, changed)).isEmpty();
                });
        assertThat(IntStream.range(0, sealed.length))
                .allSatisfy(length ->
                        assertThat(safe.open(key, PLACE, java.util.Arrays.copyOf(sealed, length)))
                                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "not base64 at all !", "AAAA", "0123"})
    void refusesWhatIsNoKeyWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> SealingKey.of(new Secret(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text);
    }

    @Test
    void readsAKeyInHexadecimalToo() {
        assertThat(SealingKey.of(new Secret("00".repeat(32))).fingerprint())
                .isEqualTo(SealingKey.of(new Secret("A".repeat(43) + "=")).fingerprint());
    }

    @Test
    void makesTheKeyFileWhenItIsNeededReadableByItsOwnerOnly(@TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("config/kontor/secrets.key");
        SealingKeys keys = keys(file, folder.resolve("data"), null);
        assertThat(keys.present()).isEmpty();
        assertThat(file).doesNotExist();

        SealingKey made = keys.presentOrMade();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(keys(file, folder.resolve("data"), null).present().orElseThrow().fingerprint())
                .isEqualTo(made.fingerprint());
        assertThat(Set.of(made.fingerprint())).noneMatch(Files.readString(file)::contains);
    }

    @Test
    void takesAKeyThatAnotherProcessMadeMeanwhile(@TempDir Path folder) {
        Path file = folder.resolve("secrets.key");
        SealingKeys one = keys(file, folder.resolve("data"), null);
        SealingKeys other = keys(file, folder.resolve("data"), null);

        assertThat(other.presentOrMade().fingerprint())
                .isEqualTo(one.presentOrMade().fingerprint());
    }

    @Test
    void refusesAKeyInTheDataFolder(@TempDir Path folder) {
        SealingKeys keys = keys(folder.resolve("data/secrets.key"), folder.resolve("data"), null);

        assertThatThrownBy(keys::presentOrMade)
                .isInstanceOf(HubException.class)
                .hasMessageContaining("data folder");
    }

    @Test
    void prefersTheKeyThatIsGiven(@TempDir Path folder) {
        Path file = folder.resolve("secrets.key");
        SealingKey kept = keys(file, folder.resolve("data"), null).presentOrMade();
        Secret given = SealingKey.random();

        assertThat(keys(file, folder.resolve("data"), given).present().orElseThrow().fingerprint())
                .isEqualTo(SealingKey.of(given).fingerprint())
                .isNotEqualTo(kept.fingerprint());
    }

    private static SealingKeys keys(Path file, Path dataFolder, @Nullable Secret given) {
        return new SealingKeys(new SecretsSection(given, null, file), dataFolder);
    }

    private static Place place(String organisation, String vendor, String account, String name) {
        return new Place(new OrganisationId(organisation), new ConnectionId(vendor, account), name);
    }
}
