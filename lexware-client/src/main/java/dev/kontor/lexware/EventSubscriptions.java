package dev.kontor.lexware;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Webhook subscriptions of this key (lexware-office-api.md 7.8). They cannot be changed, only
 * deleted and made anew, and they vanish with the key.
 */
public final class EventSubscriptions {

    private static final String PATH = "/v1/event-subscriptions";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private final Transport transport;

    EventSubscriptions(Transport transport) {
        this.transport = transport;
    }

    /**
     * Subscribes. There is no update: to move a subscription, make the new one, then delete the old
     * one, so that no event is missed in between. The API sends a HEAD to the address first and
     * refuses it if TLS fails. {@link Reason.Code#DUPLICATE} if the same type and address exist,
     * which after {@link Answer.Unknown} means that it worked: this write may be repeated.
     *
     * @param callbackUrl an absolute https address; http only on loopback, where nobody but a
     *     simulator can call
     */
    public Answer<ActionResult> create(EventType type, URI callbackUrl) {
        check(callbackUrl);
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

    private static void check(URI callbackUrl) {
        String host = callbackUrl.getHost();
        boolean secure = "https".equals(callbackUrl.getScheme()) && host != null;
        boolean local =
                "http".equals(callbackUrl.getScheme())
                        && host != null
                        && LOOPBACK.matcher(host).matches();
        if (!secure && !local) {
            throw new FieldRefused(
                    "callbackUrl",
                    "is an absolute https address",
                    "give the public address of the receiver");
        }
    }
}
