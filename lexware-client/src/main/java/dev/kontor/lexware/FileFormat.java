package dev.kontor.lexware;

/** Which form of a document's file is wanted (lexware-office-api.md 6.7). */
public enum FileFormat {
    /** As it is: XML for an XRechnung, PDF for all others. */
    ORIGINAL("*/*"),
    /** PDF; for an XRechnung its preview. */
    PDF("application/pdf"),
    /** XML; {@link Reason.Code#NOT_FOUND} for documents that have none. */
    XML("application/xml");

    private final String accept;

    FileFormat(String accept) {
        this.accept = accept;
    }

    String accept() {
        return accept;
    }
}
