package dev.kontor.hub.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.shared.Meaning;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ActionsTest {

    record Buyer(String name, @Nullable String vatId) {}

    enum Size {
        SMALL,
        LARGE
    }

    record Input(
            @Meaning(de = "Wer kauft", en = "Who buys") Buyer buyer,
            List<Money> amounts,
            @Nullable Instant paidAt,
            LocalDate day,
            boolean finalise,
            Size size) {}

    record Output(String number) {}

    @Test
    void derivesTheSchemaOfAnActionFromItsRecords() {
        ActionCard card = new Actions(List.of(new Sell("books.sell"))).cards().getFirst();

        JsonNode input = card.input();
        assertThat(input.path("type").asString()).isEqualTo("object");
        JsonNode properties = input.path("properties");
        assertThat(properties.propertyNames())
                .containsExactlyInAnyOrder(
                        "buyer", "amounts", "paid_at", "day", "finalise", "size");
        assertThat(texts(input.path("required")))
                .containsExactlyInAnyOrder("buyer", "amounts", "day", "finalise", "size");
        assertThat(properties.path("buyer").path("description").asString()).isEqualTo("Who buys");
        assertThat(texts(properties.path("buyer").path("required"))).containsExactly("name");
        assertThat(properties.path("amounts").path("items").path("properties").propertyNames())
                .contains("amount", "currency");
        assertThat(properties.path("paid_at").path("format").asString()).isEqualTo("date-time");
        assertThat(properties.path("day").path("format").asString()).isEqualTo("date");
        assertThat(properties.path("finalise").path("type").asString()).isEqualTo("boolean");
        assertThat(texts(properties.path("size").path("enum"))).containsExactly("SMALL", "LARGE");
        assertThat(card.output().path("properties").propertyNames()).containsExactly("number");
    }

    @Test
    void saysWhatAnActionDoesAndNeeds() {
        ActionCard card = new Actions(List.of(new Sell("books.sell"))).cards().getFirst();

        assertThat(card.effect()).isEqualTo(ActionEffect.IRREVERSIBLE);
        assertThat(card.permission()).isEqualTo(Permission.WORK);
        assertThat(card.doubt()).isEqualTo(Doubt.ASK);
        assertThat(card.cost()).isEqualTo(3);
        assertThat(card.description()).isEqualTo(card.title());
    }

    @Test
    void refusesTwoActionsOfOneName() {
        assertThatThrownBy(() -> new Actions(List.of(new Sell("a.b"), new Sell("a.b"))))
                .hasMessageContaining("a.b");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private record Sell(String name) implements Action<Input, Output> {

        @Override
        public Words title() {
            return Words.same("Sell");
        }

        @Override
        public Class<Input> input() {
            return Input.class;
        }

        @Override
        public Class<Output> output() {
            return Output.class;
        }

        @Override
        public ActionEffect effect() {
            return ActionEffect.IRREVERSIBLE;
        }

        @Override
        public int cost() {
            return 3;
        }

        @Override
        public Plan plan(ActionContext context, Input input) {
            throw new UnsupportedOperationException("Never planned here");
        }

        @Override
        public Outcome<Output> perform(ActionContext context, Input input) {
            throw new UnsupportedOperationException("Never performed here");
        }
    }
}
