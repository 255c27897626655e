package dev.kontor.hub.organisation;

import static dev.kontor.hub.organisation.SecretReferences.orNoted;

import dev.kontor.hub.organisation.Configuration.DeclaredConnection;
import dev.kontor.hub.organisation.VendorSettings.SettingKey;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.yaml.Spelling;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one entry below {@code connections}, by what its vendor says about itself. */
final class ConnectionReader {

    private final SecretReferences secrets;
    private final Map<String, VendorSettings> vendors = new TreeMap<>();
    private final YamlProblems problems;

    ConnectionReader(
            SecretReferences secrets, Collection<VendorSettings> vendors, YamlProblems problems) {
        this.secrets = secrets;
        vendors.forEach(vendor -> this.vendors.put(vendor.vendor(), vendor));
        this.problems = problems;
    }

    DeclaredConnection read(YamlMap section, String name) {
        YamlMap connection = section.requireMap(name);
        VendorSettings vendor = vendor(connection.requireScalar("vendor"));
        rejectUnknownKeys(connection, vendor);
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, Secret> secret = new LinkedHashMap<>();
        for (SettingKey key : vendor.keys()) {
            if (!key.required() && connection.optional(key.name()).isEmpty()) {
                continue;
            }
            if (key.secret()) {
                secret.put(
                        key.name(),
                        orNoted(problems, () -> secrets.resolve(connection, key.name())));
            } else {
                problems.attempt(() -> checked(connection.requireScalar(key.name()), key))
                        .ifPresent(text -> plain.put(key.name(), text));
            }
        }
        return new DeclaredConnection(id(connection, vendor), name, plain, secret);
    }

    private VendorSettings vendor(YamlScalar word) {
        VendorSettings vendor = vendors.get(word.text());
        if (vendor == null) {
            throw word.wrong(
                    "there is no connector for '%s'".formatted(word),
                    Spelling.suggest(word.text(), vendors.keySet()));
        }
        return vendor;
    }

    private static void rejectUnknownKeys(YamlMap connection, VendorSettings vendor) {
        List<String> allowed = new ArrayList<>(ConfigurationKeys.CONNECTION);
        vendor.keys().forEach(key -> allowed.add(key.name()));
        connection.rejectUnknownKeys(allowed);
    }

    private static ConnectionId id(YamlMap connection, VendorSettings vendor) {
        YamlScalar account = connection.requireScalar("account");
        return account.as(
                vendor.accountDescription(),
                text -> new ConnectionId(vendor.vendor(), vendor.canonicalAccount(text)));
    }

    private static String checked(YamlScalar scalar, SettingKey key) {
        return switch (key.type()) {
            case TEXT -> scalar.text();
            case URI -> Values.url(scalar).toString();
            case BOOLEAN -> Boolean.toString(scalar.asBoolean());
            case WHOLE_NUMBER ->
                    scalar.as("a whole number", text -> Long.toString(Long.parseLong(text)));
            case DURATION ->
                    scalar.as("a duration such as PT15M", text -> Duration.parse(text).toString());
        };
    }
}
