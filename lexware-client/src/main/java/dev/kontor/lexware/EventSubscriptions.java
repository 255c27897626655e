package dev.kontor.lexware;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Webhook subscriptions of this key (lexware-office-api.md 7.8). They cannot be changed, only
 * deleted and made anew, and they vanish with the key.
 */
public final class EventSubscriptions {

    private static final String PATH = "/v1/event-subscriptions";

    private final Transport transport;

    EventSubscriptions(Transport transport) {
        this.transport = transport;
    }

    /**
     * Subscribes. The API sends a HEAD to the address first and refuses it if TLS fails. {@link
     * Reason.Code#DUPLICATE} if the same type and address exist, which after {@link Answer.Unknown}
     * means that it worked: this write may be repeated.
     *
     * @param callbackUrl https; a simulator may accept http, so only the scheme http(s) is checked
     *     here
     */
    public Answer<ActionResult> create(EventType type, URI callbackUrl) {
        if (!"https".equals(callbackUrl.getScheme()) && !"http".equals(callbackUrl.getScheme())) {
            throw new FieldRefused(
                    "callbackUrl",
                    "is an absolute https address",
                    "give the public address of the receiver");
        }
        ObjectNode body =
                Json.object()
                        .put("eventType", type.wire())
                        .put("callbackUrl", callbackUrl.toString());
        return transport.send(
                Call.post(PATH, "", Json.write(body), Reason.Code.DUPLICATE),
                SalesDocuments::actionResult);
    }

    /** Reads one subscription. May be repeated. */
    public Answer<EventSubscription> get(UUID id) {
        return transport.send(
                Call.get(PATH + "/" + id, ""),
                reply -> Json.read(reply.body(), EventSubscription.class));
    }

    /** All subscriptions of this key. May be repeated. */
    public Answer<List<EventSubscription>> list() {
        return transport.send(
                Call.get(PATH, ""),
                reply ->
                        Json.readList(
                                Json.tree(reply.body()).path("content"), EventSubscription.class));
    }

    /** Deletes one. May be repeated: {@link Reason.Code#NOT_FOUND} then means that it is gone. */
    public Answer<Deleted> delete(UUID id) {
        return transport.send(Call.delete(PATH + "/" + id), reply -> new Deleted(id));
    }

    /**
     * What was deleted.
     *
     * @param id its id
     */
    public record Deleted(UUID id) {}
}
