package dev.kontor.lexware;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of the rendered file of a finalised document. Deprecated by the vendor since 13.08.2025:
 * use the document's {@code file} call (lexware-office-api.md 6.7).
 *
 * @param documentFileId id below {@code /v1/files}
 */
public record RenderedFile(@Nullable UUID documentFileId) {}
