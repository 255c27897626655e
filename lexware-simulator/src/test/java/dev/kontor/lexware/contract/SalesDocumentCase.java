package dev.kontor.lexware.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.lexware.ActionResult;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.NewLineItem;
import dev.kontor.lexware.NewSalesDocument;
import dev.kontor.lexware.Predecessor;
import dev.kontor.lexware.SalesDocumentKind;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One kind of sales document, and the words in which its rules are said. */
abstract class SalesDocumentCase extends ContractCase {

    static final DocumentParts USUAL = DocumentParts.of(NOW);

    /** The kind of the resource. */
    final SalesDocumentKind kind =
            Arrays.stream(SalesDocumentKind.values())
                    .filter(each -> path().endsWith("/" + each.resource()))
                    .findFirst()
                    .orElseThrow();

    /** Where a body of this kind is posted, with its predecessor if it must have one. */
    String target() {
        return path();
    }

    boolean totals() {
        return kind != SalesDocumentKind.DELIVERY_NOTE;
    }

    /** What the client makes of the parts; refuses what the API would refuse. */
    NewSalesDocument draft(DocumentParts parts) {
        return parts.as(kind);
    }

    Answer<ActionResult> send(DocumentParts parts, boolean finalise) {
        return Sending.create(client, draft(parts), finalise);
    }

    Answer<DocumentFile> file(UUID id, FileFormat format) {
        return Sending.file(client, kind, id, format);
    }

    static NewLineItem.Priced line(String net, String rate) {
        return DocumentParts.line(net, rate);
    }

    Raw.Reply posted(Consumer<ObjectNode> change) {
        return raw.post(target(), changed(draft(USUAL).wireForm(), change));
    }

    static ObjectNode first(ObjectNode body) {
        return (ObjectNode) body.path("lineItems").path(0);
    }

    JsonNode read(UUID id) {
        Raw.Reply reply = raw.get(path(id));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    UUID finalised() {
        return made(send(USUAL, true));
    }

    /** A document of another kind, made with the same parts. */
    UUID another(SalesDocumentKind other, boolean finalise) {
        return made(Sending.create(client, USUAL.as(other), finalise));
    }

    Answer<ActionResult> follow(SalesDocumentKind other, UUID preceding) {
        return Sending.pursue(client, new Predecessor(other, preceding), draft(USUAL), true);
    }

    /** What the API says, whatever the client thinks of the pair. */
    Raw.Reply followed(UUID preceding) {
        return raw.post(
                path() + "?precedingSalesVoucherId=" + preceding,
                Raw.object(draft(USUAL).wireForm()));
    }
}
