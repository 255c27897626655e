package dev.kontor.lexware.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The routes of files: uploads, and all downloads by id ({@code lexware-office-api.md} 7.9). */
final class FileResource {

    private final SimulatorState state;

    FileResource(SimulatorState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                new Route("POST", "/v1/files", "files.write", ErrorShape.LEGACY, this::upload),
                new Route("GET", "/v1/files/{id}", "files.read", ErrorShape.LEGACY, this::read));
    }

    private Answer upload(Call call) {
        Multipart form = Multipart.of(call.request());
        if (form.text("type").filter("voucher"::equals).isEmpty()) {
            throw Refusal.issue(400, "bad_request_error", "type");
        }
        Multipart.Part part = file(form);
        FileFormat format = FileFormat.of(String.valueOf(part.fileName()), part.content());
        String checksum = StoredFile.checksum(part.content());
        Organisation organisation = call.organisation();
        organisation.lock().lock();
        try {
            Optional<StoredFile> known = organisation.vouchers().uploaded(checksum);
            if (known.isPresent()) {
                return Answer.json(202, result(known.get()));
            }
            UUID id = organisation.newId();
            Voucher voucher = state.vouchers().uploaded(organisation, id);
            StoredFile file = new StoredFile(id, format, checksum, part.content(), voucher.id());
            organisation.vouchers().addFile(file);
            return Answer.json(202, result(file));
        } finally {
            organisation.lock().unlock();
        }
    }

    /** The file part; the vendor answers 500 when there is none. */
    static Multipart.Part file(Multipart form) {
        return form.file().orElseThrow(() -> Refusal.issue(500, "technical_error", "file"));
    }

    private static ObjectNode result(StoredFile file) {
        ObjectNode json = Json.object().put("id", file.id().toString());
        if (file.voucherId() != null) {
            json.put("voucherId", file.voucherId().toString());
        }
        return json;
    }

    private Answer read(Call call) {
        UUID id = call.id();
        StoredFile stored = call.organisation().vouchers().files().get(id);
        if (stored != null) {
            return read(call.request(), stored);
        }
        SalesDocument document =
                call.organisation()
                        .documentOfFile(id)
                        .filter(found -> !found.isDraft() || found.kind() == DocumentKind.DUNNING)
                        .orElseThrow(Refusal::notFound);
        Answer answer = DocumentFile.byId(document, call.request());
        String extension = answer.contentType().equals("application/xml") ? ".xml" : ".pdf";
        return answer.withHeader("Content-Disposition", "inline; filename=" + id + extension);
    }

    private static Answer read(Request request, StoredFile file) {
        FileFormat format = file.format();
        boolean xml = request.accepts("application/xml");
        boolean picture = request.accepts("application/pdf") || request.acceptsImages();
        if (format == FileFormat.XML && xml) {
            return inline(file, format, file.content());
        }
        if (format == FileFormat.XML && picture) {
            String text = new String(file.content(), StandardCharsets.UTF_8);
            return inline(file, FileFormat.PDF, PdfDocument.ofText("E-Rechnung", text));
        }
        if (format != FileFormat.XML && picture) {
            return inline(file, format, file.content());
        }
        if (xml) {
            throw Refusal.notFound();
        }
        throw new Refusal(406, "Could not find acceptable representation");
    }

    private static Answer inline(StoredFile file, FileFormat format, byte[] content) {
        return Answer.file(
                format.mediaType(),
                "inline; filename=" + file.id() + "." + format.extension(),
                content);
    }
}
