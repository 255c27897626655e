package dev.kontor.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderSearchTest {

    private final OrderRecord order =
            new OrderDesk(new Ids(), true, "EUR")
                    .place(
                            OrderSpec.of(null, LineSpec.of("Tee", "T", 1, "5.00", "0.07")),
                            1001,
                            null,
                            Instant.parse("2026-11-22T10:00:00Z"));

    private boolean finds(String query) {
        return OrderSearch.parse(query).matches(order);
    }

    @Test
    void comparesTimesIncludingTheBound() {
        assertThat(finds("updated_at:>='2026-11-22T10:00:00Z'")).isTrue();
        assertThat(finds("updated_at:>'2026-11-22T10:00:00Z'")).isFalse();
        assertThat(finds("updated_at:>=\"2026-11-22T11:00:00+01:00\"")).isTrue();
        assertThat(finds("created_at:<2026-11-22")).isFalse();
    }

    @Test
    void requiresEveryTerm() {
        assertThat(finds("test:false AND financial_status:paid name:1001")).isTrue();
        assertThat(finds("test:false AND financial_status:pending")).isFalse();
        assertThat(finds("-test:true status:open")).isTrue();
    }

    @Test
    void knowsFromWhenOnUpdatesCanMatch() {
        assertThat(OrderSearch.parse("updated_at:>='2026-11-22T09:58:00Z'").updatedFrom())
                .isEqualTo(Instant.parse("2026-11-22T09:58:00Z"));
        assertThat(OrderSearch.parse("name:1").updatedFrom()).isEqualTo(Instant.MIN);
    }

    @Test
    void ignoresUnknownFieldsButNamesThem() {
        OrderSearch search = OrderSearch.parse("colour:blue name:1001");
        assertThat(search.unknownFields()).containsExactly("colour");
        assertThat(search.matches(order)).isTrue();
    }

    @Test
    void findsEverythingWithoutAQuery() {
        assertThat(Stream.of("", null).allMatch(query -> OrderSearch.parse(query).matches(order)))
                .isTrue();
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatThrownBy(() -> finds("updated_at:>=yesterday"))
                .hasMessageContaining("'yesterday' is not a date or time");
    }
}
