package dev.kontor.bench.stage;

import dev.kontor.bench.stage.PlannedOrder.Fate;
import dev.kontor.simulator.shopify.DiscountSpec;
import dev.kontor.simulator.shopify.LineSpec;
import dev.kontor.simulator.shopify.OrderSpec;
import dev.kontor.simulator.shopify.ShippingSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws orders: 30 % of businesses, a third of those new, all else known to Lexware; goods at both
 * VAT rates, some with shipping and discount. The same seed draws the same orders. Not thread-safe.
 */
public final class OrderMix {

    private static final int KNOWN_BUSINESSES = 20;
    private static final int RUSH = 5;

    private final Random random;
    private final List<Buyer> known = new ArrayList<>();
    private int nextConsumer = 1;
    private int nextBusiness = 1;

    public OrderMix(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < KNOWN_BUSINESSES; i++) {
            known.add(Buyer.business(nextBusiness++));
        }
    }

    /** The businesses that every Lexware account knows before the first order. */
    public List<Buyer> known() {
        return List.copyOf(known);
    }

    /** Enters {@link #known()} into a Lexware account, as a person would have. */
    public void enterKnown(Stage stage, Tenant tenant) {
        known.forEach(each -> stage.lexware().createContact(tenant.lexware(), each.contact()));
    }

    /** Orders of an organisation, in random order, without any fate but being sent. */
    public List<PlannedOrder> plain(Tenant tenant, int count) {
        return draw(tenant, count, 0, 0, 0, false);
    }

    /**
     * Orders of an organisation, in random order: 5 % refunded, 3 % edited, 2 % cancelled, and some
     * new businesses with five first orders within a second.
     */
    public List<PlannedOrder> eventful(Tenant tenant, int count) {
        return draw(tenant, count, 5, 3, 2, true);
    }

    private List<PlannedOrder> draw(
            Tenant tenant, int count, int refunded, int edited, int cancelled, boolean rushes) {
        int ofBusinesses = Math.round(count * 0.30f);
        int ofNew = Math.round(ofBusinesses / 3f);
        List<PlannedOrder> rush = new ArrayList<>();
        if (rushes && ofNew >= RUSH) {
            Buyer buyer = Buyer.business(nextBusiness++);
            for (int i = 0; i < RUSH; i++) {
                rush.add(order(tenant, buyer, Fate.PLAIN, "rush"));
            }
        }
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < ofNew - rush.size(); i++) {
            buyers.add(Buyer.business(nextBusiness++));
        }
        for (int i = 0; i < ofBusinesses - ofNew; i++) {
            buyers.add(known.get(random.nextInt(known.size())));
        }
        while (buyers.size() < count - rush.size()) {
            buyers.add(Buyer.consumer(nextConsumer++));
        }
        Collections.shuffle(buyers, random);
        List<PlannedOrder> orders = new ArrayList<>();
        for (int i = 0; i < buyers.size(); i++) {
            orders.add(
                    order(
                            tenant,
                            buyers.get(i),
                            fate(i, count, refunded, edited, cancelled),
                            null));
        }
        Collections.shuffle(orders, random);
        if (!rush.isEmpty()) {
            orders.addAll(random.nextInt(orders.size()), rush);
        }
        return orders;
    }

    private static Fate fate(int position, int count, int refunded, int edited, int cancelled) {
        int refunds = Math.round(count * refunded / 100f);
        int edits = Math.round(count * edited / 100f);
        int cancellations = Math.round(count * cancelled / 100f);
        if (position < refunds) {
            return Fate.REFUNDED;
        }
        if (position < refunds + edits) {
            return Fate.EDITED;
        }
        return position < refunds + edits + cancellations ? Fate.CANCELLED : Fate.PLAIN;
    }

    private PlannedOrder order(Tenant tenant, Buyer buyer, Fate fate, @Nullable String group) {
        List<LineSpec> lines = new ArrayList<>();
        lines.add(LineSpec.of("Lampe", "L-1", 1 + random.nextInt(2), price(20, 180), "0.19"));
        if (random.nextInt(3) > 0) {
            lines.add(LineSpec.of("Buch", "B-1", 1 + random.nextInt(3), price(5, 30), "0.07"));
        }
        if (random.nextInt(4) == 0) {
            lines.add(LineSpec.of("Kabel", "K-1", 1 + random.nextInt(5), price(1, 9), "0.19"));
        }
        OrderSpec spec =
                OrderSpec.of(buyer.customer(), lines.toArray(LineSpec[]::new))
                        .withAddress(buyer.address());
        String vatId = buyer.vatId();
        if (vatId != null) {
            spec = spec.withVatId(vatId);
        }
        if (random.nextInt(2) == 0) {
            spec = spec.withShipping(ShippingSpec.of("DHL", "4.99"));
        }
        if (random.nextInt(7) == 0) {
            spec = spec.withDiscount(DiscountSpec.percent("HERBST", "10"));
        }
        return new PlannedOrder(tenant, buyer, spec, fate, group);
    }

    private String price(int least, int most) {
        return "%d.%02d".formatted(least + random.nextInt(most - least), random.nextInt(100));
    }
}
