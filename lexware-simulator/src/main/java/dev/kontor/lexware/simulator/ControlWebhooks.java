package dev.kontor.lexware.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Control calls about webhooks. */
final class ControlWebhooks {

    private final SimulatorState state;

    ControlWebhooks(SimulatorState state) {
        this.state = state;
    }

    List<ControlRoute> routes() {
        return List.of(
                new ControlRoute("GET", "/public-key", _ -> publicKey()),
                new ControlRoute("GET", "/webhooks", _ -> webhooks()),
                new ControlRoute("PATCH", "/webhooks", this::change),
                new ControlRoute("POST", "/webhooks/flush", _ -> flush()));
    }

    private Answer publicKey() {
        byte[] pem = state.webhooks().publicKeyPem().getBytes(StandardCharsets.US_ASCII);
        return Answer.text("application/x-pem-file", pem);
    }

    private Answer webhooks() {
        ObjectNode json = Json.object();
        json.set("settings", settings());
        ArrayNode waiting = json.putArray("waiting");
        ArrayNode deliveries = json.putArray("deliveries");
        for (Delivery delivery : state.webhooks().deliveries()) {
            boolean isWaiting = delivery.outcome() == Delivery.Outcome.WAITING;
            (isWaiting ? waiting : deliveries).add(delivery.json());
        }
        return Answer.json(200, json);
    }

    private Answer change(ControlCall call) {
        ObjectNode body =
                call.object(
                        Set.of("drop", "duplicate", "shuffle", "shuffleDelay", "delay", "seed"));
        WebhookNoise present = state.webhooks().noise();
        DurationRange shuffleDelay = ControlValues.range(body, "shuffleDelay");
        DurationRange delay = ControlValues.range(body, "delay");
        state.webhooks()
                .noise(
                        new WebhookNoise(
                                ControlValues.chance(body, "drop", present.drop()),
                                ControlValues.chance(body, "duplicate", present.duplicate()),
                                ControlValues.chance(body, "shuffle", present.shuffle()),
                                shuffleDelay == null ? present.shuffleDelay() : shuffleDelay,
                                delay == null ? present.delay() : delay));
        if (body.has("seed")) {
            state.webhooks().seed(body.path("seed").asLong());
        }
        return Answer.json(200, settings());
    }

    private Answer flush() {
        state.webhooks().flush();
        return Answer.noContent();
    }

    private ObjectNode settings() {
        WebhookNoise noise = state.webhooks().noise();
        ObjectNode json = Json.object();
        json.put("drop", noise.drop());
        json.put("duplicate", noise.duplicate());
        json.put("shuffle", noise.shuffle());
        ControlValues.put(json, "shuffleDelay", noise.shuffleDelay());
        ControlValues.put(json, "delay", noise.delay());
        return json;
    }
}
