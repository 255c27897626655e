package dev.kontor.lexware.simulator;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code GET /v1/voucherlist} ({@code lexware-office-api.md} 7.19). */
final class VoucherlistResource {

    private static final int LARGEST_PAGE = 250;
    private static final Map<String, Comparator<VoucherRow>> ORDERS =
            Map.of(
                    "voucherDate", Comparator.comparing(VoucherRow::voucherDate),
                    "voucherNumber", Comparator.comparing(VoucherRow::number),
                    "createdDate", Comparator.comparing(VoucherRow::createdDate),
                    "updatedDate", Comparator.comparing(VoucherRow::updatedDate));

    private final InstantSource clock;

    VoucherlistResource(InstantSource clock) {
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        "GET",
                        "/v1/voucherlist",
                        "voucherlist.read",
                        ErrorShape.REGULAR,
                        this::list));
    }

    private Answer list(Call call) {
        DocumentResource.requireJson(call);
        LocalDate today = Dates.dayOf(clock.instant());
        VoucherFilter filter = VoucherFilter.of(call.request(), today);
        String[] sort = call.request().parameter("sort").orElse("voucherDate,DESC").split(",", -1);
        Comparator<VoucherRow> order = ORDERS.get(sort[0]);
        if (order == null || sort.length > 2) {
            throw new Refusal(400, "The request parameter sort is invalid");
        }
        boolean ascending = sort.length == 1 || ascending(sort[1]);
        Paging paging =
                Paging.of(
                        call.request(), LARGEST_PAGE, sort[0].toLowerCase(Locale.ROOT), ascending);
        Comparator<VoucherRow> total = order.thenComparingLong(VoucherRow::sequence);
        List<VoucherRow> rows =
                call.organisation().voucherIndex().visible(clock.instant()).stream()
                        .filter(filter::matches)
                        .sorted(ascending ? total : total.reversed())
                        .toList();
        return Answer.json(200, paging.envelope(rows, row -> row.json(today)));
    }

    private static boolean ascending(String direction) {
        return switch (direction.toUpperCase(Locale.ROOT)) {
            case "ASC" -> true;
            case "DESC" -> false;
            default -> throw new Refusal(400, "The request parameter sort is invalid");
        };
    }
}
