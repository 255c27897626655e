package dev.kontor.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.organisation.Configuration.HubSection;
import dev.kontor.hub.organisation.Configuration.SecretsSection;
import dev.kontor.hub.organisation.OrganisationDesk.KeptSecret;
import dev.kontor.hub.organisation.OrganisationDesk.NewOrganisation;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganisationDeskIT {

    private static final Secret KEY = new Secret("lexware-key-of-tea-a1b2");
    private static final ConnectionId SHOP = new ConnectionId("example", "shop.example");
    private static final String ONE_IN_FILE =
            """
            organisations:
              a: {name: Firma A, lexware: {api-key: {env: KEY_A}}}
            """;

    @TempDir private Path folder = Path.of("");
    private final TestDatabase database = TestDatabase.create();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));
    private final List<OrganisationChanged> news = new ArrayList<>();
    private Secret sealing = SealingKey.random();
    private @Nullable Secret former;
    private boolean simulators;
    private Organisations organisations = start("");
    private OrganisationDesk desk = desk("");

    @BeforeEach
    void prepare() {
        restart("");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void addsAnOrganisationThatIsThereAtOnceAndAfterARestart() {
        OrganisationId id = desk.add(tea());

        assertThat(id.value()).isEqualTo("tee-und-buch-gmbh");
        assertThat(news).extracting(each -> each.now().id()).containsExactly(id);
        Organisation now = organisations.get(id);
        assertThat(now.declared()).isFalse();
        assertThat(now.lexware().apiKey()).isEqualTo(KEY);
        assertThat(now.lexware().organizationId()).isEqualTo("account-tea");
        assertThat(now.lexware().connection().id().account()).isEqualTo("account-tea");

        restart(ONE_IN_FILE);

        assertThat(organisations.active())
                .extracting(Organisation::name)
                .containsExactlyInAnyOrder("Firma A", "Tee & Buch GmbH");
        assertThat(organisations.get(id).lexware().apiKey()).isEqualTo(KEY);
    }

    @Test
    void keepsNoSecretReadable() {
        desk.add(tea());

        assertThat(
                        database.transactions()
                                .acrossOrganisations(() ->
                                        database.jdbc()
                                                .sql(
                                                        "select encode(sealed, 'escape') || last_four from sealed_secret")
                                                .query((row, _) -> row.getString(1))
                                                .list()))
                .singleElement()
                .asString()
                .doesNotContain("lexware-key")
                .endsWith("a1b2");
    }

    @Test
    void isOncePerLexwareAccount() {
        desk.add(tea());

        assertThatThrownBy(() -> desk.add(tea()))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("Tee & Buch GmbH");
    }

    @Test
    void givesTwoOfOneNameTwoIds() {
        desk.add(tea());
        NewOrganisation namesake =
                new NewOrganisation("Tee & Buch GmbH", "account-2", KEY, null, null, "petra");

        assertThat(desk.add(namesake).value()).isEqualTo("tee-und-buch-gmbh-2");
    }

    @Test
    void addsAConnectionToWhatTheFileDeclaresAndKeepsItsAddressWhenItComesBack() {
        restart(ONE_IN_FILE);
        OrganisationId a = new OrganisationId("a");
        desk.add(a, shop("s3cr3t-of-the-shop"), "petra");
        Connection added = organisations.connection(a, SHOP);
        assertThat(added.declared()).isFalse();
        assertThat(added.secret("signing-secret")).contains(new Secret("s3cr3t-of-the-shop"));

        desk.remove(a, SHOP);
        assertThat(organisations.get(a).connections()).isEmpty();
        assertThat(organisations.byIngressToken(added.ingressToken().reveal())).isEmpty();

        desk.add(a, shop("another-secret-xyz9"), "petra");
        assertThat(organisations.connection(a, SHOP).ingressToken())
                .isEqualTo(added.ingressToken());
        assertThat(desk.secrets(a)).extracting(KeptSecret::lastFour).containsExactly("xyz9");
        assertThatThrownBy(() -> desk.add(a, shop("x"), "petra"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("already");
    }

    @Test
    void replacesAKeyOnlyByOneOfTheSameAccountAndResumes() {
        OrganisationId id = desk.add(tea());
        ConnectionId lexware = organisations.get(id).lexware().connection().id();
        organisations.pauseConnection(id, lexware, dev.kontor.hub.shared.Words.same("refused"));

        assertThatThrownBy(() -> desk.replaceKey(id, "account-of-others", KEY, "petra"))
                .isInstanceOf(HubException.class);
        assertThat(organisations.get(id).lexware().connection().paused()).isTrue();

        desk.replaceKey(id, "account-tea", new Secret("a-new-key-for-tea-ffff"), "petra");

        assertThat(organisations.get(id).lexware().apiKey().reveal()).endsWith("ffff");
        assertThat(organisations.get(id).lexware().connection().paused()).isFalse();
        assertThat(news.getLast().begun()).extracting(Connection::id).containsExactly(lexware);
    }

    @Test
    void changesNothingThatTheFileDeclares() {
        restart(ONE_IN_FILE);

        assertThatThrownBy(() -> desk.replaceKey(new OrganisationId("a"), "x", KEY, "petra"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("kontor.yaml");
    }

    @Test
    void leavesToTheFileWhatTheFileDeclaresTooAndSwitchesItOffWhenItLeaves() {
        OrganisationId id = desk.add(tea());
        String declared =
                """
                organisations:
                  tee-und-buch-gmbh: {name: Tee, lexware: {api-key: {env: KEY_B}}}
                """;

        restart(declared);
        assertThat(organisations.get(id).declared()).isTrue();
        assertThat(organisations.get(id).lexware().apiKey().reveal()).isEqualTo("key-of-b");

        restart("");
        assertThat(organisations.find(id)).isEmpty();

        assertThat(desk.add(tea())).isEqualTo(id);
        assertThat(organisations.get(id).declared()).isFalse();
    }

    @Test
    void sendsNothingWithoutTheKeyDestroysNothingAndGoesOnWhenItIsBack() {
        OrganisationId id = desk.add(tea());
        Secret right = sealing;

        sealing = SealingKey.random();
        restart("");

        Connection locked = organisations.get(id).lexware().connection();
        assertThat(locked.paused()).isTrue();
        assertThat(locked.pause().reason().en())
                .contains(SealingKey.of(right).fingerprint())
                .contains("KONTOR_SECRETS_KEY");
        organisations.resumeConnection(id, locked.id());
        assertThat(organisations.get(id).lexware().connection().paused()).isTrue();
        assertThat(organisations.get(id).lexware().apiKey()).isNotEqualTo(KEY);

        sealing = right;
        restart("");
        assertThat(organisations.get(id).lexware().connection().paused()).isFalse();
        assertThat(organisations.get(id).lexware().apiKey()).isEqualTo(KEY);
    }

    @Test
    void makesNoNewKeyWhileTheOldOneIsMissing() {
        desk.add(tea());

        Configuration configuration =
                configuration(
                        "", new SecretsSection(null, null, folder.resolve("gone/secrets.key")));
        OrganisationDesk without =
                new OrganisationDesk(
                        configuration,
                        organisations,
                        keys(configuration),
                        database.transactions(),
                        database.jdbc(),
                        clock);

        assertThatThrownBy(() ->
                        without.add(
                                new NewOrganisation("Neu", "account-3", KEY, null, null, "petra")))
                .isInstanceOf(HubException.class)
                .hasMessageContaining(SealingKey.of(sealing).fingerprint())
                .hasMessageContaining("Bring it back");
        assertThat(folder.resolve("gone")).doesNotExist();
    }

    @Test
    void rotatesTheKeyAtAStartWithBoth() {
        OrganisationId id = desk.add(tea());
        former = sealing;
        sealing = SealingKey.random();
        restart("");
        assertThat(organisations.get(id).lexware().apiKey()).isEqualTo(KEY);

        former = null;
        restart("");

        assertThat(organisations.get(id).lexware().apiKey()).isEqualTo(KEY);
        assertThat(organisations.get(id).lexware().connection().paused()).isFalse();
    }

    @Test
    void pointsAtNoOtherMachineWhateverAFormSays() {
        URI elsewhere = URI.create("http://169.254.169.254");
        URI here = URI.create("http://127.0.0.1:7070");
        assertThatThrownBy(() -> desk.requireAllowed(here)).isInstanceOf(HubException.class);

        simulators = true;
        restart("");

        desk.requireAllowed(here);
        assertThatThrownBy(() -> desk.requireAllowed(elsewhere)).isInstanceOf(HubException.class);
        assertThatThrownBy(() ->
                        NewConnection.read(
                                new TestOrganisations.ExampleVendorSettings(),
                                "shop.example",
                                Map.of("base-url", "http://10.0.0.1"),
                                null,
                                true))
                .isInstanceOf(HubException.class);
        assertThatThrownBy(() ->
                        NewConnection.read(
                                new TestOrganisations.ExampleVendorSettings(),
                                "shop.example",
                                Map.of("base-url", "http://127.0.0.1:1"),
                                null,
                                false))
                .isInstanceOf(HubException.class);
    }

    private static NewOrganisation tea() {
        return new NewOrganisation(
                "Tee & Buch GmbH", "account-tea", KEY, null, null, "petra@example.com");
    }

    private static NewConnection shop(String secret) {
        return NewConnection.read(
                new TestOrganisations.ExampleVendorSettings(),
                "shop.example",
                Map.of("signing-secret", secret),
                null,
                false);
    }

    private void restart(String yaml) {
        news.clear();
        organisations = start(yaml);
        desk = desk(yaml);
    }

    private Organisations start(String yaml) {
        Configuration configuration = configuration(yaml, section());
        new ConfigurationApplier(database.transactions(), database.jdbc(), clock)
                .apply(configuration);
        new KeyRotation(keys(configuration), database.transactions(), database.jdbc()).run();
        return new Organisations(
                configuration,
                keys(configuration),
                database.transactions(),
                database.jdbc(),
                clock,
                news::add);
    }

    private OrganisationDesk desk(String yaml) {
        Configuration configuration = configuration(yaml, section());
        return new OrganisationDesk(
                configuration,
                organisations,
                keys(configuration),
                database.transactions(),
                database.jdbc(),
                clock);
    }

    private SecretsSection section() {
        return new SecretsSection(sealing, former, folder.resolve("secrets.key"));
    }

    private static SealingKeys keys(Configuration configuration) {
        return new SealingKeys(configuration.hub().secrets(), configuration.hub().dataFolder());
    }

    private Configuration configuration(String yaml, SecretsSection section) {
        Configuration read = TestOrganisations.read(yaml.isEmpty() ? "hub: {port: 0}" : yaml);
        HubSection hub = read.hub();
        return new Configuration(
                new HubSection(
                        hub.port(),
                        hub.bindAddress(),
                        hub.publicUrl(),
                        folder.resolve("data"),
                        hub.poolSize(),
                        null,
                        null,
                        null,
                        section,
                        simulators,
                        null),
                read.organisations());
    }
}
