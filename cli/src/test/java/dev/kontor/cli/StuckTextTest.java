package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StuckTextTest {

    private static final JsonNode ITEM =
            JsonMapper.builder()
                    .build()
                    .readTree(
                            """
                            {"id": "17", "subject": "shopify:x/order/1", "note": null, "since": "2026-11-22T10:00:00Z",
                             "reason": {"de": "In Lexware gelöscht", "en": "Deleted in Lexware"},
                             "answers": [{"key": "create-again", "label": {"de": "Neu", "en": "Create again"}}, {"key": "leave", "label": {"de": "So", "en": "So"}}],
                             "effects": [{"role": "invoice", "state": {"name": "gone"}}]}
                            """);

    @Test
    void summarisesWhatIsStuckWhyAndWhatCanBeAnswered() {
        String reason =
                StuckCommand.language().equals("de") ? "In Lexware gelöscht" : "Deleted in Lexware";
        String title = StuckCommand.language().equals("de") ? "Neu" : "Create again";

        assertThat(StuckText.summary("a", ITEM))
                .containsExactly(
                        "17  a  shopify:x/order/1  since 2026-11-22T10:00:00Z",
                        "    " + reason,
                        "    answers: create-again (%s), leave (So)".formatted(title));
    }

    @Test
    void showsEveryFieldHoweverDeep() {
        assertThat(String.join("\n", StuckText.everything(ITEM)))
                .contains("subject: shopify:x/order/1")
                .doesNotContain("note")
                .contains(
                        """
                        effects:
                          -
                            role: invoice
                            state:
                              name: gone\
                        """);
    }
}
