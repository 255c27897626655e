package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.DocumentKind.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The routes of one kind of sales document ({@code lexware-office-api.md} 6.1 and 6.7). */
final class DocumentResource {

    private static final int LARGEST_PAGE = 250;
    private static final long MINUTE = 60;

    private final DocumentKind kind;
    private final SimulatorState state;

    DocumentResource(DocumentKind kind, SimulatorState state) {
        this.kind = kind;
        this.state = state;
    }

    List<Route> routes() {
        String path = "/v1/" + kind.resource();
        String read = kind.scope() + ".read";
        List<Route> routes = new ArrayList<>();
        routes.add(new Route("GET", path + "/{id}", read, ErrorShape.REGULAR, this::read));
        routes.add(new Route("GET", path + "/{id}/file", read, ErrorShape.REGULAR, this::file));
        if (kind.has(Trait.WRITABLE)) {
            String write = kind.scope() + ".write";
            routes.add(new Route("POST", path, write, ErrorShape.REGULAR, this::create));
            routes.add(
                    new Route(
                            "GET",
                            path + "/{id}/document",
                            read,
                            ErrorShape.REGULAR,
                            this::document));
        }
        routes.add(
                new Route("GET", path, read, ErrorShape.REGULAR, this::list)
                        .onlyIf(Disputed.DOCUMENT_COLLECTIONS));
        return routes;
    }

    private Answer create(Call call) {
        UUID preceding =
                call.request()
                        .parameter("precedingSalesVoucherId")
                        .map(DocumentResource::parameterId)
                        .orElse(null);
        if (kind == DocumentKind.DUNNING && preceding == null) {
            throw new Refusal(400, "Missing required request parameters: precedingSalesVoucherId");
        }
        ObjectNode body = call.body();
        Organisation organisation = call.organisation();
        Settings.Effective settings = organisation.settings();
        if (settings.documentPaceEnforced()
                && organisation
                        .documentPace()
                        .isFull(state.clock().instant(), settings.documentsPerMinute())) {
            organisation.statistics().throttledByPace.increment();
            return Answer.tooMany(settings, MINUTE);
        }
        boolean finalised = call.request().parameter("finalize").filter("true"::equals).isPresent();
        SalesDocument created =
                state.documents()
                        .create(organisation, kind, body, finalised, preceding, call.executedBy());
        return Answer.created(
                SalesDocuments.actionResult(
                        state.baseUri(),
                        kind.resource(),
                        created.id(),
                        created.createdDate(),
                        created.createdDate(),
                        1));
    }

    private Answer read(Call call) {
        requireJson(call);
        return Answer.json(find(call).json());
    }

    private Answer list(Call call) {
        requireJson(call);
        Paging paging = Paging.of(call.request(), LARGEST_PAGE, "createdDate", true);
        List<SalesDocument> found =
                call.organisation().allDocuments().stream()
                        .filter(document -> document.kind() == kind && !document.isDeleted())
                        .toList();
        return Answer.json(200, paging.envelope(found, document -> Json.object(document.json())));
    }

    private Answer file(Call call) {
        SalesDocument document = find(call);
        if (document.isDraft() && kind.has(Trait.FINALISED)) {
            throw new Refusal(409, "The document is in status draft and cannot be downloaded");
        }
        return DocumentFile.direct(document, call.request());
    }

    private Answer document(Call call) {
        requireJson(call);
        SalesDocument document = find(call);
        if (document.isDraft() && kind.has(Trait.FINALISED)) {
            throw new Refusal(406, "Requesting the pdf is not possible in state draft");
        }
        ObjectNode body = Json.object();
        body.put("documentFileId", document.fileId().toString());
        return Answer.json(200, body);
    }

    private SalesDocument find(Call call) {
        return call.organisation()
                .document(call.id())
                .filter(document -> document.kind() == kind)
                .orElseThrow(Refusal::notFound);
    }

    static void requireJson(Call call) {
        if (!call.request().accepts("application/json")) {
            throw new Refusal(406, "Could not find acceptable representation");
        }
    }

    private static UUID parameterId(String text) {
        try {
            return UUID.fromString(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new Refusal(400, "Invalid value for request parameter precedingSalesVoucherId");
        }
    }
}
