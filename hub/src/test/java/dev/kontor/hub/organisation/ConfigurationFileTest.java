package dev.kontor.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.organisation.Configuration.DatabaseSection;
import dev.kontor.hub.organisation.Configuration.DeclaredConnection;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.organisation.OrganisationSettings.ContactPolicy;
import dev.kontor.hub.organisation.OrganisationSettings.Language;
import dev.kontor.hub.organisation.VatSettings.PublicBody;
import dev.kontor.hub.organisation.VatSettings.ReducedRate;
import dev.kontor.hub.organisation.VatSettings.Vies;
import dev.kontor.hub.organisation.VatSettings.WhenDown;
import dev.kontor.hub.organisation.VatSettings.YearTurnover;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.PostingCategoryKind;
import dev.kontor.vat.ServiceKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

    @TempDir Path folder;

    @Test
    void takesDefaultsForAllThatIsLeftOut() throws IOException {
        Configuration configuration =
                load("organisations: {a: {lexware: {api-key: {env: KEY_A}}}}");

        assertThat(configuration.hub().port()).isEqualTo(8440);
        assertThat(configuration.hub().bindAddress()).isEqualTo("127.0.0.1");
        assertThat(configuration.hub().publicUrl()).isNull();
        assertThat(configuration.hub().dataFolder()).isEqualTo(folder.resolve(".kontor"));
        assertThat(configuration.hub().poolSize()).isEqualTo(20);
        assertThat(configuration.hub().database()).isNull();
        assertThat(configuration.hub().adminToken()).isNull();
        DeclaredOrganisation a = configuration.organisations().getFirst();
        assertThat(a.name()).isEqualTo("a");
        assertThat(a.settings()).isEqualTo(OrganisationSettings.DEFAULT);
        assertThat(a.lexware().baseUri()).isEqualTo(URI.create("https://api.lexware.io"));
        assertThat(a.lexware().apiKey()).isEqualTo(new Secret("key-of-a"));
        assertThat(a.lexware().callsPerSecond()).isEqualTo("1.9");
        assertThat(a.lexware().documentsPerMinute()).isEqualTo(20);
        assertThat(a.lexware().webhooks()).isTrue();
        assertThat(a.connections()).isEmpty();
        assertThat(a.flows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mapping: [{goods: book}]                          | exactly one of sku
                    mapping: [{sku: a, tax-code: b, goods: book}]     | exactly one of sku
                    mapping: [{sku: '*', goods: book}]                | is not a text
                    mapping: [{sku: a, goods: boook}]                 | did you mean 'book'?
                    mapping: [{sku: a, goods: standard}]              | is not known here
                    mapping: [{sku: a, goods: book}, {sku: A, goods: food}] | keep one of the two
                    own-vat-ids: [none]                               | a VAT id such as DE123456789
                    reduced-rates: [{country: CH, goods: book, percent: 3, from: 2026-01-01}] | another member state
                    turnover-elsewhere: {last: {all: 1}}              | give a year
                    turnover-elsewhere: {2025: {all: -1}}             | a net amount
                    vies: {base-url: 'http://vies.example'}           | use https
                    vies: {when-down: guess}                          | possible here: hold, wait
                    vies: {validity: PT1S}                            | from PT1M to P31D
                    oss: perhaps                                      | write true or false
                    """)
    void saysWhereAndWhyWhatIsSaidAboutVatIsWrong(String vat, String remedy) {
        assertThatThrownBy(() ->
                        load(
                                "organisations: {a: {lexware: {api-key: {env: KEY_A}}, vat: {"
                                        + vat
                                        + "}}}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kontor.yaml:1:")
                .hasMessageContaining(remedy);
    }

    @Test
    void readsEveryKey() throws IOException {
        Files.createDirectory(folder.resolve("flows"));
        Files.writeString(folder.resolve("flows/mine.yaml"), "flow: mine");
        Files.writeString(folder.resolve("token"), " the-token\n");
        Configuration configuration =
                load(
                        """
                        hub:
                          port: 9000
                          bind-address: 0.0.0.0
                          public-url: https://hub.example/kontor/
                          data-folder: data
                          database: {url: 'postgres://db.example:5433/k', user: u, password: {env: SECRET}, pool-size: 7}
                          admin-token: {file: token}
                          mail: {host: mail.example, port: 2525, security: none, from: k@b.example, user: u, password: {env: SECRET}}
                        organisations:
                          b:
                            name: Büro B
                            lexware:
                              api-key: {env: KEY_B}
                              base-url: http://127.0.0.1:8474/
                              calls-per-second: 50.5
                              documents-per-minute: 900
                              webhooks: false
                            approvals: {four-eyes-above: 5000, expire-after: P3D}
                            digest: {to: [buero@b.example], at: "06:30"}
                            closed-until: 2026-10-31
                            contacts: all
                            language: en
                            time-zone: Europe/Vienna
                            vat:
                              small-business: true
                              oss: false
                              own-vat-ids: ['de 123 456 789']
                              exempt-services: true
                              reduced-rates: [{country: AT, goods: book, percent: 10, from: 2026-01-01}]
                              turnover-elsewhere: {2025: {all: 400000, cross-border: 8200.50, electronic: 100}}
                              vies: {base-url: 'http://127.0.0.1:7081/', validity: PT12H, when-down: hold}
                              mapping:
                                - {sku: ' B-* ', goods: book}
                                - {product-type: Kurs, goods: service, service: event-online, posting: services}
                                - {collection: Kunst, goods: art}
                                - {tax-code: P1, goods: food}
                              public-bodies: [' Stadt *', '@Bund.example']
                            connections:
                              shop:
                                vendor: example
                                account: Shop.Example
                                base-url: http://127.0.0.1:7080/shop
                                size: 12
                                signing-secret: {env: SECRET}
                            flows:
                              order-to-invoice: {from: 2026-12-01, settings: {send: true, limit: 1.50}}
                              refund-to-credit-note:
                              mine: {file: flows/mine.yaml, enabled: false}
                        """);

        assertThat(configuration.hub().port()).isEqualTo(9000);
        assertThat(configuration.hub().bindAddress()).isEqualTo("0.0.0.0");
        assertThat(configuration.hub().publicUrl())
                .isEqualTo(URI.create("https://hub.example/kontor"));
        assertThat(configuration.hub().dataFolder()).isEqualTo(folder.resolve("data"));
        assertThat(configuration.hub().poolSize()).isEqualTo(7);
        assertThat(configuration.hub().database())
                .isEqualTo(
                        new DatabaseSection(
                                "jdbc:postgresql://db.example:5433/k",
                                "u",
                                new Secret("a-secret")));
        assertThat(configuration.hub().adminToken()).isEqualTo(new Secret("the-token"));
        assertThat(configuration.hub().mail())
                .isEqualTo(
                        new Configuration.MailSection(
                                "mail.example",
                                2525,
                                Configuration.MailSecurity.NONE,
                                "k@b.example",
                                "u",
                                new Secret("a-secret")));
        DeclaredOrganisation b = configuration.organisations().getFirst();
        assertThat(b.name()).isEqualTo("Büro B");
        assertThat(b.lexware().baseUri()).isEqualTo(URI.create("http://127.0.0.1:8474"));
        assertThat(b.lexware().callsPerSecond()).isEqualTo("50.5");
        assertThat(b.lexware().documentsPerMinute()).isEqualTo(900);
        assertThat(b.lexware().webhooks()).isFalse();
        assertThat(b.settings())
                .isEqualTo(
                        new OrganisationSettings(
                                LocalDate.of(2026, 10, 31),
                                ContactPolicy.ALL,
                                Language.EN,
                                ZoneId.of("Europe/Vienna"),
                                new VatSettings(
                                        true,
                                        false,
                                        List.of("DE123456789"),
                                        true,
                                        List.of(
                                                new ReducedRate(
                                                        "AT",
                                                        GoodsKind.BOOK,
                                                        BigDecimal.TEN,
                                                        LocalDate.of(2026, 1, 1))),
                                        Map.of(
                                                2025,
                                                new YearTurnover(
                                                        new BigDecimal("400000"),
                                                        new BigDecimal("8200.50"),
                                                        new BigDecimal("100"))),
                                        new Vies(
                                                URI.create("http://127.0.0.1:7081"),
                                                Duration.ofHours(12),
                                                WhenDown.HOLD),
                                        List.of(
                                                GoodsRule.of(
                                                        GoodsRule.By.SKU, "b-*", GoodsKind.BOOK),
                                                new GoodsRule(
                                                        GoodsRule.By.PRODUCT_TYPE,
                                                        "kurs",
                                                        GoodsKind.SERVICE,
                                                        ServiceKind.EVENT_ONLINE,
                                                        PostingCategoryKind.SERVICES),
                                                GoodsRule.of(
                                                        GoodsRule.By.COLLECTION,
                                                        "kunst",
                                                        GoodsKind.ART),
                                                GoodsRule.of(
                                                        GoodsRule.By.TAX_CODE,
                                                        "p1",
                                                        GoodsKind.FOOD)),
                                        List.of(
                                                new PublicBody("stadt *"),
                                                new PublicBody("@bund.example"))),
                                new ApprovalSettings(new BigDecimal("5000"), Duration.ofDays(3)),
                                new DigestSettings(
                                        List.of("buero@b.example"), java.time.LocalTime.of(6, 30)),
                                RetentionSettings.DEFAULT));
        DeclaredConnection shop = b.connections().getFirst();
        assertThat(shop.id()).isEqualTo(new ConnectionId("example", "shop.example"));
        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.settings())
                .containsOnly(
                        Map.entry("base-url", "http://127.0.0.1:7080/shop"),
                        Map.entry("size", "12"));
        assertThat(shop.secrets()).containsEntry("signing-secret", new Secret("a-secret"));
        assertThat(b.flows())
                .extracting(FlowDeclaration::name)
                .containsExactly("order-to-invoice", "refund-to-credit-note", "mine");
        assertThat(b.flows().getFirst().from()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(b.flows().getFirst().settings())
                .containsEntry("send", true)
                .containsEntry("limit", new BigDecimal("1.50"));
        assertThat(b.flows().get(1).enabled()).isTrue();
        assertThat(b.flows().get(2).enabled()).isFalse();
        assertThat(b.flows().get(2).file()).isEqualTo(folder.resolve("flows/mine.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    hub: {prot: 1}                     | 1:7 hub.prot: there is no key 'prot' here → did you mean 'port'?
                    hub: {port: many}                  | 1:13 hub.port: 'many' is not a whole number from 0 to 65535
                    hub: {port: 70000}                 | 1:13 hub.port: '70000' is not a whole number from 0 to 65535
                    hub: {public-url: hub.example}     | 1:19 hub.public-url: 'hub.example' is not a URL
                    hub: {admin-token: abc}            | 1:20 hub.admin-token: a secret must not be written into the file
                    hub: {admin-token: {env: NO}}      | 1:21 hub.admin-token.env: the environment variable NO is not set → set it before starting: export NO=…
                    hub: {admin-token: {file: no}}     | 1:21 hub.admin-token.file: the file
                    hub: {admin-token: {envv: X}}      | 1:20 hub.admin-token: a secret has exactly one of 'env' and 'file'
                    hub: {database: {user: u}}         | 1:17 hub.database.url: the key 'url' is missing
                    hub: {database: {url: 'mysql://x/y', user: u, password: {env: SECRET}}} | 'mysql://x/y' is not a URL such as postgresql://
                    hub: {database: {pool-size: 1}}    | 1:29 hub.database.pool-size: '1' is not a whole number from 4 to 150
                    hub: text                          | 1:6 hub: a single value stands where a map belongs
                    """)
    void refusesAWrongHubSection(String hub, String error) {
        assertThatThrownBy(() ->
                        load(hub + "\norganisations: {a: {lexware: {api-key: {env: KEY_A}}}}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(folder.resolve("kontor.yaml") + ":1:")
                .hasMessageContaining(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    lexware: {api-key: {env: NOT_SET}}                         | lexware.api-key.env: the environment variable NOT_SET is not set
                    lexware: {api-key: 7c9e-secret}                            | lexware.api-key: a secret must not be written into the file
                    lexware: {}                                                | lexware.api-key: the key 'api-key' is missing
                    lexware: {api-key: {env: KEY_A}, calls-per-second: 3}      | lexware.calls-per-second: Lexware Office allows no more than 2
                    lexware: {api-key: {env: KEY_A}, calls-per-second: 0}      | '0' is no pace
                    lexware: {api-key: {env: KEY_A}, documents-per-minute: 21} | Lexware Office allows no more than 20
                    lexware: {api-key: {env: KEY_A}, documents-per-minute: 1.5} | '1.5' is no pace
                    lexware: {api-key: {env: KEY_A}, base-url: 'http://x.example'} | a key must not travel unencrypted → use https
                    lexware: {api-key: {env: KEY_A}}\\n    contact: all        | a.contact: there is no key 'contact' here → did you mean 'contacts'?
                    lexware: {api-key: {env: KEY_A}}\\n    contacts: business  | 'business' is not known here → did you mean 'businesses'?
                    lexware: {api-key: {env: KEY_A}}\\n    closed-until: 31.10.2026 | '31.10.2026' is not a date such as 2026-10-31
                    lexware: {api-key: {env: KEY_A}}\\n    time-zone: Berlin   | 'Berlin' is not a time zone such as Europe/Berlin
                    lexware: {api-key: {env: KEY_A}}\\n    connections: {s: {vendor: exampel, account: x.y}} | there is no connector for 'exampel' → did you mean 'example'?
                    lexware: {api-key: {env: KEY_A}}\\n    connections: {s: {vendor: example, account: xy}} | 'xy' is not a host name such as shop.example
                    lexware: {api-key: {env: KEY_A}}\\n    connections: {s: {vendor: example}} | the key 'account' is missing
                    lexware: {api-key: {env: KEY_A}}\\n    connections: {s: {vendor: example, account: x.y, secret: z}} | there is no key 'secret' here
                    lexware: {api-key: {env: KEY_A}}\\n    connections: {s: {vendor: example, account: x.y}, t: {vendor: example, account: X.Y}} | example:x.y is already the connection 's'
                    lexware: {api-key: {env: KEY_A}}\\n    flows: {mine: {file: no.yaml}} | no.yaml does not exist
                    lexware: {api-key: {env: KEY_A}}\\n    flows: {mine: {form: 2026-12-01}} | flows.mine.form: there is no key 'form' here → did you mean 'from'?
                    """)
    void refusesAWrongOrganisation(String text, String error) {
        assertThatThrownBy(
                        () -> load("organisations:\n  a:\n    " + text.translateEscapes() + "\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(error)
                .hasMessageContaining(" → ")
                .hasMessageNotContaining("7c9e-secret");
    }

    @Test
    void listsAllErrorsAtOnce() {
        assertThatThrownBy(() ->
                        load(
                                """
                                hub: {port: x, data-foldr: y}
                                organisations:
                                  A: {lexware: {api-key: {env: KEY_A}}}
                                  b: {lexware: {api-key: {env: NO}, calls-per-second: 9}, contacts: x}
                                """))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        wrong -> assertThat(wrong.errors()).hasSize(6));
    }

    @Test
    void refusesOneLexwareKeyForTwoOrganisations() {
        assertThatThrownBy(() ->
                        load(
                                """
                                organisations:
                                  a: {lexware: {api-key: {env: KEY_A}}}
                                  b: {lexware: {api-key: {env: KEY_A}}}
                                """))
                .hasMessageContaining(":3:3 organisations.b: the Lexware key is the same as")
                .hasMessageContaining("'a'");
    }

    @Test
    void namesTheFileThatIsMissing() {
        assertThatThrownBy(() -> ConfigurationFile.load(folder.resolve("no.yaml"), System.getenv()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no.yaml:1:1: the file does not exist → ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:p@host/db",
                "postgresql://host/db?password=x",
                "postgresql://host",
                "host/db"
            })
    void refusesDatabaseUrlsThatAreNoneOrHoldCredentials(String url) {
        assertThatThrownBy(() -> DatabaseSection.jdbcUrl(url))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Configuration load(String text) throws IOException {
        Path file = folder.resolve("kontor.yaml");
        Files.writeString(file, text);
        return ConfigurationFile.load(
                file, TestOrganisations.ENVIRONMENT, VendorSettings.onClassPath());
    }

    @Test
    void needsNoFileIfNoneIsNamed() {
        Configuration configuration =
                ConfigurationFile.load(ConfigurationFile.DEFAULT_FILE, Map.of());

        assertThat(configuration.organisations()).isEmpty();
        assertThat(configuration.hub().port()).isEqualTo(8440);
        assertThatThrownBy(() -> ConfigurationFile.load(Path.of("other.yaml"), Map.of()))
                .hasMessageContaining("does not exist");
    }

    @Test
    void keepsTheKeyOfSecretsOutsideOfTheDataFolderUnlessItIsGiven() {
        Configuration none =
                ConfigurationFile.load(
                        ConfigurationFile.DEFAULT_FILE, Map.of("HOME", "/home/petra"));
        Configuration given =
                ConfigurationFile.load(
                        ConfigurationFile.DEFAULT_FILE,
                        Map.of("KONTOR_SECRETS_KEY", "from-outside"));

        assertThat(none.hub().secrets().key()).isNull();
        assertThat(none.hub().secrets().keyFile())
                .isEqualTo(Path.of("/home/petra/.config/kontor/secrets.key"));
        assertThat(given.hub().secrets().key()).isEqualTo(new Secret("from-outside"));
    }
}
