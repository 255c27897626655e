package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The routes of one kind of sales document ({@code lexware-office-api.md} 6.1 and 6.7). */
final class DocumentResource {

    private final DocumentKind kind;
    private final SimulatorState state;

    DocumentResource(DocumentKind kind, SimulatorState state) {
        this.kind = kind;
        this.state = state;
    }

    List<Route> routes() {
        String path = "/v1/" + kind.resource();
        String read = kind.resource() + ".read";
        String write = kind.resource() + ".write";
        return List.of(
                new Route("POST", path, write, ErrorShape.REGULAR, this::create),
                new Route("GET", path + "/{id}", read, ErrorShape.REGULAR, this::read),
                new Route("GET", path + "/{id}/file", read, ErrorShape.REGULAR, this::file),
                new Route(
                        "GET", path + "/{id}/document", read, ErrorShape.REGULAR, this::document));
    }

    private Answer create(Call call) {
        ObjectNode body = call.body();
        Organisation organisation = call.organisation();
        Settings.Effective settings = organisation.settings();
        if (settings.documentPaceEnforced()
                && organisation
                        .documentPace()
                        .isFull(state.clock().instant(), settings.documentsPerMinute())) {
            organisation.statistics().throttledByPace.increment();
            return Answer.gateway(429);
        }
        boolean finalised = call.request().parameter("finalize").filter("true"::equals).isPresent();
        UUID preceding =
                call.request()
                        .parameter("precedingSalesVoucherId")
                        .map(DocumentResource::parameterId)
                        .orElse(null);
        SalesDocument created =
                state.documents()
                        .create(organisation, kind, body, finalised, preceding, call.executedBy());
        ObjectNode result =
                SalesDocuments.actionResult(
                        state.baseUri(),
                        kind.resource(),
                        created.id(),
                        created.createdDate(),
                        created.createdDate(),
                        1);
        return Answer.json(201, result)
                .withHeader("Location", result.path("resourceUri").asString(""));
    }

    private Answer read(Call call) {
        requireJson(call);
        return Answer.json(find(call).json());
    }

    private Answer file(Call call) {
        SalesDocument document = find(call);
        if (document.isDraft()) {
            throw new Refusal(409, "The document is in status draft and cannot be downloaded");
        }
        if (call.request().accepts("application/pdf")) {
            String name = kind.title() + "_" + document.number() + ".pdf";
            return Answer.file(
                    "application/pdf",
                    "attachment; filename=\"" + name + "\"",
                    PdfDocument.render(document));
        }
        if (call.request().accepts("application/xml")) {
            throw Refusal.notFound();
        }
        throw new Refusal(406, "Could not find acceptable representation");
    }

    private Answer document(Call call) {
        requireJson(call);
        SalesDocument document = find(call);
        if (document.isDraft()) {
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
