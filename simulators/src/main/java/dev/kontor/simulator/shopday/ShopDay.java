package dev.kontor.simulator.shopday;

import dev.kontor.simulator.shopify.AddressSpec;
import dev.kontor.simulator.shopify.CancelSpec;
import dev.kontor.simulator.shopify.CustomerSpec;
import dev.kontor.simulator.shopify.DiscountSpec;
import dev.kontor.simulator.shopify.EditSpec;
import dev.kontor.simulator.shopify.LineQuantity;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderReport;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.PlacedOrder;
import dev.kontor.simulator.shopify.RefundSpec;
import dev.kontor.simulator.shopify.ShippingSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes up a day of a German shop: the same seed, count and options give the same orders, on any
 * machine.
 *
 * <p>What an order comes to can always be put on a document to the cent: a gross shop's lines on a
 * gross document; a net shop sells for whole euros, one rate per paid shipping and no discount
 * where units come back, so that tax per line (the shop's way) and per rate (the books' way) agree.
 */
public final class ShopDay {

    private static final int BURST = 5;
    private static final double RETURNING_CONSUMER = 0.15;
    private static final double OTHER_DELIVERY = 0.1;
    private static final List<String> GATEWAYS =
            List.of(
                    "shopify_payments",
                    "shopify_payments",
                    "shopify_payments",
                    "paypal",
                    "bank_deposit");
    private static final List<String> SHIPPING = List.of("DHL Paket", "Versand", "Hermes");

    private final Random random;
    private final ShopDayOptions options;
    private final int count;
    private final List<CustomerSpec> consumers = new ArrayList<>();

    private ShopDay(long seed, int count, ShopDayOptions options) {
        this.random = new Random(seed);
        this.options = options;
        this.count = count;
    }

    /** The orders of a day, in the order of their placing. */
    public static List<PlannedOrder> orders(long seed, int count, ShopDayOptions options) {
        if (count < 0) {
            throw new IllegalArgumentException("a day has no negative number of orders: " + count);
        }
        return new ShopDay(seed, count, options).orders(knownBusinesses(seed, options));
    }

    /** The companies that ordered before, so that a bench can put them into the books first. */
    public static List<Business> knownBusinesses(long seed, ShopDayOptions options) {
        Random random = new Random(~seed);
        return IntStream.range(0, options.knownBusinesses())
                .mapToObj(number -> People.business(random, number))
                .toList();
    }

    /** Places an order and lets happen to it what is planned; returns it as it was placed. */
    public static PlacedOrder play(ShopifySimulator shopify, String shop, PlannedOrder planned) {
        PlacedOrder placed = shopify.createOrder(shop, planned.spec());
        long id = placed.id();
        switch (planned.fate()) {
            case PlannedOrder.Fate.Kept() -> {}
            case PlannedOrder.Fate.Refunded(RefundSpec refund) -> shopify.refund(shop, id, refund);
            case PlannedOrder.Fate.Cancelled(CancelSpec cancellation) ->
                    shopify.cancel(shop, id, cancellation);
            case PlannedOrder.Fate.Edited(EditSpec edit) -> {
                shopify.edit(shop, id, edit);
                settle(shopify, shop, id);
                shopify.fulfil(shop, id);
            }
        }
        return placed;
    }

    private static void settle(ShopifySimulator shopify, String shop, long id) {
        OrderReport order = shopify.order(shop, id);
        BigDecimal due = order.currentTotal().subtract(order.received()).add(order.refunded());
        if (due.signum() > 0) {
            shopify.pay(shop, id);
        } else if (due.signum() < 0) {
            shopify.refund(shop, id, RefundSpec.ofAmount(due.negate().toPlainString()));
        }
    }

    /** Who orders, and since when the shop knows them. */
    private record Buyer(@Nullable Business business, boolean first, int burst) {}

    /** What is decided about an order before its cart is filled. */
    private enum Plan {
        KEPT,
        REFUNDED,
        EDITED,
        CANCELLED
    }

