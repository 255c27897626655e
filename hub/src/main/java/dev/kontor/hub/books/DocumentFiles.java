package dev.kontor.hub.books;

import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.DocumentFile;
import dev.kontor.lexware.FileFormat;
import dev.kontor.lexware.Reason;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Fetches documents as Lexware renders them (lexware-office-api.md 6.7), for a person who waits:
 * one call each, within the paces. Nothing is kept. Thread-safe.
 */
@Component
public class DocumentFiles {

    private static final Words BUSY =
            new Words(
                    "Lexware nimmt gerade nicht mehr Anfragen an. Bitte gleich noch einmal.",
                    "Lexware takes no more requests just now. Try again in a moment.");
    private static final Words NO_ANSWER =
            new Words(
                    "Lexware antwortet gerade nicht. Bitte später noch einmal.",
                    "Lexware does not answer just now. Try again later.");

    private final DocumentMirror mirror;
    private final LexwareAccess lexware;

    DocumentFiles(DocumentMirror mirror, LexwareAccess lexware) {
        this.mirror = mirror;
        this.lexware = lexware;
    }

    /** What came of it. */
    public sealed interface Fetched {

        /**
         * @param number of the document; the id where it has none
         */
        @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
        record Pdf(String number, byte[] content) implements Fetched {}

        /** Only what is finalised has a file. */
        record Draft() implements Fetched {}

        /** Lexware does not have it any more. */
        record Gone() implements Fetched {}

        /** Not now. */
        record Away(Words why) implements Fetched {}
    }

    /**
     * The PDF of a document that the organisation's mirror knows; of an XRechnung its preview.
     *
     * @return empty if it is not a document of this organisation; then nobody is asked
     */
    public Optional<Fetched> pdf(OrganisationId organisation, UUID id) {
        return mirror.find(organisation, id).map(document -> fetch(organisation, document));
    }

    private Fetched fetch(OrganisationId organisation, MirroredDocument document) {
        UUID id = document.id();
        try {
            Answer<DocumentFile> answer =
                    switch (document.kind()) {
                        case INVOICE ->
                                lexware.ask(
                                        organisation,
                                        true,
                                        client -> client.invoices().file(id, FileFormat.PDF));
                        case CREDIT_NOTE ->
                                lexware.ask(
                                        organisation,
                                        true,
                                        client -> client.creditNotes().file(id, FileFormat.PDF));
                    };
            return switch (answer) {
                case Answer.Done<DocumentFile> done ->
                        new Fetched.Pdf(name(document), done.value().content());
                case Answer.Rejected<DocumentFile> rejected
                        when rejected.because(Reason.Code.DRAFT) ->
                        new Fetched.Draft();
                case Answer.Rejected<DocumentFile> rejected
                        when rejected.because(Reason.Code.NOT_FOUND) ->
                        new Fetched.Gone();
                case Answer.Throttled<DocumentFile> _ -> new Fetched.Away(BUSY);
                case Answer.Rejected<DocumentFile> _,
                        Answer.NotSent<DocumentFile> _,
                        Answer.Unreachable<DocumentFile> _,
                        Answer.Unknown<DocumentFile> _ ->
                        new Fetched.Away(NO_ANSWER);
            };
        } catch (LexwareUnavailable unavailable) {
            return new Fetched.Away(unavailable.why());
        } catch (NotYourTurn busy) {
            return new Fetched.Away(BUSY);
        }
    }

    private static String name(MirroredDocument document) {
        String number = document.number();
        return number == null ? document.id().toString() : number;
    }
}
