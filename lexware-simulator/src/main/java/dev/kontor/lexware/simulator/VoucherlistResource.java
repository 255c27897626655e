package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/voucherlist} ({@code lexware-office-api.md} 7.19). */
final class VoucherlistResource {

    private static final int LARGEST_PAGE = 250;

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
        Instant now = clock.instant();
        LocalDate today = Dates.dayOf(now);
        VoucherFilter filter = VoucherFilter.of(call.request());
        Paging.Sort sort = Paging.Sort.of(call.request(), "voucherDate,DESC");
        VoucherOrder order = VoucherOrder.named(sort.property()).orElseThrow(Paging.Sort::invalid);
        Paging paging = Paging.of(call.request(), LARGEST_PAGE, order.echo(), sort.ascending());
        ObjectNode page =
                paging.envelope(
                        call.organisation().vouchersListed(now, filter, order, paging, today),
                        row -> row.json(today));
        return Answer.json(200, page);
    }
}
