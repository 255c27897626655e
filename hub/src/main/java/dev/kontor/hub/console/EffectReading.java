package dev.kontor.hub.console;

import dev.kontor.hub.ledger.Effect;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Effects in a form for people: requests and answers laid out, the number at hand. */
@Component
class EffectReading {

    private final JsonMapper json;

    EffectReading(JsonMapper json) {
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    /**
     * An effect to look at.
     *
     * @param state the key of its state
     * @param role the key of its role
     * @param number of the document it made; null if it made none or it is not known yet
     * @param request what was sent, laid out
     * @param result what is known of the answer, laid out
     */
    record Shown(
            Effect effect,
            String role,
            String state,
            @Nullable String number,
            String request,
            String result) {}

    List<Shown> read(List<Effect> effects) {
        return effects.stream().map(this::read).toList();
    }

    private Shown read(Effect effect) {
        JsonNode result = json.readTree(effect.result());
        String number = result.path("number").asString("");
        return new Shown(
                effect,
                effect.key().role().key(),
                effect.state().name().toLowerCase(Locale.ROOT),
                number.isEmpty() ? null : number,
                json.writeValueAsString(json.readTree(effect.request())),
                json.writeValueAsString(result));
    }
}
