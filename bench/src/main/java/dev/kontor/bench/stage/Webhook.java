package dev.kontor.bench.stage;

import dev.kontor.simulator.shopify.SignedWebhook;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A signed delivery, ready to be sent any number of times: the same body, under a new delivery id
 * each time, as a vendor sends the next change of the same object. Immutable.
 */
public final class Webhook {

    private static final String ID = "X-Shopify-Webhook-Id";

    private final byte[] head;
    private final byte[] body;

    private Webhook(byte[] head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** With the path that the shop knows; to whom it is sent is the sender's choice. */
    static Webhook of(SignedWebhook signed) {
        StringBuilder head = new StringBuilder();
        head.append("POST ").append(signed.address().getRawPath()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(signed.address().getRawAuthority()).append("\r\n");
        for (Map.Entry<String, String> each : signed.headers().entrySet()) {
            if (!each.getKey().equals(ID)) {
                head.append(each.getKey()).append(": ").append(each.getValue()).append("\r\n");
            }
        }
        head.append("Content-Length: ").append(signed.body().length).append("\r\n");
        return new Webhook(head.toString().getBytes(StandardCharsets.US_ASCII), signed.body());
    }

    /** The signed bytes; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The whole request. */
    byte[] request(String id) {
        byte[] last = "%s: %s\r\n\r\n".formatted(ID, id).getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + last.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(last, 0, request, head.length, last.length);
        System.arraycopy(body, 0, request, head.length + last.length, body.length);
        return request;
    }
}
