package dev.kontor.hub.rest;

import dev.kontor.hub.action.ActionCard;
import dev.kontor.hub.action.Actions;
import dev.kontor.hub.flow.FlowDesk;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What there is to build flows from. */
@RestController
@RequestMapping("/api")
class CatalogueApi {

    private final Actions actions;
    private final FlowDesk desk;
    private final OpenApi openApi;

    CatalogueApi(Actions actions, FlowDesk desk, OpenApi openApi) {
        this.actions = actions;
        this.desk = desk;
        this.openApi = openApi;
    }

    /** This API as OpenAPI 3.1. */
    @GetMapping("/openapi.json")
    JsonNode openApi() {
        return openApi.document();
    }

    @GetMapping("/actions")
    Page<ActionCard> actions() {
        List<ActionCard> cards = actions.cards();
        return new Page<>(cards.size(), 0, cards);
    }

    /** Names of the flows that Kontor brings; they can be copied. */
    @GetMapping("/built-in-flows")
    Page<String> builtIn() {
        return new Page<>(desk.builtIn().size(), 0, desk.builtIn());
    }
}
