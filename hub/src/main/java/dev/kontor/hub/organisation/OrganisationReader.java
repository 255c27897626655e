package dev.kontor.hub.organisation;

import static dev.kontor.hub.organisation.SecretReferences.orNoted;

import dev.kontor.hub.organisation.Configuration.DeclaredConnection;
import dev.kontor.hub.organisation.Configuration.DeclaredLexware;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.organisation.OrganisationSettings.ContactPolicy;
import dev.kontor.hub.organisation.OrganisationSettings.Language;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Decimals;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.yaml.ConfigurationException;
import dev.kontor.hub.yaml.Spelling;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlScalar;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one entry below {@code organisations}. */
final class OrganisationReader {

    static final URI LEXWARE = URI.create("https://api.lexware.io");
    static final BigDecimal DEFAULT_CALLS = new BigDecimal("1.9");
    private static final BigDecimal MOST_CALLS = new BigDecimal("2");
    static final int MOST_DOCUMENTS = 20;
    private static final BigDecimal MOST_ON_LOOPBACK = new BigDecimal("100000");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final Path folder;
    private final SecretReferences secrets;
    private final ConnectionReader connectionReader;
    private final YamlProblems problems;

    OrganisationReader(
            Path folder,
            SecretReferences secrets,
            Collection<VendorSettings> vendors,
            YamlProblems problems) {
        this.folder = folder;
        this.secrets = secrets;
        this.connectionReader = new ConnectionReader(secrets, vendors, problems);
        this.problems = problems;
    }

    DeclaredOrganisation read(YamlMap section, String key) {
        OrganisationId id = id(section, key);
        YamlMap organisation = section.requireMap(key);
        organisation.rejectUnknownKeys(ConfigurationKeys.ORGANISATION);
        DeclaredLexware lexware = lexware(organisation.requireMap("lexware"));
        return new DeclaredOrganisation(
                id,
                Values.text(problems, organisation, "name", key),
                lexware,
                settings(organisation),
                connections(organisation),
                flows(organisation));
    }

    private static OrganisationId id(YamlMap section, String key) {
        try {
            return new OrganisationId(key);
        } catch (IllegalArgumentException notAnId) {
            throw section.wrong(
                    key,
                    "'%s' cannot name an organisation".formatted(key),
                    "use 1 to 40 lower-case letters, digits and hyphens");
        }
    }

    private DeclaredLexware lexware(YamlMap lexware) {
        lexware.rejectUnknownKeys(ConfigurationKeys.LEXWARE);
        URI base =
                Values.noted(problems, () -> lexware.optionalScalar("base-url").map(this::base))
                        .orElse(LEXWARE);
        boolean loopback = ConfigurationFile.loopback(base);
        return new DeclaredLexware(
                base,
                orNoted(problems, () -> secrets.resolve(lexware, "api-key")),
                pace(
                        lexware,
                        "calls-per-second",
                        DEFAULT_CALLS,
                        loopback ? MOST_ON_LOOPBACK : MOST_CALLS),
                pace(
                                lexware,
                                "documents-per-minute",
                                BigDecimal.valueOf(MOST_DOCUMENTS),
                                loopback ? MOST_ON_LOOPBACK : BigDecimal.valueOf(MOST_DOCUMENTS))
                        .intValue(),
                Values.flag(problems, lexware, "webhooks", true));
    }

    private URI base(YamlScalar scalar) {
        URI uri = Values.url(scalar);
        if (!ConfigurationFile.loopback(uri) && !"https".equals(uri.getScheme())) {
            throw scalar.wrong(
                    "a key must not travel unencrypted",
                    "use https; http is for a simulator on this machine");
        }
        return uri;
    }

    private BigDecimal pace(YamlMap lexware, String key, BigDecimal otherwise, BigDecimal most) {
        boolean whole = key.equals("documents-per-minute");
        return Values.noted(
                        problems,
                        () -> lexware.optionalScalar(key).map(scalar -> pace(scalar, whole, most)))
                .orElse(otherwise);
    }

    private static BigDecimal pace(YamlScalar scalar, boolean whole, BigDecimal most) {
        BigDecimal pace =
                scalar.as(whole ? "a whole number" : "a number such as 1.9", BigDecimal::new);
        if (pace.signum() <= 0 || (whole && pace.stripTrailingZeros().scale() > 0)) {
            throw scalar.wrong(
                    "'%s' is no pace".formatted(scalar),
                    whole ? "give a whole number above 0" : "give a number above 0");
        }
        if (pace.compareTo(most) > 0) {
            throw scalar.wrong(
                    "Lexware Office allows no more than %s".formatted(most),
                    "give at most %s; only a simulator on this machine may be asked faster"
                            .formatted(most));
        }
        return pace;
    }

    private OrganisationSettings settings(YamlMap organisation) {
        OrganisationSettings otherwise = OrganisationSettings.DEFAULT;
        return new OrganisationSettings(
                Values.noted(
                                problems,
                                () ->
                                        organisation.optionalAs(
                                                "closed-until",
                                                "a date such as 2026-10-31",
                                                LocalDate::parse))
                        .orElse(null),
                word(organisation, "contacts", ContactPolicy.class).orElse(otherwise.contacts()),
                word(organisation, "language", Language.class).orElse(otherwise.language()),
                Values.noted(
                                problems,
                                () ->
                                        organisation.optionalAs(
                                                "time-zone",
                                                "a time zone such as Europe/Berlin",
                                                ZoneId::of))
                        .orElse(otherwise.zone()),
                new VatReader(problems).read(organisation),
                approvals(organisation),
                digest(organisation),
                otherwise.retention());
    }

