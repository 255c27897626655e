package dev.kontor.simulator.shopday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.simulator.shopify.OrderReport;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole day played against the simulated shop. */
class ShopDayIT {

    private ShopifySimulator shopify;

    @BeforeEach
    void start() {
        shopify = ShopifySimulator.start();
        shopify.addShop(ShopSpec.named("laden"));
    }

    @AfterEach
    void stop() {
        shopify.close();
    }

    @Test
    void playsEveryFateToItsSettledEnd() {
        for (PlannedOrder planned : ShopDay.orders(11, 1000, ShopDayOptions.mixed())) {
            OrderReport order = played(planned);
            assertThat(order.received().subtract(order.refunded()))
                    .as("%s is settled", planned.spec().reference())
                    .isEqualByComparingTo(order.currentTotal());
            switch (planned.fate()) {
                case PlannedOrder.Fate.Kept() -> assertThat(order.refunds()).isEmpty();
                case PlannedOrder.Fate.Refunded(_) -> assertThat(order.refunds()).hasSize(1);
                case PlannedOrder.Fate.Edited(_) -> assertThat(order.edited()).isTrue();
                case PlannedOrder.Fate.Cancelled(_) ->
                        assertThat(order.currentTotal()).isEqualByComparingTo("0");
            }
            assertThat(order.fulfilledAt() == null)
                    .isEqualTo(planned.fate() instanceof PlannedOrder.Fate.Cancelled);
        }
    }

    /**
     * Tax per line, as the shop rounds, and per rate, as the books round, come to the same total.
     */
    @Test
    void reachesEveryTotalOfANetShopWithTaxPerRate() {
        ShopDayOptions calm = ShopDayOptions.mixed().withNetPrices().calm();
        for (PlannedOrder planned : ShopDay.orders(12, 1000, calm)) {
            assertThat(played(planned).total())
                    .as("%s of %s", planned.spec().reference(), planned.spec().lines())
                    .isEqualByComparingTo(perRate(planned.spec()));
        }
    }

    private OrderReport played(PlannedOrder planned) {
        PlacedOrder placed = ShopDay.play(shopify, "laden", planned);
        return shopify.order("laden", placed.id());
    }

    private static BigDecimal perRate(OrderSpec spec) {
        TreeMap<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        spec.lines()
                .forEach(line -> {
                    BigDecimal value =
                            line.unitPrice().multiply(BigDecimal.valueOf(line.quantity()));
                    BigDecimal less = line.discount() == null ? BigDecimal.ZERO : line.discount();
                    byRate.merge(line.rate(), value.subtract(less), BigDecimal::add);
                });
        if (spec.shipping() != null) {
            BigDecimal highest = byRate.lastKey();
            byRate.merge(highest, spec.shipping().price(), BigDecimal::add);
        }
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<BigDecimal, BigDecimal> rate : byRate.entrySet()) {
            BigDecimal tax =
                    rate.getValue().multiply(rate.getKey()).setScale(2, RoundingMode.HALF_UP);
            total = total.add(rate.getValue()).add(tax);
        }
        return total;
    }
}
