package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Files of bookkeeping vouchers (lexware-office-api.md 7.9). There is no list and no delete. To add
 * a file to a voucher that exists, see {@link Vouchers#attach}; for the files of sales documents,
 * the {@code file} call of their resource.
 */
public final class Files {

    private static final String PATH = "/v1/files";

    private final Transport transport;

    Files(Transport transport) {
        this.transport = transport;
    }

    /**
     * Uploads a receipt. Lexware makes a bookkeeping voucher for it, blank while it is recognised,
     * then unchecked; it cannot be deleted through the API. May be repeated, also after {@link
     * Answer.Unknown}: the same bytes return the ids of the first time.
     */
    public Answer<UploadedFile> upload(FileUpload file) {
        Multipart form = new Multipart().field("type", "voucher").file(file);
        return transport.send(Call.upload(PATH, form), UploadedFile::read);
    }

    /**
     * Reads a file. {@link Reason.Code#NOT_FOUND} if XML is asked of a file that is none. May be
     * repeated.
     *
     * @param format {@link FileFormat#ORIGINAL} for images, and for everything as it was uploaded
     */
    public Answer<DocumentFile> download(UUID id, FileFormat format) {
        return transport.send(
                Call.file(PATH + "/" + id, format.accept()), SalesDocuments::documentFile);
    }

    /**
     * How far the recognition is. For contracted partners only: an API key is refused with {@link
     * Reason.Code#SCOPE} or {@link Reason.Code#NOT_FOUND}. Deprecated by the vendor, since an
     * upload is answered only when it succeeded. May be repeated.
     */
    public Answer<Status> status(UUID id) {
        return transport.send(
                Call.get(PATH + "/" + id + "/status", ""),
                reply -> Json.read(reply.body(), Status.class));
    }

    /**
     * How far the recognition is.
     *
     * @param id the file
     * @param status its state
     */
    public record Status(@Nullable UUID id, @Nullable State status) {

        /** State of an upload. */
        public enum State {
            /** Recognised. */
            @JsonProperty("upload_success")
            SUCCESS,
            /** Being recognised. */
            @JsonProperty("upload_processing")
            PROCESSING,
            /** Not recognised. */
            @JsonProperty("upload_failed")
            FAILED,
            /** A word that this version does not know. */
            @JsonEnumDefaultValue
            UNRECOGNISED
        }
    }
}
