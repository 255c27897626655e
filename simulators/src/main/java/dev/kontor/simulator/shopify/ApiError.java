package dev.kontor.simulator.shopify;

/** An error of one field, shown in {@code errors[]} with a code. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private ApiError(String code, String message) {
        super(message);
        this.code = code;
    }

    static ApiError badRequest(String message) {
        return new ApiError("BAD_REQUEST", message);
    }

    static ApiError invalidCursor(String cursor) {
        return new ApiError("INVALID_CURSOR", "`" + cursor + "` is not a valid cursor.");
    }

    static ApiError invalidId(String id) {
        return new ApiError("RESOURCE_NOT_FOUND", "Invalid global id '" + id + "'");
    }

    String code() {
        return code;
    }
}
