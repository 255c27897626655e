package dev.kontor.hub.ingress;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a request, read once and never more than allowed. */
sealed interface RawBody {

    // The bytes are handed on once and copied by their next holder.
    @SuppressWarnings("ArrayRecordComponent")
    record Complete(byte[] bytes) implements RawBody {}

    /** More than allowed; the rest was not read. */
    record TooLarge() implements RawBody {}

    /** The connection ended before what was announced had come. */
    record Truncated() implements RawBody {}

    /**
     * Reads to the end.
     *
     * @param announced {@code Content-Length}; negative if there is none
     */
    static RawBody read(InputStream in, long announced, int most) {
        if (announced > most) {
            return new TooLarge();
        }
        byte[] bytes;
        try {
            bytes = in.readNBytes(most + 1);
        } catch (IOException _) {
            return new Truncated();
        }
        if (bytes.length > most) {
            return new TooLarge();
        }
        return announced >= 0 && bytes.length < announced ? new Truncated() : new Complete(bytes);
    }
}
