package dev.kontor.lexware.simulator;

import java.util.List;

/** {@code GET /v1/countries} ({@code lexware-office-api.md} 7.3); a bare array. */
final class CountryResource {

    List<Route> routes() {
        return List.of(new Route("GET", "/v1/countries", null, ErrorShape.REGULAR, this::list));
    }

    private Answer list(Call call) {
        DocumentResource.requireJson(call);
        return Answer.json(Countries.list());
    }
}
