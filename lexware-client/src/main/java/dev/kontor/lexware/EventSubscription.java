package dev.kontor.lexware;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook subscription of this key (lexware-office-api.md 7.8). It vanishes with the key, and
 * when its address answers 404 or 410.
 *
 * @param subscriptionId id, to delete it by
 * @param organizationId the account
 * @param createdDate when it was made
 * @param eventType wire word of the event; see {@link #type()}
 * @param callbackUrl where events are sent
 */
public record EventSubscription(
        @Nullable UUID subscriptionId,
        @Nullable UUID organizationId,
        @Nullable OffsetDateTime createdDate,
        @Nullable String eventType,
        @Nullable String callbackUrl) {

    /** The event, if this version knows it. */
    public Optional<EventType> type() {
        return Optional.ofNullable(eventType).flatMap(EventType::ofWire);
    }
}
