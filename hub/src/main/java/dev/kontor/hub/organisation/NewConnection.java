package dev.kontor.hub.organisation;

import dev.kontor.hub.organisation.VendorSettings.SettingKey;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody wants to add or change, its values checked against what its vendor
 * says of them.
 */
public record NewConnection(
        ConnectionId id, String name, Map<String, String> settings, Map<String, Secret> secrets) {

    public NewConnection {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /**
     * Reads what was typed. Blank values count as left out.
     *
     * @param vendor whose keys these are
     * @param present the connection as it is, whose values stay where none is given; null for a new
     *     one; where the address changes, its secrets must be given anew
     * @param simulators whether an address of this machine may be given
     * @throws HubException {@link OrganisationError#SETTING_WRONG}, naming the key
     */
    public static NewConnection read(
            VendorSettings vendor,
            String account,
            Map<String, String> typed,
            @Nullable Connection present,
            boolean simulators) {
        ConnectionId id = new ConnectionId(vendor.vendor(), account(vendor, account));
        Map<String, String> plain =
                new LinkedHashMap<>(present == null ? Map.of() : present.settings());
        Map<String, Secret> secret = new LinkedHashMap<>();
        for (SettingKey key : vendor.keys()) {
            String value = typed.getOrDefault(key.name(), "").strip();
            if (value.isEmpty()) {
                boolean known =
                        present != null
                                && (present.secret(key.name()).isPresent()
                                        || present.setting(key.name()).isPresent());
                if (key.required() && !known) {
                    throw wrong(key.name(), "it is required");
                }
                continue;
            }
            if (key.secret()) {
                secret.put(key.name(), new Secret(value));
            } else {
                plain.put(key.name(), checked(key, value, simulators));
            }
        }
        if (present != null && movesElsewhere(vendor, present, plain)) {
            requireAnew(vendor, present, secret);
        }
        return new NewConnection(
                id, present == null ? id.account() : present.name(), plain, secret);
    }

    /** As it would be used, to be tried before it is kept. */
    public Connection toTry(OrganisationId organisation, @Nullable Connection present) {
        Map<String, Secret> all =
                new LinkedHashMap<>(present == null ? Map.of() : present.secrets());
        all.putAll(secrets);
        return new Connection(
                organisation,
                id,
                name,
                settings,
                all,
                present == null ? new Secret("not-made-yet") : present.ingressToken(),
                null,
                false);
    }

    private static boolean movesElsewhere(
            VendorSettings vendor, Connection present, Map<String, String> plain) {
        return vendor.keys().stream()
                .filter(key -> key.type() == VendorSettings.Type.URI)
                .map(SettingKey::name)
                .anyMatch(name -> !Objects.equals(plain.get(name), present.settings().get(name)));
    }

    /** What was entered for one address is not sent to another that somebody else may have. */
    private static void requireAnew(
            VendorSettings vendor, Connection present, Map<String, Secret> typed) {
        for (SettingKey key : vendor.keys()) {
            if (key.secret()
                    && present.secret(key.name()).isPresent()
                    && !typed.containsKey(key.name())) {
                throw wrong(key.name(), "enter it anew, because the address changes");
            }
        }
    }

    private static String account(VendorSettings vendor, String account) {
        if (account.isBlank()) {
            throw wrong("account", "it is required");
        }
        try {
            return vendor.canonicalAccount(account);
        } catch (IllegalArgumentException wrong) {
            throw wrong("account", "give " + vendor.accountDescription());
        }
    }

    private static String checked(SettingKey key, String value, boolean simulators) {
        try {
            return switch (key.type()) {
                case TEXT -> value;
                case BOOLEAN -> Boolean.toString(Boolean.parseBoolean(value));
                case WHOLE_NUMBER -> Long.toString(Long.parseLong(value));
                case DURATION -> Duration.parse(value).toString();
                case URI -> address(key, value, simulators);
            };
        } catch (IllegalArgumentException | DateTimeParseException notThat) {
            throw wrong(key.name(), "give it like " + key.example());
        }
    }

    /** A form in a browser must not point the hub at other machines. */
    private static String address(SettingKey key, String value, boolean simulators) {
        URI uri = URI.create(value.replaceAll("/+$", ""));
        if (!simulators || !ConfigurationFile.loopback(uri)) {
            throw wrong(
                    key.name(),
                    "another address than the vendor's own is for simulators on this machine, where"
                            + " hub.simulators allows them");
        }
        return uri.toString();
    }

    private static HubException wrong(String key, String why) {
        return new HubException(OrganisationError.SETTING_WRONG, "%s: %s".formatted(key, why));
    }
}
