package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a webhook tells: that something happened to a resource, not what (lexware-office-api.md
 * 7.8). Events come late, twice and in any order; read the resource. Check the {@link
 * WebhookSignature} before reading.
 *
 * @param organizationId the account
 * @param eventType wire word; see {@link #type()}
 * @param resourceId the resource; for {@code payment.changed} the voucher, for {@code
 *     token.revoked} the connection
 * @param eventDate when it happened; null if it was left out or unreadable
 */
public record WebhookEvent(
        UUID organizationId,
        String eventType,
        UUID resourceId,
        @Nullable OffsetDateTime eventDate) {

    /** Reads the body of a webhook; empty if it is no event of the documented shape. */
    public static Optional<WebhookEvent> read(byte[] body) {
        try {
            JsonNode root = Json.tree(body);
            String type = root.path("eventType").stringValue("");
            if (type.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new WebhookEvent(
                            UUID.fromString(root.path("organizationId").stringValue("")),
                            type,
                            UUID.fromString(root.path("resourceId").stringValue("")),
                            date(root.path("eventDate").stringValue(""))));
        } catch (UnreadableAnswer | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The event, if this version knows it. */
    public Optional<EventType> type() {
        return EventType.ofWire(eventType);
    }

    private static @Nullable OffsetDateTime date(String text) {
        try {
            return text.isEmpty() ? null : LexwareTime.parse(text);
        } catch (java.time.DateTimeException unreadable) {
            return null;
        }
    }
}
