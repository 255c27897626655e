package dev.kontor.lexware.simulator;

/** The file of a sales document by what the client accepts ({@code lexware-office-api.md} 6.7). */
final class DocumentFile {

    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";

    private DocumentFile() {}

    /** As {@code /{id}/file} answers: an XRechnung is XML unless a PDF is asked for. */
    static Answer direct(SalesDocument document, Request request) {
        if (document.electronic() != null && request.acceptsAnything()) {
            return xml(document);
        }
        if (!request.accepts(PDF) && !request.accepts(XML)) {
            throw unacceptable();
        }
        return byId(document, request);
    }

    /** As {@code /files/{id}} answers: a PDF unless XML is asked for. */
    static Answer byId(SalesDocument document, Request request) {
        if (request.accepts(PDF) || request.acceptsImages()) {
            return Answer.file(PDF, disposition(document, "pdf"), PdfDocument.render(document));
        }
        if (request.accepts(XML)) {
            if (document.electronic() == null) {
                throw Refusal.notFound();
            }
            return xml(document);
        }
        throw unacceptable();
    }

    private static Refusal unacceptable() {
        return new Refusal(406, "Could not find acceptable representation");
    }

    private static Answer xml(SalesDocument document) {
        return Answer.file(XML, disposition(document, "xml"), XRechnungXml.of(document));
    }

    private static String disposition(SalesDocument document, String extension) {
        String name = document.kind().title(false) + "_" + document.number();
        String ascii =
                name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace(' ', '_');
        return "attachment; filename=\"" + ascii + "." + extension + "\"";
    }
}
