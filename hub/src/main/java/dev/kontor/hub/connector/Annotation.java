package dev.kontor.hub.connector;

import org.jspecify.annotations.Nullable;

/**
 * A note about what happened in the books, to be written onto the source object.
 *
 * @param documentNumber such as {@code RE0042}
 * @param link a page where the document can be seen; null if there is none
 */
public record Annotation(String documentKind, String documentNumber, @Nullable String link) {}
