package dev.kontor.cli.demo;

import dev.kontor.simulator.shopday.Business;
import dev.kontor.simulator.shopday.PlannedOrder;
import dev.kontor.simulator.shopday.PlannedOrder.Fate;
import dev.kontor.simulator.shopday.ShopDay;
import dev.kontor.simulator.shopday.ShopDayOptions;
import dev.kontor.simulator.shopify.DeliveryFaults;
import dev.kontor.simulator.shopify.PlacedOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Forty orders, with what a real day brings: duplicate and reordered webhooks, one that never
 * comes, refunds, edits and a cancellation before anybody looked, and one answer of Lexware that is
 * lost after the invoice was made.
 */
final class ShopDayPlay {

    private static final long SEED = 20_261_122;
    private static final int ORDERS = 40;
    private static final int LOST_WEBHOOK = 17;
    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final ShopDayOptions DAY = ShopDayOptions.mixed().withFates(0.075, 0.05, 0.025);

    private final DemoWorld world;
    private final Consumer<String> progress;

    ShopDayPlay(DemoWorld world, Consumer<String> progress) {
        this.world = world;
        this.progress = progress;
    }

    /** What was ordered, and what became of it in the shop. */
    record Played(PlannedOrder planned, PlacedOrder placed, boolean webhookLost) {

        boolean cancelled() {
            return planned.fate() instanceof Fate.Cancelled;
        }

        boolean edited() {
            return planned.fate() instanceof Fate.Edited;
        }

        boolean refunded() {
            return planned.fate() instanceof Fate.Refunded;
        }
    }

    List<Played> play(SimulatorControl lexware) throws IOException, InterruptedException {
        for (Business business : ShopDay.knownBusinesses(SEED, DAY)) {
            lexware.post(
                    "contacts?organisation=" + world.account().organizationId(), contact(business));
        }
        // The twelfth invoice is made, but nobody is told.
        lexware.post(
                "faults",
                "[{\"route\":\"POST /v1/invoices\",\"kind\":\"drop-after\",\"after\":11,\"times\":1}]");
        List<Played> played = new ArrayList<>();
        for (PlannedOrder planned : ShopDay.orders(SEED, ORDERS, DAY)) {
            boolean lost = played.size() == LOST_WEBHOOK;
            world.shopify()
                    .deliveries(
                            DemoWorld.SHOP,
                            lost
                                    ? DeliveryFaults.rough(1, 0, Duration.ZERO)
                                    : DeliveryFaults.rough(0, 0.2, Duration.ofSeconds(2)));
            PlacedOrder placed = ShopDay.play(world.shopify(), DemoWorld.SHOP, planned);
            played.add(new Played(planned, placed, lost));
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        progress.accept(ORDERS + " orders placed");
        return played;
    }

    /** A company that the books knew before the day began. */
    private static String contact(Business business) {
        var address = business.address();
        return """
        {"version":0,"roles":{"customer":{}},
         "company":{"name":%s%s},
         "addresses":{"billing":[{"street":%s,"zip":%s,"city":%s,"countryCode":"DE"}]},
         "emailAddresses":{"business":[%s]}}
        """
                .formatted(
                        quoted(business.name()),
                        business.vatId() == null
                                ? ""
                                : ",\"vatRegistrationId\":" + quoted(business.vatId()),
                        quoted(address.address1()),
                        quoted(address.zip()),
                        quoted(address.city()),
                        quoted(business.contact().email()));
    }

    private static String quoted(@Nullable String text) {
        return "\"" + (text == null ? "" : text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }
}
