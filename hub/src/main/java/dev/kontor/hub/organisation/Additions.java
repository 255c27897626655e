package dev.kontor.hub.organisation;

import static java.util.stream.Collectors.groupingBy;

import dev.kontor.hub.organisation.Configuration.DeclaredConnection;
import dev.kontor.hub.organisation.Configuration.DeclaredLexware;
import dev.kontor.hub.organisation.Configuration.DeclaredOrganisation;
import dev.kontor.hub.organisation.SecretSafe.Place;
import dev.kontor.hub.organisation.VatSettings.Vies;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.shared.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was added in the console at one moment, with its secrets opened.
 *
 * @param organisations without their connections
 * @param connections by organisation; also of organisations that kontor.yaml declares
 * @param locked what cannot be used because a secret does not open, and why
 */
record Additions(
        List<DeclaredOrganisation> organisations,
        Map<OrganisationId, List<DeclaredConnection>> connections,
        Map<Owner, Words> locked) {

    static final Additions NONE = new Additions(List.of(), Map.of(), Map.of());

    private static final Words NO_KEY =
            new Words(
                    "Der Schlüssel, mit dem die Zugangsdaten verschlüsselt sind (Kennung %s), ist"
                            + " hier nicht vorhanden. Es wird nichts gesendet, bis er wieder da ist:"
                            + " als KONTOR_SECRETS_KEY oder in der Schlüsseldatei. Ist er verloren,"
                            + " die Zugangsdaten neu eingeben.",
                    "The key that the credentials are encrypted with (fingerprint %s) is not here."
                            + " Nothing is sent until it is back: as KONTOR_SECRETS_KEY or in the"
                            + " key file. If it is lost, enter the credentials again.");
    private static final Words DAMAGED =
            new Words(
                    "Die gespeicherten Zugangsdaten (%s) lassen sich nicht öffnen: Sie wurden"
                            + " verändert. Es wird nichts gesendet, bis sie neu eingegeben sind.",
                    "The stored credentials (%s) do not open: they were changed. Nothing is sent"
                            + " until they are entered again.");

    /** Stands for a secret that does not open; what is locked is never sent. */
    private static final Secret LOCKED = new Secret("locked");

    /** Whose secrets. */
    record Owner(OrganisationId organisation, ConnectionId connection) {

        static Owner of(Place place) {
            return new Owner(place.organisation(), place.connection());
        }
    }

    /** Opens what is stored. */
    static Additions read(
            AddedTable added, SecretTable secrets, SecretSafe safe, SealingKeys keys) {
        List<AddedTable.OrganisationRow> organisations = added.organisations();
        List<AddedTable.ConnectionRow> connections = added.connections();
        if (organisations.isEmpty() && connections.isEmpty()) {
            return NONE;
        }
        Map<Owner, Map<String, Secret>> opened = new LinkedHashMap<>();
        Map<Owner, Words> locked = new LinkedHashMap<>();
        for (SecretTable.Row row : secrets.all()) {
            Owner owner = Owner.of(row.place());
            Optional<SealingKey> key = keys.find(row.sealingKey());
            if (key.isEmpty()) {
                locked.put(owner, NO_KEY.with(row.sealingKey()));
                continue;
            }
            Optional<Secret> secret = safe.open(key.get(), row.place(), row.sealed());
            if (secret.isEmpty()) {
                locked.put(owner, DAMAGED.with(row.place().name()));
            } else {
                opened.computeIfAbsent(owner, _ -> new TreeMap<>())
                        .put(row.place().name(), secret.get());
            }
        }
        List<DeclaredOrganisation> declared = new ArrayList<>();
        for (AddedTable.OrganisationRow row : organisations) {
            declared.add(organisation(row, opened));
        }
        Map<OrganisationId, List<DeclaredConnection>> byOrganisation = new LinkedHashMap<>();
        connections.stream()
                .collect(
                        groupingBy(
                                AddedTable.ConnectionRow::organisation,
                                LinkedHashMap::new,
                                java.util.stream.Collectors.toList()))
                .forEach((id, rows) ->
                        byOrganisation.put(
                                id,
                                rows.stream()
                                        .map(row ->
                                                new DeclaredConnection(
                                                        row.id(),
                                                        row.name(),
                                                        row.settings(),
                                                        opened.getOrDefault(
                                                                new Owner(id, row.id()), Map.of())))
                                        .toList()));
        return new Additions(declared, byOrganisation, locked);
    }

    /** Why nothing may be sent over the connection; null if it may. */
    @Nullable Words locked(OrganisationId organisation, ConnectionId connection) {
        return locked.get(new Owner(organisation, connection));
    }

    /** The added connections of an organisation that the given ones do not name. */
    List<DeclaredConnection> connectionsBeside(
            OrganisationId organisation, List<DeclaredConnection> declared) {
        Set<ConnectionId> known = new LinkedHashSet<>();
        declared.forEach(each -> known.add(each.id()));
        return connections.getOrDefault(organisation, List.of()).stream()
                .filter(each -> !known.contains(each.id()))
                .toList();
    }

    private static DeclaredOrganisation organisation(
            AddedTable.OrganisationRow row, Map<Owner, Map<String, Secret>> opened) {
        Secret key =
                opened.entrySet().stream()
                        .filter(each -> each.getKey().organisation().equals(row.id()))
                        .filter(each ->
                                each.getKey().connection().vendor().equals(LexwareAccount.VENDOR))
                        .map(each -> each.getValue().get(LexwareAccount.API_KEY))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(LOCKED);
        URI base = row.lexwareBase();
        return new DeclaredOrganisation(
                row.id(),
                row.name(),
                new DeclaredLexware(
                        base == null ? OrganisationReader.LEXWARE : base,
                        key,
                        OrganisationReader.DEFAULT_CALLS,
                        OrganisationReader.MOST_DOCUMENTS,
                        true),
                settings(row.viesBase()),
                List.of(),
                List.of());
    }

    private static OrganisationSettings settings(@Nullable URI viesBase) {
        OrganisationSettings standard = OrganisationSettings.DEFAULT;
        return viesBase == null
                ? standard
                : standard.withVat(
                        standard.vat()
                                .withVies(
                                        new Vies(
                                                viesBase,
                                                Vies.DEFAULT.validity(),
                                                Vies.DEFAULT.whenDown())));
    }
}
