package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.flow.core.FlowDocument;
import dev.kontor.hub.flow.core.FlowStep;
import dev.kontor.hub.flow.core.Trigger;
import dev.kontor.hub.yaml.ConfigurationError;
import dev.kontor.hub.yaml.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowReaderTest {

    private static final String FULL =
            """
            flow: order-to-mail
            title: {de: "Bestellung → Post", en: "Order → mail"}
            trigger: order
            from: 2026-12-01
            when: has(order.fulfilled_at) && order.charged > 0
            settings:
              send: false
              limit: 5000
            steps:
              - id: customer
                use: books.ensure-customer
                with: {party: order.customer}
              - id: invoice
                use: books.ensure-invoice
                with: {sale: order.sale, customer: steps.customer, finalise: true}
                approve: plan.gross > settings.limit
              - id: mail
                use: mail.send-document
                when: settings.send
                wait_until: steps.invoice.done_at + duration("168h")
                with:
                  document: steps.invoice
                  to: order.customer.email
                  subject: '"Invoice " + steps.invoice.number'
            """;

    private final FlowReader reader = new FlowReader(new FakeActions().catalogue());

    @Test
    void readsEveryKey() {
        FlowDocument flow = reader.read("own.yaml", FULL);

        assertThat(flow.name()).isEqualTo("order-to-mail");
        assertThat(flow.title().de()).isEqualTo("Bestellung → Post");
        assertThat(flow.trigger()).isEqualTo(Trigger.ORDER);
        assertThat(flow.from()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(flow.settings()).containsEntry("send", false).containsEntry("limit", 5000L);
        assertThat(flow.settingsRead()).containsExactly("limit", "send");
        assertThat(flow.steps())
                .extracting(FlowStep::id)
                .containsExactly("customer", "invoice", "mail");
        assertThat(flow.steps().get(1).with().get("finalise"))
                .isEqualTo(new FlowStep.Input.Fixed(true));
        assertThat(flow.steps().get(1).approve()).isNotNull();
        assertThat(flow.steps().get(2).waitUntil()).isNotNull();
    }

    @Test
    void readsTheBuiltInFlows() throws IOException {
        for (String name : List.of("order-to-invoice", "refund-to-credit-note")) {
            assertThat(reader.read(name, builtIn(name)).name()).isEqualTo(name);
        }
    }

    /** Thousands of organisations use the same few documents. */
    @Test
    void compilesADocumentOnce() {
        assertThat(reader.read("own.yaml", FULL)).isSameAs(reader.read("own.yaml", FULL));
    }

    @Test
    void givesAnotherVersionToAnotherContent() {
        assertThat(reader.read("a", FULL).version())
                .isEqualTo(reader.read("b", FULL).version())
                .isNotEqualTo(reader.read("a", FULL.replace("5000", "6000")).version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "trigger: order | trigger: ordre | 3:10 | trigger | there is no trigger 'ordre' | did you mean 'order'?",
                "trigger: order | triger: order | 3:1 | triger | there is no key 'triger' | did you mean 'trigger'?",
                "from: 2026-12-01 | from: tomorrow | 4:7 | from | is not a date | 2026-12-01",
                "order.charged > 0 | order.chargd > 0 | 5:39 | when | no field 'chargd' | 'charged'",
                "flow: order-to-mail | flow: Order to mail | 1:7 | flow | cannot be the name | lower-case",
                "title: {de: \"Bestellung → Post\", en: \"Order → mail\"} | title: {de: \"Post\"} | 2:8 | title.en | 'en' is missing | add 'en",
                "use: books.ensure-invoice | use: books.ensure-invoce | 14:10 | use | no action 'books.ensure-invoce' | 'books.ensure-invoice'",
                "id: invoice | id: customer | 13:9 | id | a step 'customer' already | own id",
                "id: mail | id: Mail | 17:9 | id | 'Mail' cannot be the id | underscores",
                "with: {party: order.customer} | with: {} | 12:5 | steps.customer.with.party | needs the input 'party' | a Party",
                "with: {party: order.customer} | with: {party: order.customer, x: 1} | 12:35 | x | no key 'x' | party",
                "party: order.customer | party: order.sale | 12:19 | steps.customer.with.party | gives a Sale | a Party",
                "party: order.customer | party: true | 12:19 | steps.customer.with.party | a Party is needed | give a Party",
                "party: order.customer | party: [order.customer] | 12:19 | steps.customer.with.party | a map or list | expression",
                "finalise: true | finalise: 1 | 15:66 | steps.invoice.with.finalise | a bool | give a bool",
                "customer: steps.customer | customer: steps.mail | 15:45 | steps.invoice.with.customer | no field 'mail' | earlier steps",
                "approve: plan.gross > settings.limit | approve: plan.gros > 1 | 16:18 | steps.invoice.approve | no field 'gros' | 'gross'",
                "approve: plan.gross > settings.limit | approve: plan.gross | 16:14 | steps.invoice.approve | gives a decimal | a bool",
                "when: settings.send | when: plan.gross > 0 | 19:11 | steps.mail.when | the name 'plan' is not known | possible here",
                "steps.invoice.done_at + duration(\"168h\") | steps.invoice.number | 20:17 | steps.mail.wait_until | a text | a timestamp",
                "'\"Invoice \" + steps.invoice.number' | Invoice | 24:16 | steps.mail.with.subject | the name 'Invoice' | '\"text\"'",
                "'\"Invoice \" + steps.invoice.number' | '\"Invoice \" + steps.invoice.numbr' | 24:43 | steps.mail.with.subject | 'numbr' | 'number'",
            })
    void refusesWithFileLineStepAndField(
            String before, String after, String place, String path, String problem, String remedy) {
        String text = FULL.replace(before, after);

        assertThatThrownBy(() -> reader.read("own.yaml", text))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> {
                            ConfigurationError error =
                                    refused.errors().stream()
                                            .filter(each -> each.problem().contains(problem))
                                            .findFirst()
                                            .orElseThrow(() -> new AssertionError(refused));
                            assertThat(error.position()).hasToString("own.yaml:" + place);
                            assertThat(error.path()).endsWith(path);
                            assertThat(error.remedy()).contains(remedy);
                        });
    }

    @Test
    void pointsIntoExpressionsOfSeveralLines() {
        String text =
                FULL.replace(
                        "when: has(order.fulfilled_at) && order.charged > 0",
                        "when: |\n  has(order.fulfilled_at)\n    && order.chargd > 0");

        assertThatThrownBy(() -> reader.read("own.yaml", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("own.yaml:7:13 when: there is no field 'chargd'");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        String text =
                FULL.replace("trigger: order", "triger: order\ntrigger: order")
                        .replace("from: 2026-12-01", "from: soon")
                        .replace("settings.send", "order.nope")
                        .replace("id: invoice", "id: customer");

        assertThatThrownBy(() -> reader.read("own.yaml", text))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.errors()).hasSizeGreaterThanOrEqualTo(4));
    }

    /** Letters lost, doubled or swapped inside the words of a document never pass unseen. */
    @Test
    void refusesMutatedDocumentsWithLineAndField() throws IOException {
        Random random = new Random(20261122);
        List<String> sources =
                List.of(FULL, builtIn("order-to-invoice"), builtIn("refund-to-credit-note"));
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String source = sources.get(i % sources.size());
            String mutant = mutated(source, random);
            try {
                reader.read("mutant.yaml", mutant);
                unseen.add(mutant);
            } catch (ConfigurationException refused) {
                ConfigurationError error = refused.errors().getFirst();
                assertThat(error.position().file()).isEqualTo("mutant.yaml");
                assertThat(error.position().line()).isBetween(1, 40);
                assertThat(error.problem()).isNotBlank();
                assertThat(error.remedy()).isNotBlank();
                assertThat(refused.errors())
                        .anySatisfy(each ->
                                assertThat(each.path().isEmpty() ? each.problem() : each.path())
                                        .isNotBlank());
            }
        }
        assertThat(unseen).isEmpty();
    }

    /** Damages one of the words that mean something: keys, names, functions. */
    private static String mutated(String source, Random random) {
        List<String> words =
                List.of(
                        "flow:",
                        "title:",
                        "trigger:",
                        "steps:",
                        "use:",
                        "with:",
                        "order.",
                        "has(",
                        "charged",
                        "books.ensure",
                        "source.annotate",
                        "party:",
                        "sale:",
                        "refund:",
                        "fulfilled_at",
                        "document:",
                        "mail.send",
                        "finalise:",
                        "steps.invoice",
                        "steps.customer",
                        "order.customer",
                        "order.sale",
                        "plan.gross",
                        "refund.amount",
                        "duration(",
                        "done_at",
                        "approve:",
                        "wait_until:");
        while (true) {
            String word = words.get(random.nextInt(words.size()));
            int at = source.indexOf(word);
            if (at < 0 || inComment(source, at)) {
                continue;
            }
            int place = at + 1 + random.nextInt(word.length() - 2);
            StringBuilder mutant = new StringBuilder(source);
            switch (random.nextInt(3)) {
                case 0 -> mutant.deleteCharAt(place);
                case 1 -> mutant.insert(place, 'x');
                default -> mutant.setCharAt(place, 'q');
            }
            return mutant.toString();
        }
    }

    private static boolean inComment(String source, int at) {
        return source.substring(source.lastIndexOf('\n', at) + 1, at).startsWith("#");
    }

    private static String builtIn(String name) throws IOException {
        try (InputStream in =
                FlowReaderTest.class.getResourceAsStream("/flows/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
