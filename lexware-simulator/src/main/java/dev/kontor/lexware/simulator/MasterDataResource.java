package dev.kontor.lexware.simulator;

import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lists that only the app can change: payment conditions, posting categories, print layouts
 * ({@code lexware-office-api.md} 7.12, 7.14, 7.15). Bare arrays.
 */
final class MasterDataResource {

    private final InstantSource clock;

    MasterDataResource(InstantSource clock) {
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                list("/v1/payment-conditions", _ -> paymentConditions()),
                list(
                        "/v1/posting-categories",
                        call ->
                                PostingCategories.list(
                                        call.organisation(), Dates.dayOf(clock.instant()))),
                list("/v1/print-layouts", _ -> printLayouts()));
    }

    private static Route list(String path, Lister lister) {
        return new Route(
                "GET",
                path,
                null,
                ErrorShape.REGULAR,
                call -> {
                    DocumentResource.requireJson(call);
                    return Answer.json(200, lister.list(call));
                });
    }

    private static ArrayNode paymentConditions() {
        ArrayNode list = Json.array();
        condition(list, "a1b5e0c1-0000-4000-8000-000000000001", true, 0)
                .put("paymentTermLabelTemplate", "Zahlbar sofort, rein netto");
        condition(list, "a1b5e0c1-0000-4000-8000-000000000002", false, 14)
                .put("paymentTermLabelTemplate", "{paymentRange} Tage netto");
        ObjectNode discount =
                condition(list, "a1b5e0c1-0000-4000-8000-000000000003", false, 30)
                        .put(
                                "paymentTermLabelTemplate",
                                "{discountRange} Tage -{discount}, {paymentRange} Tage netto");
        discount.putObject("paymentDiscountConditions")
                .put("discountRange", 10)
                .put("discountPercentage", 2);
        return list;
    }

    private static ObjectNode condition(ArrayNode list, String id, boolean usual, int days) {
        return list.addObject()
                .put("id", id)
                .put("organizationDefault", usual)
                .put("paymentTermDuration", days);
    }

    private static ArrayNode printLayouts() {
        ArrayNode list = Json.array();
        list.addObject()
                .put("id", "b2c6f1d2-0000-4000-8000-000000000001")
                .put("name", "Standard")
                .put("default", true);
        list.addObject()
                .put("id", "b2c6f1d2-0000-4000-8000-000000000002")
                .put("name", "Kompakt")
                .put("default", false);
        return list;
    }

    @FunctionalInterface
    private interface Lister {
        ArrayNode list(Call call);
    }
}