    private ApprovalSettings approvals(YamlMap organisation) {
        ApprovalSettings otherwise = ApprovalSettings.DEFAULT;
        return Values.noted(problems, () -> organisation.optionalMap("approvals"))
                .map(section -> {
                    section.rejectUnknownKeys(ConfigurationKeys.APPROVALS);
                    return new ApprovalSettings(
                            Values.noted(
                                            problems,
                                            () ->
                                                    section.optionalAs(
                                                            "four-eyes-above",
                                                            "an amount such as 5000",
                                                            OrganisationReader::amount))
                                    .orElse(otherwise.fourEyesAbove()),
                            Values.noted(
                                            problems,
                                            () ->
                                                    section.optionalAs(
                                                            "expire-after",
                                                            "a duration from PT1H, such as P14D",
                                                            OrganisationReader::expiry))
                                    .orElse(otherwise.expireAfter()));
                })
                .orElse(otherwise);
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = Decimals.bounded(new BigDecimal(text));
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(text);
        }
        return amount;
    }

    private static Duration expiry(String text) {
        Duration expiry = Duration.parse(text);
        if (expiry.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(text);
        }
        return expiry;
    }

    private DigestSettings digest(YamlMap organisation) {
        DigestSettings otherwise = DigestSettings.DEFAULT;
        return Values.noted(problems, () -> organisation.optionalMap("digest"))
                .map(section -> {
                    section.rejectUnknownKeys(ConfigurationKeys.DIGEST);
                    return new DigestSettings(
                            problems.attempt(() -> section.requireList("to").texts())
                                    .orElse(otherwise.to()),
                            Values.noted(
                                            problems,
                                            () ->
                                                    section.optionalAs(
                                                            "at",
                                                            "a time of day such as 07:00",
                                                            LocalTime::parse))
                                    .orElse(otherwise.at()));
                })
                .orElse(otherwise);
    }

    private <E extends Enum<E>> Optional<E> word(YamlMap map, String key, Class<E> words) {
        return Values.noted(
                problems, () -> map.optionalScalar(key).map(scalar -> word(scalar, words)));
    }

    private static <E extends Enum<E>> E word(YamlScalar scalar, Class<E> words) {
        List<String> allowed =
                Stream.of(words.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList();
        if (!allowed.contains(scalar.text())) {
            throw scalar.wrong(
                    "'%s' is not known here".formatted(scalar),
                    Spelling.suggest(scalar.text(), allowed));
        }
        return Enum.valueOf(words, scalar.text().toUpperCase(Locale.ROOT));
    }

    private List<DeclaredConnection> connections(YamlMap organisation) {
        List<DeclaredConnection> connections = new ArrayList<>();
        Optional<YamlMap> section =
                Values.noted(problems, () -> organisation.optionalMap("connections"));
        section.ifPresent(map -> {
            for (String name : map.keys()) {
                problems.run(() -> {
                    DeclaredConnection read = connectionReader.read(map, name);
                    rejectSecond(map, name, read.id(), connections);
                    connections.add(read);
                });
            }
        });
        return connections;
    }

    private static void rejectSecond(
            YamlMap map, String name, ConnectionId id, List<DeclaredConnection> earlier) {
        for (DeclaredConnection other : earlier) {
            if (other.id().equals(id)) {
                throw map.wrong(
                        name,
                        "%s is already the connection '%s'".formatted(id, other.name()),
                        "keep one of the two");
            }
        }
    }

    private List<FlowDeclaration> flows(YamlMap organisation) {
        List<FlowDeclaration> flows = new ArrayList<>();
        Values.noted(problems, () -> organisation.optionalMap("flows"))
                .ifPresent(map ->
                        map.keys().forEach(name -> problems.run(() -> flows.add(flow(map, name)))));
        return flows;
    }

    private FlowDeclaration flow(YamlMap flows, String name) {
        if (!NAME.matcher(name).matches()) {
            throw flows.wrong(
                    name,
                    "'%s' cannot name a flow".formatted(name),
                    "use 1 to 60 lower-case letters, digits and hyphens");
        }
        Optional<YamlMap> found = flows.optionalMap(name);
        if (found.isEmpty()) {
            return new FlowDeclaration(name, null, null, true, Map.of(), flows.positionOf(name));
        }
        YamlMap flow = found.get();
        flow.rejectUnknownKeys(ConfigurationKeys.FLOW);
        return new FlowDeclaration(
                name,
                Values.noted(problems, () -> flow.optionalScalar("file").map(this::flowFile))
                        .orElse(null),
                Values.noted(
                                problems,
                                () ->
                                        flow.optionalAs(
                                                "from",
                                                "a date such as 2026-12-01",
                                                LocalDate::parse))
                        .orElse(null),
                Values.flag(problems, flow, "enabled", true),
                Values.noted(problems, () -> flow.optionalMap("settings"))
                        .map(YamlMap::toPlain)
                        .orElse(Map.of()),
                flows.positionOf(name));
    }

    private Path flowFile(YamlScalar scalar) throws ConfigurationException {
        Path file = folder.resolve(scalar.text()).normalize();
        if (!Files.isRegularFile(file)) {
            throw scalar.wrong(
                    "the file %s does not exist".formatted(file),
                    "create it, or correct the path; it starts at the folder of kontor.yaml");
        }
        return file;
    }
}
