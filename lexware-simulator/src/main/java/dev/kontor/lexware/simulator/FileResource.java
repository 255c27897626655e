package dev.kontor.lexware.simulator;

import java.util.List;
import java.util.UUID;

/**
 * {@code GET /v1/files/{id}} for the files of sales documents ({@code lexware-office-api.md} 6.7
 * and 7.9).
 */
final class FileResource {

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/files/{id}", "files.read", ErrorShape.LEGACY, this::read));
    }

    private Answer read(Call call) {
        UUID id = call.id();
        SalesDocument document =
                call.organisation().allDocuments().stream()
                        .filter(found -> found.fileId().equals(id))
                        .filter(found -> !found.isDeleted() && !found.isDraft())
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        if (call.request().accepts("application/pdf") || call.request().accepts("image/png")) {
            return Answer.file(
                    "application/pdf",
                    "inline; filename=" + id + ".pdf",
                    PdfDocument.render(document));
        }
        if (call.request().accepts("application/xml")) {
            throw Refusal.notFound();
        }
        throw new Refusal(406, "Could not find acceptable representation");
    }
}
