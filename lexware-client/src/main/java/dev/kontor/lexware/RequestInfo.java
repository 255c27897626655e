package dev.kontor.lexware;

/**
 * What a {@link Pacer} may know of a request: enough to count and log it. Queries are left out,
 * since search words are personal data.
 *
 * @param method {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param path the path with ids, such as {@code /v1/invoices}
 */
public record RequestInfo(String method, String path) {}