    private List<PlannedOrder> orders(List<Business> known) {
        List<List<Buyer>> groups = buyers(known);
        Collections.shuffle(groups, random);
        List<Buyer> buyers = groups.stream().flatMap(List::stream).toList();
        List<Plan> plans = plans();
        Set<Integer> discounted = chosen(options.discountShare());
        Set<Integer> shipped = chosen(options.shippingShare());
        List<Duration> times = times(groups);
        List<PlannedOrder> orders = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            orders.add(
                    order(
                            index,
                            buyers.get(index),
                            times.get(index),
                            plans.get(index),
                            discounted.contains(index),
                            shipped.contains(index)));
        }
        return List.copyOf(orders);
    }

    /** Everybody who orders; those of one burst stay together. */
    private List<List<Buyer>> buyers(List<Business> known) {
        int business = share(count, options.businessShare());
        int first = share(business, options.newBusinessShare());
        int bursts = share(first, options.burstShare()) / BURST;
        List<List<Buyer>> groups = new ArrayList<>();
        int number = known.size();
        for (int burst = 0; burst < bursts; burst++) {
            groups.add(
                    Collections.nCopies(
                            BURST, new Buyer(People.business(random, number++), true, burst)));
        }
        for (int single = bursts * BURST; single < first; single++) {
            groups.add(List.of(new Buyer(People.business(random, number++), true, -1)));
        }
        for (int returning = first; returning < business; returning++) {
            groups.add(List.of(new Buyer(People.one(random, known), false, -1)));
        }
        for (int consumer = business; consumer < count; consumer++) {
            groups.add(List.of(new Buyer(null, false, -1)));
        }
        return groups;
    }

    private List<Plan> plans() {
        int refunded = share(count, options.refundShare());
        int edited = share(count, options.editShare());
        int cancelled = share(count, options.cancelShare());
        List<Plan> plans = new ArrayList<>(Collections.nCopies(count, Plan.KEPT));
        for (int index = 0; index < Math.min(count, refunded + edited + cancelled); index++) {
            plans.set(
                    index,
                    index < refunded
                            ? Plan.REFUNDED
                            : index < refunded + edited ? Plan.EDITED : Plan.CANCELLED);
        }
        Collections.shuffle(plans, random);
        return plans;
    }

    private Set<Integer> chosen(double share) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(all, random);
        return new HashSet<>(all.subList(0, share(count, share)));
    }

    /** Times over the day; those of one burst lie within a second. */
    private List<Duration> times(List<List<Buyer>> groups) {
        List<Long> starts =
                random.longs(groups.size(), 0, options.length().toMillis())
                        .sorted()
                        .boxed()
                        .toList();
        List<Duration> times = new ArrayList<>();
        long previous = 0;
        for (int group = 0; group < groups.size(); group++) {
            long at = Math.max(previous, starts.get(group));
            for (int order = 0; order < groups.get(group).size(); order++) {
                times.add(Duration.ofMillis(at + order * 150L));
            }
            previous = at + (groups.get(group).size() - 1) * 150L;
        }
        return times;
    }

    private PlannedOrder order(
            int index,
            Buyer buyer,
            Duration after,
            Plan plan,
            boolean discounted,
            boolean shipped) {
        boolean net = options.netPrices();
        List<LineSpec> lines =
                Catalogue.cart(random, net, buyer.business() != null, net && shipped);
        boolean unitsMove = plan == Plan.REFUNDED || plan == Plan.EDITED;
        boolean reduced = discounted && !(net && unitsMove);
        if (net && reduced) {
            lines = lessOnFirst(lines);
        }
        OrderSpec spec =
                addressed(
                        OrderSpec.of(customer(buyer, index), lines.toArray(LineSpec[]::new)),
                        buyer);
        if (reduced && !net) {
            spec = spec.withDiscount(discount(lines));
        }
        if (shipped) {
            spec =
                    spec.withShipping(
                            ShippingSpec.of(People.one(random, SHIPPING), net ? "5.00" : "4.99"));
        }
        if (net) {
            spec = spec.withNetPrices();
        }
        if (plan == Plan.KEPT || plan == Plan.REFUNDED) {
            spec = spec.fulfilledAtOnce();
        }
        Instant start = options.start();
        if (start != null) {
            spec = spec.at(start.plus(after));
        }
        spec =
                spec.withGateway(People.one(random, GATEWAYS))
                        .withReference("order-%05d".formatted(index + 1));
        return new PlannedOrder(
                spec, after, buyer.business(), buyer.first(), fate(plan, lines, shipped));
    }

    private CustomerSpec customer(Buyer buyer, int index) {
        if (buyer.business() != null) {
            return buyer.business().contact();
        }
        if (!consumers.isEmpty() && random.nextDouble() < RETURNING_CONSUMER) {
            return People.one(random, consumers);
        }
        CustomerSpec consumer = People.consumer(random, index + 1);
        consumers.add(consumer);
        return consumer;
    }

    private OrderSpec addressed(OrderSpec order, Buyer buyer) {
        Business business = buyer.business();
        CustomerSpec customer = order.customer();
        String first = customer == null || customer.firstName() == null ? "" : customer.firstName();
        String last = customer == null || customer.lastName() == null ? "" : customer.lastName();
        AddressSpec somewhere = People.address(random, first, last);
        OrderSpec addressed = order.withAddress(business == null ? somewhere : business.address());
        if (random.nextDouble() < OTHER_DELIVERY) {
            addressed = addressed.withShippingAddress(People.address(random, first, last));
        }
        if (business != null && business.vatId() != null) {
            addressed = addressed.withVatId(business.vatId());
        }
        return business != null && business.b2b() ? addressed.asCompanyOrder() : addressed;
    }

    /** A whole euro off the first line: exact in a net shop whatever the rate. */
    private static List<LineSpec> lessOnFirst(List<LineSpec> lines) {
        List<LineSpec> reduced = new ArrayList<>(lines);
        reduced.set(0, lines.getFirst().withDiscount("1.00"));
        return reduced;
    }

    private DiscountSpec discount(List<LineSpec> lines) {
        BigDecimal value =
                lines.stream()
                        .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean small = value.compareTo(new BigDecimal("30")) < 0;
        return small || random.nextBoolean()
                ? DiscountSpec.percent("NEUKUNDE", "10")
                : DiscountSpec.code("HERBST", "5.00");
    }

    private PlannedOrder.Fate fate(Plan plan, List<LineSpec> lines, boolean shipped) {
        return switch (plan) {
            case KEPT -> new PlannedOrder.Fate.Kept();
            case CANCELLED -> new PlannedOrder.Fate.Cancelled(CancelSpec.byCustomer());
            case EDITED -> new PlannedOrder.Fate.Edited(edit(lines));
            case REFUNDED -> new PlannedOrder.Fate.Refunded(refund(lines, shipped));
        };
    }

    private EditSpec edit(List<LineSpec> lines) {
        int line = random.nextInt(lines.size());
        int quantity = lines.get(line).quantity();
        boolean onlyUnit = quantity == 1 && lines.size() == 1;
        if (onlyUnit || random.nextInt(3) == 0) {
            BigDecimal rate = lines.getFirst().rate();
            return EditSpec.adding(
                    Catalogue.extra(
                            random, options.netPrices(), rate == null ? Catalogue.STANDARD : rate));
        }
        return EditSpec.quantity(
                line + 1, lines.size() == 1 ? quantity - 1 : random.nextInt(quantity));
    }

    private RefundSpec refund(List<LineSpec> lines, boolean shipped) {
        int kind = random.nextInt(4);
        if (kind == 0 && !options.netPrices()) {
            return RefundSpec.ofAmount("1.50");
        }
        if (kind == 1) {
            List<LineQuantity> all =
                    IntStream.range(0, lines.size())
                            .mapToObj(index ->
                                    new LineQuantity(index + 1, lines.get(index).quantity()))
                            .toList();
            RefundSpec everything = new RefundSpec(all, null, null, "Widerruf");
            return shipped
                    ? everything.withShipping(options.netPrices() ? "5.00" : "4.99")
                    : everything;
        }
        int line = random.nextInt(lines.size());
        return RefundSpec.ofLine(line + 1, 1 + random.nextInt(lines.get(line).quantity()));
    }

    private static int share(int of, double share) {
        return (int) Math.round(of * share);
    }
}
