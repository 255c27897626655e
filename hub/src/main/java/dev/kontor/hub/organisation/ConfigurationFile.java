package dev.kontor.hub.organisation;

import static dev.kontor.hub.organisation.SecretReferences.orNoted;

import dev.kontor.hub.organisation.Configuration.DatabaseSection;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.organisation.Configuration.HubSection;
import dev.kontor.hub.organisation.Configuration.MailSection;
import dev.kontor.hub.organisation.Configuration.MailSecurity;
import dev.kontor.hub.organisation.Configuration.OidcSection;
import dev.kontor.hub.organisation.Configuration.SecretsSection;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlReader;
import dev.kontor.hub.yaml.YamlScalar;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and checks kontor.yaml. Nothing is connected to, nothing is changed. */
public final class ConfigurationFile {

    /** In the folder where Kontor is started. */
    public static final Path DEFAULT_FILE = Path.of("kontor.yaml");

    static final int DEFAULT_PORT = 8440;
    static final String DEFAULT_DATA_FOLDER = ".kontor";
    static final int DEFAULT_POOL_SIZE = 20;

    private final Path folder;
    private final YamlProblems problems = new YamlProblems();
    private final SecretReferences secrets;
    private final Map<String, String> environment;
    private final OrganisationReader organisationReader;

    private ConfigurationFile(
            Path folder, Map<String, String> environment, Collection<VendorSettings> vendors) {
        this.folder = folder;
        this.environment = environment;
        this.secrets = new SecretReferences(folder, environment);
        this.organisationReader = new OrganisationReader(folder, secrets, vendors, problems);
    }

    /**
     * Reads the file, resolves its secrets, and checks connections against what the vendors on the
     * class path want.
     *
     * @param environment the process's environment variables
     * @throws ConfigurationException with every error found, each with line, column and remedy
     */
    public static Configuration load(Path file, Map<String, String> environment) {
        return load(file, environment, VendorSettings.onClassPath());
    }

    /** As {@link #load(Path, Map)}, with the vendors given. */
    public static Configuration load(
            Path file, Map<String, String> environment, Collection<VendorSettings> vendors) {
        Path folder = file.toAbsolutePath().normalize().resolveSibling(".").normalize();
        ConfigurationFile reading = new ConfigurationFile(folder, environment, vendors);
        Configuration configuration = reading.configuration(reading.document(file));
        reading.problems.throwIfAny();
        return configuration;
    }

    /**
     * What a command needs to talk to a hub that runs on this file: nothing else is checked, and no
     * secret but the admin token is looked up.
     *
     * @throws ConfigurationException if not even that can be read
     */
    public static HubAccess access(Path file, Map<String, String> environment) {
        Path folder = file.toAbsolutePath().normalize().resolveSibling(".").normalize();
        ConfigurationFile reading = new ConfigurationFile(folder, environment, List.of());
        YamlMap top = reading.document(file);
        Optional<YamlMap> hub = top.optionalMap("hub");
        return new HubAccess(
                folder.resolve(
                                hub.flatMap(section -> section.optionalText("data-folder"))
                                        .orElse(DEFAULT_DATA_FOLDER))
                        .normalize(),
                hub.filter(section -> section.optional("admin-token").isPresent())
                        .map(section -> reading.secrets.resolve(section, "admin-token")));
    }

    /**
     * How to reach the hub of a file.
     *
     * @param adminToken if declared; otherwise it lies in the data folder
     */
    public record HubAccess(Path dataFolder, Optional<Secret> adminToken) {}

    /** Whoever names no file need not have one: then all stands in the console. */
    private YamlMap document(Path file) {
        return file.equals(DEFAULT_FILE) && Files.notExists(file)
                ? YamlReader.read(file.toString(), "{}", problems)
                : YamlReader.read(file, problems);
    }

    private Configuration configuration(YamlMap top) {
        top.rejectUnknownKeys(ConfigurationKeys.TOP);
        HubSection hub =
                problems.attempt(() -> top.optionalMap("hub"))
                        .flatMap(section -> section)
                        .map(this::hub)
                        .orElseGet(this::defaultHub);
        List<DeclaredOrganisation> organisations =
                problems.attempt(() -> top.optionalMap("organisations"))
                        .flatMap(section -> section)
                        .map(this::organisations)
                        .orElse(List.of());
        return new Configuration(hub, organisations);
    }

    private HubSection defaultHub() {
        return new HubSection(
                DEFAULT_PORT,
                "127.0.0.1",
                null,
                folder.resolve(DEFAULT_DATA_FOLDER),
                DEFAULT_POOL_SIZE,
                null,
                null,
                null,
                secrets(Optional.empty()),
                false,
                null);
    }

    private HubSection hub(YamlMap hub) {
        hub.rejectUnknownKeys(ConfigurationKeys.HUB);
        Optional<YamlMap> database =
                problems.attempt(() -> hub.optionalMap("database")).flatMap(section -> section);
        database.ifPresent(section -> section.rejectUnknownKeys(ConfigurationKeys.DATABASE));
        return new HubSection(
                Values.whole(problems, hub, "port", DEFAULT_PORT, 0, 65535),
                Values.text(problems, hub, "bind-address", "127.0.0.1"),
                Values.url(problems, hub, "public-url").orElse(null),
                folder.resolve(Values.text(problems, hub, "data-folder", DEFAULT_DATA_FOLDER))
                        .normalize(),
                database.map(section ->
                                Values.whole(
                                        problems, section, "pool-size", DEFAULT_POOL_SIZE, 4, 150))
                        .orElse(DEFAULT_POOL_SIZE),
                database.flatMap(this::database).orElse(null),
                hub.optional("admin-token").isEmpty()
                        ? null
                        : orNoted(problems, () -> secrets.resolve(hub, "admin-token")),
                problems.attempt(() -> hub.optionalMap("mail"))
                        .flatMap(section -> section)
                        .flatMap(this::mail)
                        .orElse(null),
                secrets(Values.noted(problems, () -> hub.optionalMap("secrets"))),
                Values.flag(problems, hub, "simulators", false),
                Values.noted(problems, () -> hub.optionalMap("oidc"))
                        .flatMap(this::oidc)
                        .orElse(null));
    }

