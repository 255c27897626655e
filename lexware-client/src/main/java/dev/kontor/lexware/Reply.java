package dev.kontor.lexware;

import java.net.http.HttpHeaders;

/** A complete HTTP answer, whatever its status. Not printed: it may hold personal data. */
@SuppressWarnings("ArrayRecordComponent") // never compared or kept
record Reply(int status, HttpHeaders headers, byte[] body) {

    /**
     * Makes the value of a successful answer, or throws {@link UnreadableAnswer} or a Jackson
     * exception.
     */
    @FunctionalInterface
    interface Reader<T> {
        T read(Reply reply);
    }

    @Override
    public String toString() {
        return "Reply[status=" + status + ", bytes=" + body.length + "]";
    }
}
