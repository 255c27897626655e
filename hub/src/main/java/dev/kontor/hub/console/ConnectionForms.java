package dev.kontor.hub.console;

import dev.kontor.hub.connector.Connector;
import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.connector.Inspection;
import dev.kontor.hub.connector.WebhookAddresses;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.NewConnection;
import dev.kontor.hub.organisation.OrganisationDesk;
import dev.kontor.hub.organisation.VendorSettings;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the set-up and the page of connections have in common: credentials are read, tried, and only
 * then kept.
 */
@Component
class ConnectionForms {

    private final Connectors connectors;
    private final OrganisationDesk desk;
    private final WebhookAddresses addresses;
    private final Audited audited;

    ConnectionForms(
            Connectors connectors,
            OrganisationDesk desk,
            WebhookAddresses addresses,
            Audited audited) {
        this.connectors = connectors;
        this.desk = desk;
        this.addresses = addresses;
        this.audited = audited;
    }

    /** Vendors whose connections can be added. */
    List<VendorSettings> vendors() {
        return connectors.all().stream()
                .map(Connector::settings)
                .filter(Objects::nonNull)
                .sorted(java.util.Comparator.comparing(VendorSettings::vendor))
                .toList();
    }

    /** Where the vendor sends news of the connection; null without a public address. */
    @Nullable String callbackUrl(Connection connection) {
        return addresses.of(connection);
    }

    /** Puts the form of a new connection into the model. */
    void show(@Nullable String vendor, Map<String, String> typed, Model model) {
        List<VendorSettings> vendors = vendors();
        VendorSettings chosen =
                vendors.stream()
                        .filter(each -> each.vendor().equals(vendor))
                        .findFirst()
                        .orElseGet(vendors::getFirst);
        model.addAttribute("vendors", vendors.stream().map(VendorSettings::vendor).toList());
        model.addAttribute(
                "form", VendorForm.of(chosen, typed, null, List.of(), desk.simulators()));
    }

    /** Puts the form of a connection that is there into the model. */
    void show(Visit visit, Connection present, Map<String, String> typed, Model model) {
        model.addAttribute("connection", present);
        VendorSettings settings = connectors.get(present.id().vendor()).settings();
        model.addAttribute(
                "form",
                settings == null
                        ? null
                        : VendorForm.of(
                                settings,
                                typed,
                                present,
                                desk.secrets(visit.id()),
                                desk.simulators()));
        model.addAttribute("kept", desk.secrets(visit.id()));
    }

    /**
     * Adds a connection if it passes.
     *
     * @return empty if it does not; then the model says why
     */
    Optional<Connection> add(Visit visit, String vendor, Map<String, String> typed, Model model) {
        Connector connector = known(vendor);
        VendorSettings settings = settings(connector);
        NewConnection wish;
        try {
            wish =
                    NewConnection.read(
                            settings,
                            typed.getOrDefault("account", ""),
                            typed,
                            null,
                            desk.simulators());
        } catch (HubException wrong) {
            return refused(wrong, model);
        }
        if (visit.organisation().connection(wish.id()).isPresent()) {
            model.addAttribute("problem", "CONNECTION_EXISTS");
            return Optional.empty();
        }
        if (!passes(connector, wish.toTry(visit.id(), null), model)) {
            return Optional.empty();
        }
        audited.inOrganisation(
                visit,
                "connection-added",
                wish.id().toString(),
                Map.of("secrets", List.copyOf(wish.secrets().keySet())),
                () -> desk.add(visit.id(), wish, visit.by()));
        return desk.find(visit.id(), wish.id());
    }

    /**
     * Replaces credentials if the new ones pass; the old ones stay until then.
     *
     * @return whether they were replaced; if not, the model says why
     */
    boolean replace(Visit visit, Connection present, Map<String, String> typed, Model model) {
        Connector connector = known(present.id().vendor());
        if (present.id().vendor().equals(LexwareAccount.VENDOR)) {
            return replaceKey(visit, present, typed.getOrDefault("api-key", ""), model);
        }
        NewConnection changed;
        try {
            changed =
                    NewConnection.read(
                            settings(connector),
                            present.id().account(),
                            typed,
                            present,
                            desk.simulators());
        } catch (HubException wrong) {
            return refused(wrong, model).isPresent();
        }
        if (!passes(connector, changed.toTry(visit.id(), present), model)) {
            return false;
        }
        audited.inOrganisation(
                visit,
                "connection-authorised",
                present.id().toString(),
                Map.of("secrets", List.copyOf(changed.secrets().keySet())),
                () -> desk.replace(visit.id(), changed, visit.by()));
        return true;
    }

    /** Tries a connection as it is. */
    Inspection inspect(Connection connection) {
        return known(connection.id().vendor()).inspect(connection, addresses.of(connection));
    }

    private boolean replaceKey(Visit visit, Connection present, String typed, Model model) {
        if (typed.isBlank()) {
            model.addAttribute("problem", "KEY_MISSING");
            return false;
        }
        Secret key = new Secret(typed.strip());
        Map<String, Secret> secrets = new TreeMap<>(present.secrets());
        secrets.put(LexwareAccount.API_KEY, key);
        Connection tried =
                new Connection(
                        present.organisation(),
                        present.id(),
                        present.name(),
                        present.settings(),
                        secrets,
                        present.ingressToken(),
                        null,
                        present.declared());
        if (!passes(known(LexwareAccount.VENDOR), tried, model)) {
            return false;
        }
        audited.inOrganisation(
                visit,
                "connection-authorised",
                present.id().toString(),
                Map.of("secrets", List.of(LexwareAccount.API_KEY)),
                () -> desk.replaceKey(visit.id(), present.id().account(), key, visit.by()));
        return true;
    }

    private boolean passes(Connector connector, Connection tried, Model model) {
        Inspection inspection = connector.inspect(tried, addresses.of(tried));
        model.addAttribute("findings", inspection.findings());
        return inspection.usable();
    }

    private Connector known(String vendor) {
        return connectors
                .find(vendor)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static VendorSettings settings(Connector connector) {
        VendorSettings settings = connector.settings();
        if (settings == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return settings;
    }

    private static Optional<Connection> refused(HubException wrong, Model model) {
        String message = String.valueOf(wrong.getMessage());
        int colon = message.indexOf(':');
        model.addAttribute("problem", wrong.code().name());
        model.addAttribute("wrongField", colon < 0 ? null : message.substring(0, colon));
        return Optional.empty();
    }
}
