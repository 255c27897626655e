package dev.kontor.lexware;

import org.jspecify.annotations.Nullable;

/**
 * One request as the resources describe it.
 *
 * @param method HTTP method
 * @param path path below the base address, starting with {@code /v1/}, without anything that needs
 *     encoding
 * @param query encoded query without question mark; empty if none
 * @param body null if none
 * @param contentType of the body
 * @param accept the {@code Accept} header
 * @param conflict what 409 means here
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or kept
record Call(
        String method,
        String path,
        String query,
        byte @Nullable [] body,
        String contentType,
        String accept,
        Reason.Code conflict) {

    static final String JSON = "application/json";

    static Call get(String path, String query) {
        return new Call("GET", path, query, null, JSON, JSON, Reason.Code.UNSPECIFIED);
    }

    static Call file(String path, String accept) {
        return new Call("GET", path, "", null, JSON, accept, Reason.Code.DRAFT);
    }

    static Call post(String path, String query, byte[] body, Reason.Code conflict) {
        return new Call("POST", path, query, body, JSON, JSON, conflict);
    }

    /** An upload; 409 is not documented for any. */
    static Call upload(String path, Multipart form) {
        return new Call(
                "POST", path, "", form.bytes(), form.contentType(), JSON, Reason.Code.UNSPECIFIED);
    }

    static Call put(String path, byte[] body) {
        return new Call("PUT", path, "", body, JSON, JSON, Reason.Code.STALE_VERSION);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, "", null, JSON, JSON, Reason.Code.UNSPECIFIED);
    }

    RequestInfo info() {
        return new RequestInfo(method, path);
    }
}
