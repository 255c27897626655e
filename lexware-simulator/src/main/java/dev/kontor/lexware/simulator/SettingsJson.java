package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings in control calls. */
final class SettingsJson {

    static final Set<String> ORGANISATION_FIELDS =
            Set.of(
                    "bucketDepth",
                    "ratePerSecond",
                    "unlimited",
                    "documentsPerMinute",
                    "documentPaceEnforced",
                    "latency",
                    "voucherlistDelay",
                    "contactUsableDelay",
                    "contactSearchDelay");
    static final Set<String> SERVER_FIELDS =
            Set.of(
                    "unknownRoute",
                    "allowHttpCallbacks",
                    "headCheck",
                    "webhookTimeScale",
                    "webhookTimeout");

    private SettingsJson() {}

    static Settings settings(JsonNode body) {
        return new Settings(
                ControlValues.whole(body, "bucketDepth"),
                ControlValues.number(body, "ratePerSecond"),
                ControlValues.flag(body, "unlimited"),
                ControlValues.whole(body, "documentsPerMinute"),
                ControlValues.flag(body, "documentPaceEnforced"),
                ControlValues.range(body, "latency"),
                ControlValues.range(body, "voucherlistDelay"),
                ControlValues.range(body, "contactUsableDelay"),
                ControlValues.range(body, "contactSearchDelay"));
    }

    static ServerSettings server(JsonNode body, ServerSettings present) {
        Integer unknownRoute = ControlValues.whole(body, "unknownRoute");
        Double scale = ControlValues.number(body, "webhookTimeScale");
        Duration timeout =
                body.has("webhookTimeout")
                        ? ControlValues.duration(body.path("webhookTimeout"), "webhookTimeout")
                        : present.webhookTimeout();
        return new ServerSettings(
                unknownRoute == null ? present.unknownRouteStatus() : unknownRoute,
                either(
                        ControlValues.flag(body, "allowHttpCallbacks"),
                        present.allowHttpCallbacks()),
                either(ControlValues.flag(body, "headCheck"), present.headCheck()),
                scale == null ? present.webhookTimeScale() : scale,
                timeout);
    }

    static void put(ObjectNode json, Settings.Effective settings) {
        json.put("bucketDepth", settings.bucketDepth());
        json.put("ratePerSecond", settings.ratePerSecond());
        json.put("unlimited", settings.unlimited());
        json.put("documentsPerMinute", settings.documentsPerMinute());
        json.put("documentPaceEnforced", settings.documentPaceEnforced());
        ControlValues.put(json, "latency", settings.latency());
        ControlValues.put(json, "voucherlistDelay", settings.voucherlistDelay());
        ControlValues.put(json, "contactUsableDelay", settings.contactUsableDelay());
        ControlValues.put(json, "contactSearchDelay", settings.contactSearchDelay());
    }

    static void put(ObjectNode json, ServerSettings settings) {
        json.put("unknownRoute", settings.unknownRouteStatus());
        json.put("allowHttpCallbacks", settings.allowHttpCallbacks());
        json.put("headCheck", settings.headCheck());
        json.put("webhookTimeScale", settings.webhookTimeScale());
        json.put("webhookTimeout", settings.webhookTimeout().toMillis());
    }

    private static boolean either(@Nullable Boolean given, boolean present) {
        return given == null ? present : given;
    }
}