    private Optional<OidcSection> oidc(YamlMap section) {
        section.rejectUnknownKeys(ConfigurationKeys.OIDC);
        Optional<URI> issuer = problems.attempt(() -> issuer(section.requireScalar("issuer")));
        Optional<String> client = problems.attempt(() -> section.requireText("client-id"));
        Optional<Secret> secret = problems.attempt(() -> secrets.resolve(section, "client-secret"));
        String claim = Values.text(problems, section, "claim", "email");
        return issuer.isEmpty() || client.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new OidcSection(issuer.get(), client.get(), secret.get(), claim));
    }

    private static URI issuer(YamlScalar scalar) {
        URI issuer = Values.url(scalar);
        if (!"https".equals(issuer.getScheme()) && !loopback(issuer)) {
            throw scalar.wrong(
                    "an identity provider must not be spoken to unencrypted", "use https");
        }
        return issuer;
    }

    private SecretsSection secrets(Optional<YamlMap> section) {
        section.ifPresent(map -> map.rejectUnknownKeys(ConfigurationKeys.SECRETS));
        return new SecretsSection(
                sealingKey(section, "key", "KONTOR_SECRETS_KEY"),
                sealingKey(section, "former-key", "KONTOR_FORMER_SECRETS_KEY"),
                keyFile());
    }

    private @Nullable Secret sealingKey(Optional<YamlMap> section, String key, String variable) {
        String given = environment.get(variable);
        if (given != null && !given.isBlank()) {
            return new Secret(given.strip());
        }
        return section.filter(map -> map.optional(key).isPresent())
                .map(map -> orNoted(problems, () -> secrets.resolve(map, key)))
                .orElse(null);
    }

    /** Where programs of this user keep their configuration: not in the data folder. */
    private Path keyFile() {
        String configured = environment.get("XDG_CONFIG_HOME");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
        Path base =
                configured == null || configured.isBlank()
                        ? home.resolve(".config")
                        : Path.of(configured);
        return base.resolve("kontor").resolve("secrets.key").toAbsolutePath();
    }

    private Optional<MailSection> mail(YamlMap section) {
        section.rejectUnknownKeys(ConfigurationKeys.MAIL);
        Optional<String> host = problems.attempt(() -> section.requireText("host"));
        Optional<String> from = problems.attempt(() -> section.requireText("from"));
        MailSecurity security =
                Values.noted(
                                problems,
                                () ->
                                        section.optionalAs(
                                                "security",
                                                "starttls, tls or none",
                                                text ->
                                                        MailSecurity.valueOf(
                                                                text.toUpperCase(Locale.ROOT))))
                        .orElse(MailSecurity.STARTTLS);
        int port =
                Values.whole(
                        problems,
                        section,
                        "port",
                        security == MailSecurity.TLS ? 465 : 587,
                        1,
                        65535);
        String user = Values.text(problems, section, "user", "");
        Secret password =
                section.optional("password").isEmpty()
                        ? null
                        : orNoted(problems, () -> secrets.resolve(section, "password"));
        return host.isEmpty() || from.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MailSection(
                                host.get(),
                                port,
                                security,
                                from.get(),
                                user.isEmpty() ? null : user,
                                password));
    }

    private Optional<DatabaseSection> database(YamlMap section) {
        boolean external =
                section.optional("url").isPresent()
                        || section.optional("user").isPresent()
                        || section.optional("password").isPresent();
        if (!external) {
            return Optional.empty();
        }
        Optional<String> url = problems.attempt(() -> databaseUrl(section));
        Optional<String> user = problems.attempt(() -> section.requireText("user"));
        Optional<Secret> password = problems.attempt(() -> secrets.resolve(section, "password"));
        return url.isEmpty() || user.isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatabaseSection(url.get(), user.get(), password.get()));
    }

    private static String databaseUrl(YamlMap section) {
        return section.requireScalar("url")
                .as(
                        "a URL such as postgresql://host:5432/database, without user and password",
                        DatabaseSection::jdbcUrl);
    }

    private List<DeclaredOrganisation> organisations(YamlMap section) {
        List<DeclaredOrganisation> organisations = new ArrayList<>();
        Map<Secret, OrganisationId> keys = new HashMap<>();
        for (String name : section.keys()) {
            problems.attempt(() -> organisationReader.read(section, name))
                    .ifPresent(organisation -> {
                        OrganisationId other =
                                keys.putIfAbsent(
                                        organisation.lexware().apiKey(), organisation.id());
                        if (other != null && problems.all().isEmpty()) {
                            problems.run(() -> sameKey(section, name, other));
                        }
                        organisations.add(organisation);
                    });
        }
        return organisations;
    }

    private static void sameKey(YamlMap section, String name, OrganisationId other) {
        throw section.wrong(
                name,
                "the Lexware key is the same as that of organisation '%s'".formatted(other),
                "one Lexware account is one organisation; remove one of the two, or give it its own"
                        + " key");
    }

    /** Whether a URI stays on this machine, where simulators live and limits may be lifted. */
    static boolean loopback(URI uri) {
        return Loopback.names(uri.getHost());
    }
}
