package dev.kontor.lexware;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The routes that all sales documents share (lexware-office-api.md 6.1, 6.6, 6.7); one resource
 * each.
 */
final class SalesDocuments {

    private static final Pattern PLAIN_NAME =
            Pattern.compile("(?i)filename\\s*=\\s*(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))");
    private static final Pattern ENCODED_NAME =
            Pattern.compile("(?i)filename\\*\\s*=\\s*UTF-8''([^;\\s]{1,600})");

    private final Transport transport;
    private final SalesDocumentKind kind;
    private final String path;

    SalesDocuments(Transport transport, SalesDocumentKind kind) {
        this.transport = transport;
        this.kind = kind;
        this.path = "/v1/" + kind.resource();
    }

    Answer<ActionResult> pursue(
            Predecessor preceding, NewSalesDocument document, boolean finalise) {
        return create(document, finalise, preceding.checkedFor(kind));
    }

    Answer<ActionResult> create(
            NewSalesDocument document, boolean finalise, @Nullable UUID preceding) {
        String query =
                new Query()
                        .with("precedingSalesVoucherId", preceding)
                        .with("finalize", finalise ? Boolean.TRUE : null)
                        .toString();
        return transport.send(
                Call.post(
                        path,
                        query,
                        Json.write(DocumentWire.of(document)),
                        Reason.Code.UNSPECIFIED),
                SalesDocuments::actionResult);
    }

    <T> Answer<T> get(UUID id, Class<T> type) {
        return transport.send(
                Call.get(path + "/" + id, ""), reply -> Json.read(reply.body(), type));
    }

    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return transport.send(
                Call.file(path + "/" + id + "/file", format.accept()),
                SalesDocuments::documentFile);
    }

    Answer<RenderedFile> rendered(UUID id) {
        return transport.send(
                Call.get(path + "/" + id + "/document", ""),
                reply -> Json.read(reply.body(), RenderedFile.class));
    }

    /**
     * A create or update without id is no success: nobody could find what was made. With an id it
     * is one, whatever else is unreadable: a doubt about a document that surely exists would help
     * nobody.
     */
    static ActionResult actionResult(Reply reply) {
        JsonNode tree = Json.tree(reply.body());
        UUID id;
        try {
            id = UUID.fromString(tree.path("id").stringValue(""));
        } catch (IllegalArgumentException noId) {
            throw new UnreadableAnswer("the answer to a write has no id");
        }
        try {
            return Json.read(tree, ActionResult.class);
        } catch (UnreadableAnswer _) {
            return new ActionResult(id, null, null, null, tree.path("version").asInt(0));
        }
    }

    static DocumentFile documentFile(Reply reply) {
        if (reply.body().length == 0) {
            throw new UnreadableAnswer("a file is empty");
        }
        String type = reply.headers().firstValue("Content-Type").orElse("application/octet-stream");
        String disposition = reply.headers().firstValue("Content-Disposition").orElse("");
        return new DocumentFile(reply.body(), type.toLowerCase(Locale.ROOT), fileName(disposition));
    }

    /** The suggested name without folders, so that it is safe to save under. */
    private static @Nullable String fileName(String disposition) {
        String name = null;
        Matcher encoded = ENCODED_NAME.matcher(disposition);
        Matcher plain = PLAIN_NAME.matcher(disposition);
        if (encoded.find()) {
            name = decoded(encoded.group(1));
        } else if (plain.find()) {
            name = plain.group(1) == null ? plain.group(2) : plain.group(1);
        }
        if (name == null) {
            return null;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() || clean.equals(".") || clean.equals("..") ? null : clean;
    }

    private static @Nullable String decoded(String text) {
        try {
            return java.net.URLDecoder.decode(
                    text.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
