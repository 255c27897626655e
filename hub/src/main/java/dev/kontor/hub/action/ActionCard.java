package dev.kontor.hub.action;

import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An action as the catalogue shows it.
 *
 * @param role the part its effect plays for the source object; null if it has none of its own
 * @param cost calls to Lexware of one performance when nothing is in the books yet
 * @param input JSON Schema of what stands under {@code with}
 * @param output JSON Schema of what later steps read
 */
public record ActionCard(
        String name,
        Words title,
        Words description,
        ActionEffect effect,
        @Nullable String role,
        int cost,
        Permission permission,
        Doubt doubt,
        JsonNode input,
        JsonNode output) {}
