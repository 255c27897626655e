package dev.kontor.lexware.simulator;

import java.time.Duration;

/**
 * What is one for a whole simulator.
 *
 * @param unknownRouteStatus 404 (measured) or 403 (the vendor's gateway) for unknown paths and
 *     methods ({@code lexware-office-api.md} 14)
 * @param allowHttpCallbacks whether event subscriptions may name {@code http://} on loopback;
 *     documented is https only
 * @param headCheck whether a callback is asked by HEAD before its subscription is accepted
 * @param webhookTimeScale factor on the documented retry delays, above 0
 * @param webhookTimeout until when a receiver must have answered; documented 5 s
 */
public record ServerSettings(
        int unknownRouteStatus,
        boolean allowHttpCallbacks,
        boolean headCheck,
        double webhookTimeScale,
        Duration webhookTimeout) {

    public ServerSettings {
        if (unknownRouteStatus != 403 && unknownRouteStatus != 404) {
            throw new IllegalArgumentException(
                    "unknownRoute must be 403 or 404, but is " + unknownRouteStatus);
        }
        if (!(webhookTimeScale > 0)) {
            throw new IllegalArgumentException(
                    "webhookTimeScale must be above 0, but is " + webhookTimeScale);
        }
        if (!webhookTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "webhookTimeout must be above 0, but is " + webhookTimeout);
        }
    }

    /** As documented, but with http callbacks on loopback. */
    public static ServerSettings defaults() {
        return new ServerSettings(404, true, true, 1.0, Duration.ofSeconds(5));
    }

    /** With another answer to unknown routes: 403 or 404. */
    public ServerSettings withUnknownRouteStatus(int status) {
        return new ServerSettings(
                status, allowHttpCallbacks, headCheck, webhookTimeScale, webhookTimeout);
    }

    /** With callbacks by http on loopback allowed or not. */
    public ServerSettings withHttpCallbacks(boolean allowed) {
        return new ServerSettings(
                unknownRouteStatus, allowed, headCheck, webhookTimeScale, webhookTimeout);
    }

    /** With or without the HEAD request before a subscription. */
    public ServerSettings withHeadCheck(boolean check) {
        return new ServerSettings(
                unknownRouteStatus, allowHttpCallbacks, check, webhookTimeScale, webhookTimeout);
    }

    /** With retries of webhooks quicker (below 1) or slower than documented. */
    public ServerSettings withWebhookTimeScale(double scale) {
        return new ServerSettings(
                unknownRouteStatus, allowHttpCallbacks, headCheck, scale, webhookTimeout);
    }

    /** With another patience for receivers of webhooks. */
    public ServerSettings withWebhookTimeout(Duration timeout) {
        return new ServerSettings(
                unknownRouteStatus, allowHttpCallbacks, headCheck, webhookTimeScale, timeout);
    }
}
