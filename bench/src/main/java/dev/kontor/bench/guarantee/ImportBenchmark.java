package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.Buyer;
import dev.kontor.bench.stage.LexwareDocument;
import dev.kontor.bench.stage.PlannedOrder;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.Waiting;
import dev.kontor.simulator.shopify.PlacedOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench import}: orders older than the flows, every third with an invoice that somebody
 * wrote by hand, are imported while the hub's process is killed (SIGKILL) three times: twice while
 * it compares, once while it creates. Each order ends with one invoice.
 */
public final class ImportBenchmark implements Benchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int BEGIN = 30;
    private static final int FIRST = 40;
    private static final int DAYS = 50;
    private static final int BY_HAND = 3;

    private final JsonMapper json = new JsonMapper();

    /** For the service loader. */
    public ImportBenchmark() {}

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String description() {
        return "An import whose process is killed while it compares and creates: nothing twice";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        int orders = options.number("orders", 150);
        try (Scene scene = new Scene(options)) {
            Stage stage = scene.stage();
            stage.configure(
                    """
                    order-to-invoice: {from: %s}
                    refund-to-credit-note: {from: %s}
                    """
                            .formatted(day(BEGIN), day(BEGIN)));
            List<PlacedOrder> placed = new ArrayList<>();
            int byHand = place(scene, orders, placed);
            scene.start();
            String imports = "/api/organisations/%s/imports".formatted(stage.tenant().id());
            String address = imports + "/" + started(stage, imports);

            killOnce(scene, "while it compares", () -> done(stage, address) >= orders / 4);
            killOnce(scene, "while it compares", () -> done(stage, address) >= orders / 2);
            ended(stage, address);
            scene.claim("adopted", items(stage, address, "adopted"), byHand);
            scene.claim("missing", items(stage, address, "missing"), orders - byHand);
            scene.claim("documents_before", stage.lexware().documents().size(), byHand);

            stage.api().post(address + "/create", "{\"verdict\": \"missing\"}");
            int some = byHand + (orders - byHand) / 4;
            killOnce(scene, "while it creates", () -> stage.lexware().documents().size() >= some);
            ended(stage, address);
            Waiting.within(PATIENCE, () -> stage.lexware().documents().size() >= orders);
            placed.forEach(each -> stage.shopify().touch(stage.tenant().shop(), each.id()));
            Waiting.within(PATIENCE, () -> stage.tables().openWork() == 0);
            List<LexwareDocument> documents = stage.lexware().documents();
            scene.claim("documents", documents.size(), orders);
            scene.claim(
                    "orders_with_one_document",
                    placed.stream()
                            .filter(each ->
                                    documents.stream()
                                                    .filter(document ->
                                                            each.name().equals(document.order()))
                                                    .count()
                                            == 1)
                            .count(),
                    orders);
            return scene.result();
        }
    }

    private static LocalDate day(int ago) {
        return LocalDate.now(BERLIN).minusDays(ago);
    }

    /** How many of them got an invoice by hand. */
    private static int place(Scene scene, int orders, List<PlacedOrder> placed) {
        Stage stage = scene.stage();
        int byHand = 0;
        for (PlannedOrder plan : scene.planned(orders)) {
            int ago = FIRST + placed.size() % DAYS;
            PlacedOrder order =
                    stage.shopify()
                            .createOrder(
                                    stage.tenant().shop(),
                                    plan.spec()
                                            .fulfilledAtOnce()
                                            .at(Instant.now().minus(Duration.ofDays(ago)))
                                            .silently());
            if (placed.size() % BY_HAND == 0) {
                stage.lexware()
                        .createDocument(
                                stage.tenant().lexware(), invoice(plan.buyer(), order, day(ago)));
                byHand++;
            }
            placed.add(order);
        }
        return byHand;
    }

    private static String invoice(Buyer buyer, PlacedOrder order, LocalDate day) {
        String company = buyer.company();
        return """
        {"voucherDate": "%sT00:00:00.000+01:00", "address": {"name": "%s", "countryCode": "DE"},
         "lineItems": [{"type": "custom", "name": "Ihre Bestellung %s", "quantity": 1, "unitName": "Stück",
           "unitPrice": {"currency": "EUR", "grossAmount": %s, "taxRatePercentage": 19}}],
         "totalPrice": {"currency": "EUR"}, "taxConditions": {"taxType": "gross"},
         "shippingConditions": {"shippingType": "none"}}
        """
                .formatted(
                        day,
                        company == null ? buyer.firstName() + " " + buyer.lastName() : company,
                        order.name(),
                        order.total().toPlainString());
    }

    private String started(Stage stage, String imports) {
        return read(stage.api()
                        .post(
                                imports,
                                """
                                {"connection": "shopify:%s.myshopify.com", "from": "%s", "until": "%s"}
                                """
                                        .formatted(
                                                stage.tenant().shop(),
                                                day(FIRST + DAYS),
                                                day(BEGIN + 1))))
                .path("id")
                .asString();
    }

    private void killOnce(Scene scene, String when, BooleanSupplier reached) {
        Waiting.until("it is time to kill the hub", PATIENCE, reached);
        scene.stage().hub().kill();
        scene.say("killed " + when);
        scene.stage().startHub();
    }

    private int done(Stage stage, String address) {
        return read(stage.api().get(address)).path("done").asInt();
    }

    private void ended(Stage stage, String address) {
        Waiting.until(
                "the import has ended",
                PATIENCE,
                () -> read(stage.api().get(address)).path("state").asString().equals("done"));
    }

    private long items(Stage stage, String address, String verdict) {
        return read(stage.api().get(address + "/items?limit=1&verdict=" + verdict))
                .path("total")
                .asLong();
    }

    private JsonNode read(String text) {
        return json.readTree(text);
    }
}
