package dev.kontor.lexware.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** An event subscription of a key ({@code lexware-office-api.md} 7.8). */
record Subscription(UUID id, ApiKey key, Instant createdDate, String eventType, URI callbackUrl) {

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("subscriptionId", id.toString());
        json.put("organizationId", key.organisation().id().toString());
        json.put("createdDate", Dates.written(createdDate));
        json.put("eventType", eventType);
        json.put("callbackUrl", callbackUrl.toString());
        return json;
    }
}
