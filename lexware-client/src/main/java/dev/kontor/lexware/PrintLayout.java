package dev.kontor.lexware;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A print layout of the account, for {@link Presentation#withPrintLayout} (lexware-office-api.md
 * 7.15).
 *
 * @param id id
 * @param name name
 * @param isDefault wire name {@code default}: taken if a document names none
 */
public record PrintLayout(
        @Nullable UUID id, @Nullable String name, @JsonProperty("default") boolean isDefault) {}
