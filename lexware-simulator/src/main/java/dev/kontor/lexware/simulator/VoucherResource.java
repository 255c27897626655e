package dev.kontor.lexware.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The routes of bookkeeping vouchers ({@code lexware-office-api.md} 7.20). */
final class VoucherResource {

    private static final int LARGEST_PAGE = 250;
    private static final String READ = "vouchers.read";
    private static final String WRITE = "vouchers.write";

    private final SimulatorState state;

    VoucherResource(SimulatorState state) {
        this.state = state;
    }

    List<Route> routes() {
        String path = "/v1/vouchers";
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("POST", path, WRITE, ErrorShape.LEGACY, this::create));
        routes.add(new Route("GET", path, READ, ErrorShape.LEGACY, this::filter));
        routes.add(new Route("GET", path + "/{id}", READ, ErrorShape.LEGACY, this::read));
        routes.add(new Route("PUT", path + "/{id}", WRITE, ErrorShape.LEGACY, this::update));
        routes.add(new Route("POST", path + "/{id}/files", WRITE, ErrorShape.LEGACY, this::attach));
        Route singular =
                new Route("POST", path + "/{id}/file", WRITE, ErrorShape.LEGACY, this::attach);
        Route list = new Route("GET", path + "/{id}/files", READ, ErrorShape.LEGACY, this::files);
        routes.add(singular.onlyIf(Disputed.VOUCHER_FILES_ROUTE));
        routes.add(list.onlyIf(Disputed.VOUCHER_FILES_ROUTE));
        return routes;
    }

    private Answer create(Call call) {
        Voucher voucher =
                state.vouchers().create(call.organisation(), call.body(), call.executedBy());
        return Answer.created(result(voucher));
    }

    private Answer read(Call call) {
        DocumentResource.requireJson(call);
        return Answer.json(200, find(call).json());
    }

    private Answer update(Call call) {
        ObjectNode body = call.body();
        return Answer.json(
                200, result(state.vouchers().update(call.organisation(), call.id(), body)));
    }

    private Answer filter(Call call) {
        DocumentResource.requireJson(call);
        String number =
                call.request()
                        .parameter("voucherNumber")
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(
                                () -> Refusal.issue(400, "bad_request_error", "voucherNumber"));
        Paging paging = Paging.of(call.request(), LARGEST_PAGE, "createdDate", true);
        List<Voucher> found =
                call.organisation().vouchers().numbered(number).stream()
                        .sorted(Comparator.comparingLong(Voucher::sequence))
                        .toList();
        return Answer.json(200, paging.envelope(found, Voucher::json));
    }

    private Answer attach(Call call) {
        Voucher voucher = find(call);
        Multipart.Part part = FileResource.file(Multipart.of(call.request()));
        FileFormat format = FileFormat.of(String.valueOf(part.fileName()), part.content());
        StoredFile file =
                new StoredFile(
                        call.organisation().newId(),
                        format,
                        StoredFile.checksum(part.content()),
                        part.content(),
                        null);
        UUID id = state.vouchers().attach(call.organisation(), voucher.id(), file);
        return Answer.json(202, Json.object().put("id", id.toString()));
    }

    private Answer files(Call call) {
        var list = Json.array();
        find(call).files().forEach(id -> list.add(id.toString()));
        return Answer.json(200, list);
    }

    private Voucher find(Call call) {
        return state.vouchers().known(call.organisation(), call.id());
    }

    private ObjectNode result(Voucher voucher) {
        return SalesDocuments.actionResult(
                state.baseUri(),
                "vouchers",
                voucher.id(),
                voucher.createdDate(),
                voucher.updatedDate(),
                voucher.version());
    }
}
