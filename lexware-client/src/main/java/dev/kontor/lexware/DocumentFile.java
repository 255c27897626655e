package dev.kontor.lexware;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A rendered document (lexware-office-api.md 6.7).
 *
 * @param content the bytes; copied in and out
 * @param contentType media type as sent, such as {@code application/pdf}
 * @param fileName the suggested name, such as {@code Rechnung_RE0042.pdf}, without folders; null if
 *     none was sent
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record DocumentFile(byte[] content, String contentType, @Nullable String fileName) {

    /** Copies the bytes. */
    public DocumentFile {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentFile(byte[] bytes, String type, String name)
                && Arrays.equals(content, bytes)
                && contentType.equals(type)
                && java.util.Objects.equals(fileName, name);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(content) + contentType.hashCode();
    }

    /** Without the content, which is somebody's invoice. */
    @Override
    public String toString() {
        return "DocumentFile[" + contentType + ", " + content.length + " bytes]";
    }
}
