package dev.kontor.simulator.shopday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopDayTest {

    private static final ShopDayOptions MIXED = ShopDayOptions.mixed();

    @Test
    void makesTheSameDayOfTheSameSeed() {
        assertThat(ShopDay.orders(7, 300, MIXED)).isEqualTo(ShopDay.orders(7, 300, MIXED));
        assertThat(ShopDay.orders(7, 300, MIXED)).isNotEqualTo(ShopDay.orders(8, 300, MIXED));
    }

    @Test
    void meetsTheSharesExactly() {
        List<PlannedOrder> day = ShopDay.orders(1, 2000, MIXED);
        assertThat(day).hasSize(2000);
        assertThat(day).filteredOn(order -> order.business() != null).hasSize(600);
        assertThat(day).filteredOn(PlannedOrder::firstOrders).hasSize(200);
        assertThat(day)
                .filteredOn(order -> order.fate() instanceof PlannedOrder.Fate.Refunded)
                .hasSize(100);
        assertThat(day)
                .filteredOn(order -> order.fate() instanceof PlannedOrder.Fate.Edited)
                .hasSize(60);
        assertThat(day)
                .filteredOn(order -> order.fate() instanceof PlannedOrder.Fate.Cancelled)
                .hasSize(40);
        assertThat(day).filteredOn(order -> order.spec().shipping() != null).hasSize(1400);
    }

    @Test
    void letsSomeNewCompaniesOrderFiveTimesWithinASecond() {
        List<PlannedOrder> day = ShopDay.orders(1, 2000, MIXED);
        Map<Business, List<Duration>> first = new HashMap<>();
        for (PlannedOrder order : day) {
            if (order.firstOrders()) {
                first.computeIfAbsent(
                                Objects.requireNonNull(order.business()), _ -> new ArrayList<>())
                        .add(order.after());
            }
        }
        List<List<Duration>> bursts =
                first.values().stream().filter(times -> times.size() > 1).toList();
        assertThat(bursts).hasSize(10);
        assertThat(bursts)
                .allSatisfy(times -> {
                    assertThat(times).hasSize(5);
                    assertThat(times.getLast().minus(times.getFirst()))
                            .isLessThan(Duration.ofSeconds(1));
                });
    }

    @Test
    void letsKnownCompaniesComeBackAlwaysAsThemselves() {
        List<Business> known = ShopDay.knownBusinesses(1, MIXED);
        List<PlannedOrder> theirs =
                ShopDay.orders(1, 2000, MIXED).stream()
                        .filter(order -> order.business() != null && !order.firstOrders())
                        .toList();
        assertThat(theirs).hasSize(400);
        Set<Business> seen =
                theirs.stream().map(PlannedOrder::business).collect(Collectors.toSet());
        assertThat(seen).hasSizeGreaterThan(15).isSubsetOf(new HashSet<>(known));
        assertThat(theirs)
                .allSatisfy(order -> {
                    assertThat(order.spec().billingAddress()).isEqualTo(order.business().address());
                    assertThat(order.spec().customer()).isEqualTo(order.business().contact());
                    assertThat(order.spec().vatId()).isEqualTo(order.business().vatId());
                });
    }

    @Test
    void keepsCompaniesApart() {
        List<Business> all =
                ShopDay.orders(3, 3000, MIXED).stream()
                        .map(PlannedOrder::business)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        assertThat(all).extracting(Business::name).doesNotHaveDuplicates();
        assertThat(all).extracting(business -> business.contact().email()).doesNotHaveDuplicates();
        assertThat(all.stream().map(Business::vatId).filter(Objects::nonNull))
                .doesNotHaveDuplicates();
    }

    @Test
    void usesBothRatesAndQuantitiesInWholeUnits() {
        Set<BigDecimal> rates =
                ShopDay.orders(1, 200, MIXED).stream()
                        .flatMap(order -> order.spec().lines().stream())
                        .map(LineSpec::rate)
                        .collect(Collectors.toSet());
        assertThat(rates).containsExactlyInAnyOrder(new BigDecimal("0.19"), new BigDecimal("0.07"));
    }

    @Test
    void sellsForWholeEurosInANetShop() {
        assertThat(ShopDay.orders(1, 500, MIXED.withNetPrices()))
                .allSatisfy(order -> {
                    OrderSpec spec = order.spec();
                    assertThat(spec.taxesIncluded()).isFalse();
                    assertThat(spec.discount()).isNull();
                    assertThat(spec.lines())
                            .allSatisfy(line ->
                                    assertThat(line.unitPrice().stripTrailingZeros().scale())
                                            .isLessThanOrEqualTo(0));
                });
    }

    @Test
    void fulfilsWhatIsNeitherEditedNorCancelled() {
        assertThat(ShopDay.orders(1, 500, MIXED))
                .allSatisfy(order ->
                        assertThat(Boolean.TRUE.equals(order.spec().fulfilled()))
                                .isEqualTo(
                                        order.fate() instanceof PlannedOrder.Fate.Kept
                                                || order.fate()
                                                        instanceof PlannedOrder.Fate.Refunded));
    }

    @Test
    void carriesTimesOnlyWhenTheDayHasABeginning() {
        Instant begin = Instant.parse("2026-11-22T07:00:00Z");
        List<PlannedOrder> timed =
                ShopDay.orders(1, 100, MIXED.between(begin, Duration.ofHours(10)));
        assertThat(timed).extracting(order -> order.spec().createdAt()).isSorted();
        assertThat(timed.getFirst().spec().createdAt()).isAfterOrEqualTo(begin);
        assertThat(ShopDay.orders(1, 100, MIXED))
                .extracting(order -> order.spec().createdAt())
                .containsOnlyNulls();
    }

    @Test
    void givesVatIdsAValidCheckDigit() {
        assertThat(VatIds.checkDigit("13669597")).isEqualTo(6);
        assertThat(
                        ShopDay.knownBusinesses(1, MIXED).stream()
                                .map(Business::vatId)
                                .filter(Objects::nonNull))
                .allMatch(id -> id.matches("DE\\d{9}"))
                .allMatch(id ->
                        VatIds.checkDigit(id.substring(2, 10))
                                == Character.digit(id.charAt(10), 10));
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThatThrownBy(() -> MIXED.withFates(0.5, 0.4, 0.2))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> MIXED.withBusinesses(1.2, 0, 0, 5))
                .hasMessageContaining("between 0 and 1");
    }
}
