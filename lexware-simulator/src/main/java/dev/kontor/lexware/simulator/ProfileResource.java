package dev.kontor.lexware.simulator;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/profile} ({@code lexware-office-api.md} 7.16). */
final class ProfileResource {

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/profile", "profile.read", ErrorShape.REGULAR, this::read));
    }

    private Answer read(Call call) {
        DocumentResource.requireJson(call);
        Organisation organisation = call.organisation();
        ObjectNode profile = Json.object();
        profile.put("organizationId", organisation.id().toString());
        profile.put("companyName", organisation.name());
        ObjectNode created = profile.putObject("created");
        created.put("userId", organisation.id().toString());
        created.put("userName", "Ina Probe");
        created.put("userEmail", "ina.probe@example.org");
        created.put("date", Dates.written(organisation.createdAt()));
        profile.put("connectionId", call.key().connectionId().toString());
        boolean whole = organisation.settings().documented(Disputed.PROFILE_FEATURES);
        if (whole) {
            profile.putArray("features").add("cashbox");
        }
        profile.putArray("businessFeatures")
                .add("INVOICING")
                .add("INVOICING_PRO")
                .add("BOOKKEEPING");
        if (whole) {
            profile.put("subscriptionStatus", "active");
        }
        profile.put("taxType", organisation.taxType());
        profile.put("smallBusiness", organisation.isSmallBusiness());
        organisation
                .distanceSalesPrinciple()
                .ifPresent(principle -> profile.put("distanceSalesPrinciple", principle));
        return Answer.json(200, profile);
    }
}
