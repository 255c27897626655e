package dev.kontor.lexware.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Control calls about organisations and their keys. */
final class ControlOrganisations {

    private static final Set<String> SPEC_FIELDS =
            Set.of(
                    "name",
                    "key",
                    "organizationId",
                    "smallBusiness",
                    "taxType",
                    "distanceSalesPrinciple",
                    "scopes");

    private final SimulatorState state;

    ControlOrganisations(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("POST", "/organisations", this::add),
                new ControlRoute("GET", "/organisations", this::list),
                new ControlRoute("PATCH", "/organisations/{id}", this::change),
                new ControlRoute("POST", "/organisations/{id}/keys", this::addKey),
                new ControlRoute("POST", "/keys/revoke", this::revoke));
    }

    private Answer add(ControlCall call) {
        Set<String> fields = new HashSet<>(SPEC_FIELDS);
        fields.addAll(SettingsJson.ORGANISATION_FIELDS);
        ObjectNode body = call.object(fields);
        String name = ControlValues.text(body, "name");
        String id = ControlValues.text(body, "organizationId");
        String taxType = ControlValues.text(body, "taxType");
        OrganisationSpec spec =
                new OrganisationSpec(
                        name == null ? "" : name,
                        ControlValues.text(body, "key"),
                        id == null ? null : ControlCall.uuid(id),
                        Boolean.TRUE.equals(ControlValues.flag(body, "smallBusiness")),
                        taxType == null ? "net" : taxType,
                        ControlValues.text(body, "distanceSalesPrinciple"),
                        scopes(body),
                        SettingsJson.settings(body));
        OrganisationAccess access;
        try {
            access = state.add(spec);
        } catch (IllegalArgumentException e) {
            return Control.error(409, String.valueOf(e.getMessage()));
        }
        return Answer.json(201, json(access).put("name", spec.name()));
    }

    private Answer addKey(ControlCall call) {
        ObjectNode body = call.object(Set.of("key", "scopes"));
        Organisation organisation = find(call.id());
        try {
            return Answer.json(
                    201,
                    json(
                            state.addKey(
                                    organisation, ControlValues.text(body, "key"), scopes(body))));
        } catch (IllegalArgumentException e) {
            return Control.error(409, String.valueOf(e.getMessage()));
        }
    }

    private Answer revoke(ControlCall call) {
        String key = ControlValues.text(call.object(Set.of("key")), "key");
        if (key == null || !state.revoke(key)) {
            return Control.error(404, "There is no such key");
        }
        return Answer.noContent();
    }

    private Answer list(ControlCall call) {
        ArrayNode list = Json.array();
        state.organisations().forEach(organisation -> list.add(json(organisation)));
        return Answer.json(200, list);
    }

    private Answer change(ControlCall call) {
        Set<String> fields = new HashSet<>(SettingsJson.ORGANISATION_FIELDS);
        fields.add("smallBusiness");
        fields.add("taxType");
        fields.add("contractProblem");
        ObjectNode body = call.object(fields);
        Organisation organisation = find(call.id());
        Boolean small = ControlValues.flag(body, "smallBusiness");
        String taxType = ControlValues.text(body, "taxType");
        organisation.taxation(
                small == null ? organisation.isSmallBusiness() : small,
                taxType == null ? organisation.taxType() : taxType);
        Boolean problem = ControlValues.flag(body, "contractProblem");
        if (problem != null) {
            organisation.contract(!problem);
        }
        organisation.settings(
                SettingsJson.settings(body).over(organisation.ownSettings()), state.settings());
        return Answer.json(200, json(organisation));
    }

    private Organisation find(UUID id) {
        return state.organisation(id).orElseThrow(Refusal::notFound);
    }

    private ObjectNode json(Organisation organisation) {
        ObjectNode json = Json.object();
        json.put("organizationId", organisation.id().toString());
        json.put("name", organisation.name());
        json.put("smallBusiness", organisation.isSmallBusiness());
        json.put("taxType", organisation.taxType());
        json.put("keys", state.keysOf(organisation).size());
        json.put("contacts", organisation.contacts().all().size());
        json.put("documents", organisation.allDocuments().size());
        SettingsJson.put(json.putObject("settings"), organisation.settings());
        return json;
    }

    private static ObjectNode json(OrganisationAccess access) {
        return Json.object()
                .put("organizationId", access.organizationId().toString())
                .put("apiKey", access.apiKey());
    }

    private static @Nullable Set<String> scopes(ObjectNode body) {
        if (Json.lacks(body, "scopes")) {
            return null;
        }
        Set<String> scopes = new HashSet<>();
        for (JsonNode scope : body.path("scopes")) {
            scopes.add(scope.asString(""));
        }
        return scopes;
    }
}
