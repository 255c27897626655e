package dev.kontor.lexware;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Lexware Office says after a successful POST or PUT: where the thing is, but neither its
 * number nor its total. Both must be read afterwards (lexware-office-api.md 2).
 *
 * @param id id of what was made or changed
 * @param resourceUri its address
 * @param createdDate when it was made
 * @param updatedDate when it was changed last
 * @param version the version to send with the next PUT
 */
public record ActionResult(
        UUID id,
        @Nullable URI resourceUri,
        @Nullable OffsetDateTime createdDate,
        @Nullable OffsetDateTime updatedDate,
        int version) {}
