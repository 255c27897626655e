package dev.kontor.lexware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A receipt or e-invoice to be uploaded, checked against every documented rule when it is built
 * (lexware-office-api.md 7.9). Lexware looks at the content, too: a damaged file or an XML that is
 * no e-invoice is refused as {@link Reason.Code#INVALID_FILE}.
 *
 * @param name file name without folders; its ending tells the format
 * @param content the bytes, 1 to 5,242,880; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record FileUpload(String name, byte[] content) {

    /** Largest file, 5 MiB inclusive. */
    public static final int LARGEST = 5 * 1024 * 1024;

    /** What may be uploaded. */
    public enum Format {
        /** {@code .pdf}. */
        PDF("application/pdf"),
        /** {@code .jpg} or {@code .jpeg}. */
        JPG("image/jpeg"),
        /** {@code .png}. */
        PNG("image/png"),
        /** {@code .xml}, an e-invoice; the account must have e-invoices switched on. */
        XML("application/xml");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** Refuses what the API would refuse. */
    public FileUpload {
        boolean plain =
                !name.isBlank()
                        && name.chars()
                                .noneMatch(c -> c < ' ' || c == '/' || c == '\\' || c == 0x7f);
        if (!plain || formatOf(name) == null) {
            throw new FieldRefused(
                    "file",
                    "has a plain name that ends in pdf, jpg, jpeg, png or xml",
                    "convert it, and leave out the folders");
        }
        if (content.length == 0 || content.length > LARGEST) {
            throw new FieldRefused(
                    "file", "has 1 to " + LARGEST + " bytes", "split or shrink the file");
        }
        content = content.clone();
    }

    /**
     * The file of this path.
     *
     * @throws IOException if it cannot be read
     */
    public static FileUpload read(Path path) throws IOException {
        Path name = path.getFileName();
        if (java.nio.file.Files.size(path) > LARGEST) {
            throw new FieldRefused(
                    "file", "has 1 to " + LARGEST + " bytes", "split or shrink the file");
        }
        return new FileUpload(
                name == null ? "" : name.toString(), java.nio.file.Files.readAllBytes(path));
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** By the ending of the name. */
    public Format format() {
        return java.util.Objects.requireNonNull(formatOf(name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileUpload(String otherName, byte[] bytes)
                && name.equals(otherName)
                && Arrays.equals(content, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(content) + name.hashCode();
    }

    /** Without name and content, which are somebody's receipt. */
    @Override
    public String toString() {
        return "FileUpload[" + format() + ", " + content.length + " bytes]";
    }

    private static @Nullable Format formatOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "pdf" -> Format.PDF;
            case "jpg", "jpeg" -> Format.JPG;
            case "png" -> Format.PNG;
            case "xml" -> Format.XML;
            default -> null;
        };
    }
}
