package dev.kontor.hub.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    private static final List<String> ORDER = List.of("id", "use", "with", "when");
    private static final String FLOW =
            """
            # What it is for 🍵
            flow: tea   # its name
            title: {de: "Tee → Rechnung", en: 'Tea'}
            steps:
              # the customer first
              - id: customer
                use: a.b
                with: {party: order.customer} # as ordered

              # then the invoice
              - id: invoice
                when: |
                  order.charged > 0
                    && !order.test
                use: c.d
                with:
                  sale: order.sale # whole
                  draft: true
              - {id: note, use: e.f}
            """;

    @Test
    void leavesWhatIsThereAsItIsWritten() {
        YamlText text = YamlText.of(FLOW);

        assertThat(text.put("title", "de", "Tee → Rechnung", List.of()).text()).isEqualTo(FLOW);
        assertThat(text.put("steps[0].with", "party", "order.customer", List.of()).text())
                .isEqualTo(FLOW);
    }

    @Test
    void changesAValueInItsQuotesAndKeepsTheComments() {
        String changed =
                YamlText.of(FLOW)
                        .put("title", "de", "Tee & \"Buch\"", List.of())
                        .put("title", "en", "Tea's", List.of())
                        .put("", "flow", "coffee", List.of())
                        .put("steps[1].with", "sale", "order.sale2", List.of())
                        .text();

        assertThat(changed)
                .isEqualTo(
                        FLOW.replace("\"Tee → Rechnung\"", "\"Tee & \\\"Buch\\\"\"")
                                .replace("'Tea'", "'Tea''s'")
                                .replace("flow: tea ", "flow: coffee ")
                                .replace("order.sale #", "order.sale2 #"));
    }

    @Test
    void writesAnExpressionOnOneLineOrSeveral() {
        YamlText one = YamlText.of(FLOW).put("steps[1]", "when", "order.charged > 1", ORDER);
        assertThat(one.text()).contains("    when: order.charged > 1\n    use: c.d\n");

        YamlText several = one.put("steps[1]", "when", "order.test\n|| true", ORDER);
        assertThat(several.text())
                .contains("    when: |-\n      order.test\n      || true\n    use: c.d\n");
    }

    @Test
    void addsAKeyWherePeopleWriteIt() {
        assertThat(YamlText.of(FLOW).put("steps[0]", "when", "!order.test", ORDER).text())
                .contains(
                        "    with: {party: order.customer} # as ordered\n    when: '!order.test'\n");
        assertThat(YamlText.of(FLOW).put("steps[2]", "when", "a ? b : c", ORDER).text())
                .contains("  - {id: note, use: e.f, when: 'a ? b : c'}\n");
        assertThat(YamlText.of(FLOW).putMap("steps[2]", "with", Map.of("to", "x[0]"), ORDER).text())
                .contains("  - {id: note, use: e.f, with: {to: 'x[0]'}}\n");
        assertThat(YamlText.of("use: x\n").put("", "id", "y", ORDER).text())
                .isEqualTo("id: y\nuse: x\n");
    }

    @Test
    void takesAKeyOut() {
        assertThat(YamlText.of(FLOW).remove("steps[1]", "when").text())
                .contains("  - id: invoice\n    use: c.d\n");
        assertThat(YamlText.of(FLOW).remove("steps[1].with", "draft").text())
                .contains("      sale: order.sale # whole\n  - {id: note");
        assertThat(YamlText.of(FLOW).remove("steps[0].with", "party").text())
                .contains("    use: a.b\n\n  # then");
        assertThat(YamlText.of(FLOW).remove("steps[2]", "id").text()).contains("  - {use: e.f}\n");
        assertThat(YamlText.of(FLOW).remove("steps[2]", "use").text()).contains("  - {id: note}\n");
        assertThat(YamlText.of(FLOW).remove("steps[1]", "id").text())
                .contains("  - when: |\n      order.charged > 0");
    }

    @Test
    void movesAnItemWithTheCommentsAboveIt() {
        YamlText moved = YamlText.of(FLOW).swap("steps", 0);

        assertThat(moved.text())
                .contains("steps:\n\n  # then the invoice\n  - id: invoice\n")
                .contains("      draft: true\n  # the customer first\n  - id: customer\n")
                .contains("# as ordered\n  - {id: note");
        assertThat(moved.swap("steps", 0).text()).isEqualTo(FLOW);
        assertThat(YamlText.of("a: [{x: 1}, {y: 2}]").swap("a", 0).text())
                .isEqualTo("a: [{y: 2}, {x: 1}]");
        assertThat(YamlText.of("a:\n  - x: 1\n  - y: 2").swap("a", 0).text())
                .isEqualTo("a:\n  - y: 2\n  - x: 1\n");
    }

    @Test
    void putsItemsInAndTakesThemOut() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", "new");
        item.put("with", Map.of("a", "b"));
        String block = "  - id: new\n    with: {a: b}\n";

        assertThat(YamlText.of(FLOW).insert("steps", 0, item).text())
                .contains("steps:\n" + block + "  # the customer first\n");
        assertThat(YamlText.of(FLOW).insert("steps", 1, item).text())
                .contains("# as ordered\n" + block + "\n  # then");
        assertThat(YamlText.of(FLOW).insert("steps", 3, item).text()).endsWith("e.f}\n" + block);
        assertThat(YamlText.of(FLOW).removeItem("steps", 0).text())
                .contains("steps:\n\n  # then the invoice");
        assertThat(YamlText.of(FLOW).removeItem("steps", 2).text()).endsWith("draft: true\n");
        assertThat(YamlText.of("a: [{x: 1}, {y: 2}]").insert("a", 1, item).text())
                .isEqualTo("a: [{x: 1}, {id: new, with: {a: b}}, {y: 2}]");
        assertThat(YamlText.of("a: [{x: 1}, {y: 2}]").removeItem("a", 1).text())
                .isEqualTo("a: [{x: 1}]");
        YamlText none = YamlText.of("a:\n  - x: 1\nb: 2\n").removeItem("a", 0);
        assertThat(none.text()).isEqualTo("a: []\nb: 2\n");
        assertThat(none.insert("a", 0, item).text()).isEqualTo("a:\n" + block + "b: 2\n");
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        assertThatThrownBy(() -> YamlText.of(FLOW).put("steps[7]", "id", "x", ORDER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> YamlText.of("a: [")).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "~",
                "null",
                "true",
                "a: b",
                "a #b",
                "# no comment",
                "'quoted'",
                "\"quoted\"",
                "[a, b]",
                "{a: b}",
                "!order.test",
                "&a",
                "*a",
                "- a",
                "-1",
                "? a",
                "a,b]",
                "ends:",
                "%x",
                "@x",
                "`x`",
                " spaces ",
                "two\nlines",
                " begins\nindented",
                "tab\tinside",
                "back\\slash",
                "🍵 tea",
                "---",
                "|",
                "> 5"
            })
    void readsBackWhateverWasWritten(String value) {
        for (String start :
                List.of(
                        "k: x\n",
                        "m:\n  - k: |\n      x\n",
                        "{k: x}\n",
                        "k: \"x\"\n",
                        "k: 'x'\n",
                        "k:\n")) {
            String map = start.startsWith("m") ? "m[0]" : "";
            YamlText text = YamlText.of(start).put(map, "k", value, List.of());
            assertThat(scalar(text, map, "k")).as(text.text()).isEqualTo(value);
            YamlText added = YamlText.of(start).put(map, "n", value, List.of());
            assertThat(scalar(added, map, "n")).as(added.text()).isEqualTo(value);
        }
    }

    /** Whatever is done to a list of steps, one item is what it was or what it was told to be. */
    @Test
    void neverTouchesAnythingElse() {
        Random random = new Random(20261123);
        YamlText text = YamlText.of(FLOW);
        for (int i = 0; i < 2_000; i++) {
            List<Map<String, Object>> model = steps(text);
            YamlText before = text;
            int at = model.isEmpty() ? 0 : random.nextInt(model.size());
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (model.size() < 8) {
                        Map<String, Object> item = new LinkedHashMap<>();
                        item.put("id", "s" + i);
                        item.put("use", "x: " + i);
                        model.add(at, item);
                        text = text.insert("steps", at, item);
                    }
                }
                case 1 -> {
                    if (!model.isEmpty()) {
                        model.remove(at);
                        text = text.removeItem("steps", at);
                    }
                }
                case 2 -> {
                    if (at + 1 < model.size()) {
                        model.add(at, model.remove(at + 1));
                        text = text.swap("steps", at);
                    }
                }
                case 3 -> {
                    if (!model.isEmpty()) {
                        String value = "v" + i + (random.nextBoolean() ? "" : ": {, #");
                        model.get(at).put("when", value);
                        text = text.put("steps[" + at + "]", "when", value, ORDER);
                    }
                }
                case 4 -> {
                    if (!model.isEmpty()) {
                        model.get(at).remove("when");
                        text = text.remove("steps[" + at + "]", "when");
                    }
                }
                default -> {
                    if (!model.isEmpty() && !model.get(at).containsKey("with")) {
                        model.get(at).put("with", Map.of("a", "b" + i));
                        text =
                                text.putMap(
                                        "steps[" + at + "]", "with", Map.of("a", "b" + i), ORDER);
                    }
                }
            }
            assertThat(steps(text)).as(before.text() + "\n→\n" + text.text()).isEqualTo(model);
            assertThat(text.text()).startsWith(FLOW.substring(0, FLOW.indexOf("steps:")));
        }
    }

    private static List<Map<String, Object>> steps(YamlText text) {
        return new java.util.ArrayList<>(
                YamlReader.read("x", text.text(), new YamlProblems())
                        .requireList("steps")
                        .maps()
                        .stream()
                        .<Map<String, Object>>map(each -> new LinkedHashMap<>(each.toPlain()))
                        .toList());
    }

    private static String scalar(YamlText text, String map, String key) {
        YamlMap top = YamlReader.read("x", text.text(), new YamlProblems());
        YamlMap at = map.isEmpty() ? top : top.requireList("m").maps().getFirst();
        return at.optional(key).map(each -> ((YamlScalar) each).text()).orElse("");
    }
}
