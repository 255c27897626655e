package dev.kontor.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.bench.stage.PlannedOrder.Fate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderMixTest {

    private static final Tenant TENANT = new Tenant("org-01", "shop-01", new UUID(1, 1));

    @Test
    void drawsThreeBusinessesInTenOfWhichAThirdIsNew() {
        OrderMix mix = new OrderMix(1);
        List<PlannedOrder> orders = mix.eventful(TENANT, 100);
        Set<Buyer> known = new HashSet<>(mix.known());

        List<Buyer> businesses =
                orders.stream()
                        .map(PlannedOrder::buyer)
                        .filter(buyer -> buyer.company() != null)
                        .toList();

        assertThat(orders).hasSize(100);
        assertThat(businesses).hasSize(30);
        assertThat(businesses).filteredOn(buyer -> !known.contains(buyer)).hasSize(10);
    }

    @Test
    void keepsFiveFirstOrdersOfANewBusinessTogether() {
        List<PlannedOrder> orders = new OrderMix(1).eventful(TENANT, 100);
        List<Integer> places =
                orders.stream()
                        .filter(order -> order.group() != null)
                        .map(orders::indexOf)
                        .toList();

        assertThat(orders).filteredOn(order -> order.group() != null).hasSize(5);
        assertThat(places.getLast() - places.getFirst()).isLessThan(5);
    }

    @Test
    void givesEachFateItsShare() {
        List<PlannedOrder> orders = new OrderMix(7).eventful(TENANT, 100);

        assertThat(orders).filteredOn(order -> order.fate() == Fate.REFUNDED).hasSize(5);
        assertThat(orders).filteredOn(order -> order.fate() == Fate.EDITED).hasSize(3);
        assertThat(orders).filteredOn(order -> order.fate() == Fate.CANCELLED).hasSize(2);
    }

    @Test
    void drawsTheSameOrdersFromTheSameSeed() {
        assertThat(new OrderMix(3).eventful(TENANT, 50))
                .isEqualTo(new OrderMix(3).eventful(TENANT, 50))
                .isNotEqualTo(new OrderMix(4).eventful(TENANT, 50));
    }

    @Test
    void makesVatIdsWithTheRightCheckDigit() {
        // DE136695976 is the example that the check digit's rule is usually explained with.
        assertThat(Buyer.vatId(13_669_597)).isEqualTo("DE136695976");
    }
}
