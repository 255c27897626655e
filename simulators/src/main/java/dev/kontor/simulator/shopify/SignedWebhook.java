package dev.kontor.simulator.shopify;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A webhook ready to be posted.
 *
 * @param address of the subscription
 * @param headers in the order to be sent; only the body is signed
 * @param body the exact bytes; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record SignedWebhook(URI address, Map<String, String> headers, byte[] body) {

    public SignedWebhook {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static SignedWebhook of(Delivery delivery, byte[] body, String apiVersion) {
        Shop shop = delivery.shop;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Shopify-Captain-Hook");
        headers.put("X-Shopify-Topic", delivery.topic);
        headers.put("X-Shopify-Hmac-Sha256", WebhookSignature.of(body, shop.secrets.signingKey()));
        headers.put("X-Shopify-Shop-Domain", shop.domain());
        headers.put("X-Shopify-API-Version", apiVersion);
        headers.put("X-Shopify-Webhook-Id", delivery.webhookId);
        headers.put("X-Shopify-Event-Id", delivery.eventId);
        headers.put("X-Shopify-Triggered-At", delivery.triggeredAt.toString());
        String name = delivery.subscription.name();
        if (name != null) {
            headers.put("X-Shopify-Name", name);
        }
        return new SignedWebhook(delivery.subscription.uri(), headers, body);
    }
}
