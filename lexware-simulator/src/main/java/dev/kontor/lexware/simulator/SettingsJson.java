package dev.kontor.lexware.simulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
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
                    "retryAfter",
                    "documentsPerMinute",
                    "documentPaceEnforced",
                    "latency",
                    "voucherlistDelay",
                    "contactUsableDelay",
                    "contactSearchDelay",
                    "contactRace",
                    "recognitionDelay",
                    "voucherDelay",
                    "switches");
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
                ControlValues.flag(body, "retryAfter"),
                ControlValues.whole(body, "documentsPerMinute"),
                ControlValues.flag(body, "documentPaceEnforced"),
                ControlValues.range(body, "latency"),
                ControlValues.range(body, "voucherlistDelay"),
                ControlValues.range(body, "contactUsableDelay"),
                ControlValues.range(body, "contactSearchDelay"),
                ControlValues.flag(body, "contactRace"),
                ControlValues.range(body, "recognitionDelay"),
                ControlValues.range(body, "voucherDelay"),
                readings(body.path("switches")));
    }

    /** One word for all points, or one for each that is named. */
    private static Map<Disputed, Reading> readings(JsonNode given) {
        Map<Disputed, Reading> readings = new EnumMap<>(Disputed.class);
        if (given.isString()) {
            Reading all = reading(given);
            for (Disputed point : Disputed.values()) {
                readings.put(point, all);
            }
            return readings;
        }
        given.properties()
                .forEach(entry -> {
                    Disputed point =
                            Disputed.named(entry.getKey())
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "Unknown switch "
                                                            + entry.getKey()
                                                            + "; possible are "
                                                            + Disputed.names()));
                    readings.put(point, reading(entry.getValue()));
                });
        return readings;
    }

    private static Reading reading(JsonNode given) {
        return switch (given.asString("")) {
            case "documented" -> Reading.DOCUMENTED;
            case "measured" -> Reading.MEASURED;
            default ->
                    throw new IllegalArgumentException(
                            "A switch is documented or measured, but is " + given);
        };
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
        json.put("retryAfter", settings.retryAfter());
        json.put("documentsPerMinute", settings.documentsPerMinute());
        json.put("documentPaceEnforced", settings.documentPaceEnforced());
        ControlValues.put(json, "latency", settings.latency());
        ControlValues.put(json, "voucherlistDelay", settings.voucherlistDelay());
        ControlValues.put(json, "contactUsableDelay", settings.contactUsableDelay());
        ControlValues.put(json, "contactSearchDelay", settings.contactSearchDelay());
        json.put("contactRace", settings.contactRace());
        ControlValues.put(json, "recognitionDelay", settings.recognitionDelay());
        ControlValues.put(json, "voucherDelay", settings.voucherDelay());
        ObjectNode switches = json.putObject("switches");
        for (Disputed point : Disputed.values()) {
            switches.put(
                    point.wire(), settings.readings().getOrDefault(point, point.usual()).wire());
        }
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
