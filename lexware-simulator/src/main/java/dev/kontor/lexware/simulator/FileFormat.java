package dev.kontor.lexware.simulator;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What may be uploaded ({@code lexware-office-api.md} 7.9). */
enum FileFormat {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPG("image/jpeg", "jpg"),
    XML("application/xml", "xml");

    private static final int LARGEST = 5 * 1024 * 1024;
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final Set<String> INVOICES =
            Set.of("CrossIndustryInvoice", "Invoice", "CreditNote");

    private final String mediaType;
    private final String extension;

    FileFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /** Checks an upload; refuses with 406. */
    static FileFormat of(String fileName, byte[] content) {
        if (content.length > LARGEST) {
            throw Refusal.issue(406, "max_file_size_exceeded", "file");
        }
        String extension =
                fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        FileFormat format =
                named(extension.equals("jpeg") ? "jpg" : extension)
                        .orElseThrow(
                                () -> Refusal.issue(406, "inacceptable_file_extension", "file"));
        format.check(content);
        return format;
    }

    private static Optional<FileFormat> named(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }

    private void check(byte[] content) {
        switch (this) {
            case PDF -> {
                String text = new String(content, StandardCharsets.ISO_8859_1);
                if (!text.startsWith("%PDF")) {
                    throw Refusal.issue(406, "inacceptable_file_extension", "file");
                }
                if (text.contains("/JavaScript") || text.contains("/Launch")) {
                    throw Refusal.issue(406, "voucher_upload_toxic_pdf", "file");
                }
            }
            case PNG -> image(content, PNG_START);
            case JPG -> image(content, JPG_START);
            case XML -> {
                if (!INVOICES.contains(rootOf(content))) {
                    throw Refusal.issue(406, "invalid_xrechnung", "file");
                }
            }
        }
    }

    private static void image(byte[] content, byte[] start) {
        boolean fits =
                content.length > start.length
                        && Arrays.equals(content, 0, start.length, start, 0, start.length);
        if (!fits) {
            throw Refusal.issue(406, "image_conversion_error", "file");
        }
    }

    /** The local name of the root; empty for what is no XML. */
    private static String rootOf(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(content));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    return reader.getLocalName();
                }
            }
            return "";
        } catch (XMLStreamException _) {
            return "";
        }
    }
}
