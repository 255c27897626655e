package dev.kontor.hub.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.Jobs.Which;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.ledger.AuditSearch;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.simulator.shopify.PlacedOrder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Imports through a whole hub, with a shop and an account that have a past. */
@Timeout(240)
class ImportIT {

    private static final Which ALL = Which.of(null);

    private ImportWorld world;
    private Imports imports;

    @BeforeEach
    void begin() {
        world = new ImportWorld();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void start(String... more) {
        world.start(more);
        imports = world.hub().part(Imports.class);
    }

    private UUID run() {
        ImportEstimate estimate = imports.estimate(ImportWorld.TEA, world.period());
        return imports.start(
                        ImportWorld.TEA,
                        estimate.request(),
                        estimate.objects(),
                        "petra@example.com")
                .job()
                .id();
    }

    private Import ended(UUID id) {
        return await().atMost(Duration.ofSeconds(90))
                .until(
                        () -> imports.get(ImportWorld.TEA, id),
                        each -> each.job().state() == Job.State.DONE);
    }

    private ImportItem item(UUID id, PlacedOrder order) {
        return imports.items(ImportWorld.TEA, id, ALL, 0, 1_000).stream()
                .filter(each -> each.item().ref().id().equals(String.valueOf(order.id())))
                .filter(each -> each.item().ref().kind().equals("order"))
                .findFirst()
                .orElseThrow();
    }

    private String verdict(UUID id, PlacedOrder order) {
        return item(id, order).item().verdict();
    }

    private Which only(UUID id, PlacedOrder... orders) {
        List<SourceRef> refs =
                List.of(orders).stream().map(order -> item(id, order).item().ref()).toList();
        return new Which(null, null, null, refs);
    }

    @Test
    void adoptsWhatFitsCreatesWhatIsTickedAndNothingTwice() {
        PlacedOrder fits = world.pastOrder("Albrecht", 200);
        world.invoiceByHand("Albrecht, Jutta", fits, 199, "Ihre Bestellung " + fits.name());
        PlacedOrder refunded = world.refundedOrder("Bergmann", 180);
        world.invoiceByHand("Jutta Bergmann", refunded, 180, "Bestellung " + refunded.name());
        world.creditNoteByHand("Jutta Bergmann", "64.00", 170, "Storno " + refunded.name());
        PlacedOrder unnamed = world.pastOrder("Çelik", 150);
        world.invoiceByHand("Jutta Çelik", unnamed, 150, "Wie besprochen");
        PlacedOrder otherTotal = world.pastOrder("Dörfler", 140);
        world.byHand("invoices", "Jutta Dörfler", "63.90", 140, "Zu " + otherTotal.name());
        PlacedOrder twice = world.pastOrder("Engel", 130);
        world.invoiceByHand("Jutta Engel", twice, 130, "Zu " + twice.name());
        world.invoiceByHand("Jutta Engel", twice, 120, "Nochmals " + twice.name());
        PlacedOrder ticked = world.pastOrder("Funke", 120);
        PlacedOrder missing = world.pastOrder("Gruber", 110);
        PlacedOrder test = world.testOrder("Huber", 100);
        PlacedOrder closed = world.pastOrder("Ilg", 205);
        long throttled = world.throttled();
        int before = world.documents();
        start("closed-until: '%s'".formatted(world.day(203)));
        assertThatThrownBy(() ->
                        imports.estimate(
                                ImportWorld.TEA,
                                new ImportRequest(
                                        world.period().connection(), world.day(40), world.day(0))))
                .isInstanceOfSatisfying(
                        HubException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(ImportError.PERIOD_WRONG));

        ImportEstimate estimate = imports.estimate(ImportWorld.TEA, world.period());
        assertThat(estimate.objects()).isEqualTo(9);
        assertThat(estimate.documents()).isEqualTo(before);
        assertThat(estimate.lexwareCalls()).isPositive();
        UUID id = run();
        ended(id);

        assertThat(verdict(id, fits)).isEqualTo("adopted");
        assertThat(verdict(id, refunded)).isEqualTo("adopted");
        assertThat(imports.items(ImportWorld.TEA, id, Which.of("adopted"), 0, 10))
                .as("%s", imports.items(ImportWorld.TEA, id, ALL, 0, 100))
                .extracting(each -> each.item().ref().kind())
                .containsExactlyInAnyOrder("order", "order", "refund");
        assertThat(item(id, unnamed).item())
                .satisfies(each -> {
                    assertThat(each.verdict()).isEqualTo("choose");
                    assertThat(each.reason()).isEqualTo("number");
                });
        assertThat(item(id, otherTotal).item().reason()).isEqualTo("total");
        assertThat(item(id, twice).item().reason()).isEqualTo("several");
        assertThat(item(id, ticked).item())
                .satisfies(each -> {
                    assertThat(each.verdict()).isEqualTo("missing");
                    assertThat(each.reasons().getFirst().de()).contains("§ 12");
                });
        assertThat(verdict(id, missing)).isEqualTo("missing");
        assertThat(verdict(id, test)).isEqualTo("not-meant");
        assertThat(verdict(id, closed)).isEqualTo("closed");
        assertThat(world.documents()).isEqualTo(before);

        Imports.Chosen asked =
                imports.creatable(ImportWorld.TEA, id, only(id, ticked, fits, closed));
        assertThat(asked.items()).isEqualTo(1);
        assertThat(asked.amount()).isEqualByComparingTo("64.00");
        imports.create(ImportWorld.TEA, id, only(id, ticked, fits, closed), "petra@example.com");
        imports.adopt(
                ImportWorld.TEA,
                id,
                item(id, otherTotal).item().ref(),
                item(id, otherTotal).detail().candidates().getFirst().document(),
                "petra@example.com");
        assertThat(verdict(id, otherTotal)).isEqualTo("adopted");
        ended(id);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    ImportItem.Result result = item(id, ticked).result();
                    return result != null
                            && result.outcome() == ObjectOutcome.DONE
                            && result.number() != null;
                });
        assertThat(world.documents()).isEqualTo(before + 1);

        world.subscribe();
        List.of(fits, refunded, unnamed, otherTotal, twice, ticked, missing, test, closed)
                .forEach(world::touch);
        world.quiet();
        assertThat(world.documents()).isEqualTo(before + 1);
        // what happens now, flows care for: the invoice by hand gets its credit note
        world.refund(fits);
        await().atMost(Duration.ofSeconds(60)).until(() -> world.documents() == before + 2);
        world.quiet();
        UUID again = run();
        ended(again);
        assertThat(verdict(again, fits)).isEqualTo("adopted");
        assertThat(verdict(again, ticked)).isEqualTo("linked");
        assertThat(world.documents()).isEqualTo(before + 2);
        assertThat(world.throttled()).isEqualTo(throttled);
        assertThat(world.hub().part(AuditSearch.class).page(ImportWorld.TEA, null, null, 200))
                .extracting(AuditSearch.Entry::kind)
                .contains(
                        "import-started",
                        "import-creation-ordered",
                        "import-document-chosen",
                        "effect-adopted");
    }

    @Test
    void createsNothingThatSomebodyWroteByHandAfterTheComparison() {
        PlacedOrder byNow = world.pastOrder("Albrecht", 200);
        PlacedOrder perhaps = world.pastOrder("Bergmann", 190);
        PlacedOrder refused = world.pastOrder("Çelik", 180);
        world.invoiceByHand("Jutta Çelik", refused, 180, "Wie besprochen");
        PlacedOrder missing = world.pastOrder("Dörfler", 170);
        PlacedOrder voided = world.pastOrder("Engel", 160);
        String other = world.byHand("invoices", "Jutta Engel", "63.90", 160, voided.name());
        start();
        UUID id = run();
        ended(id);
        assertThat(verdict(id, byNow)).isEqualTo("missing");
        assertThat(verdict(id, perhaps)).isEqualTo("missing");
        assertThat(verdict(id, refused)).isEqualTo("choose");

        world.invoiceByHand("Jutta Albrecht", byNow, 1, "Ihre Bestellung " + byNow.name());
        world.invoiceByHand("Jutta Bergmann", perhaps, 100, "Wie besprochen");
        world.hand("POST", "documents/" + other + "/void");
        int before = world.documents();
        world.forgetForAnHour(id);
        imports.create(
                ImportWorld.TEA,
                id,
                only(id, byNow, perhaps, refused, missing),
                "petra@example.com");
        ended(id);
        world.quiet();

        assertThat(item(id, byNow).item())
                .satisfies(each -> {
                    assertThat(each.verdict()).isEqualTo("choose");
                    assertThat(each.reason()).isEqualTo("date");
                    assertThat(each.chosen()).isNull();
                });
        assertThat(item(id, perhaps).item())
                .satisfies(each -> {
                    assertThat(each.verdict()).isEqualTo("choose");
                    assertThat(each.chosen()).isNull();
                    assertThat(each.reasons().getLast().en()).contains("decide once more");
                });
        assertThat(item(id, refused).result()).isNotNull();
        assertThat(item(id, missing).result()).isNotNull();
        assertThat(world.documents()).isEqualTo(before + 2);
        assertThat(world.hub().part(AuditSearch.class).page(ImportWorld.TEA, null, null, 200))
                .extracting(AuditSearch.Entry::kind)
                .contains("import-creation-withdrawn");

        SourceRef gone = item(id, voided).detail().candidates().getFirst().document();
        assertThatThrownBy(() ->
                        imports.adopt(
                                ImportWorld.TEA,
                                id,
                                item(id, voided).item().ref(),
                                gone,
                                "petra@example.com"))
                .isInstanceOfSatisfying(
                        HubException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(ImportError.CHOICE_WRONG));

        // decided once more, after having seen it
        imports.create(ImportWorld.TEA, id, only(id, perhaps), "petra@example.com");
        ended(id);
        world.quiet();
        assertThat(world.documents()).isEqualTo(before + 3);
    }

    @Test
    void goesOnWhereItWasAfterARestartAndAPause() {
        List<PlacedOrder> orders =
                IntStream.range(0, 36)
                        .mapToObj(i -> world.pastOrder("Kunde" + i, 200 - i))
                        .toList();
        start();
        UUID id = run();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(ImportWorld.TEA, id).job().done() >= 5);
        imports.pause(ImportWorld.TEA, id, "petra@example.com");
        Import paused =
                await().during(Duration.ofSeconds(2))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> imports.get(ImportWorld.TEA, id), new Unchanged()::holds);
        assertThat(paused.paused()).isTrue();
        assertThat(paused.left()).isNull();
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        HubException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(ImportError.IMPORT_UNDER_WAY));

        world.stop();
        start();
        imports.resume(ImportWorld.TEA, id, "petra@example.com");
        imports.create(ImportWorld.TEA, id, Which.of("missing"), "petra@example.com");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(ImportWorld.TEA, id).job().done() >= 15);
        world.stop();
        start();
        ended(id);

        assertThat(imports.count(ImportWorld.TEA, id, ALL)).isEqualTo(orders.size());
        imports.create(ImportWorld.TEA, id, Which.of("missing"), "petra@example.com");
        ended(id);
        world.quiet();
        assertThat(imports.items(ImportWorld.TEA, id, ALL, 0, 100))
                .allSatisfy(each -> {
                    ImportItem.Result result = each.result();
                    assertThat(result).isNotNull();
                    assertThat(result.outcome()).isEqualTo(ObjectOutcome.DONE);
                });
        assertThat(world.documents()).isEqualTo(orders.size());
    }

    @Test
    void isDoneOverRestAndShowsRevenueThatIsBookedAsAVoucher() {
        PlacedOrder booked = world.pastOrder("Albrecht", 200);
        world.bookedByHand(booked, 198);
        PlacedOrder unnamed = world.pastOrder("Bergmann", 120);
        world.invoiceByHand("Jutta Bergmann", unnamed, 120, "Wie besprochen");
        PlacedOrder missing = world.pastOrder("Çelik", 60);
        start();
        String period =
                """
                {"connection": "%s", "from": "%s", "until": "%s"}
                """
                        .formatted(
                                world.period().connection(),
                                world.period().from(),
                                world.period().until());

        JsonNode estimate = world.rest("POST", "imports/estimate", period, 200);
        assertThat(estimate.path("objects").asInt()).isEqualTo(3);
        assertThat(estimate.path("documents").asInt()).isEqualTo(1);
        assertThat(estimate.path("remarks").toString()).contains("1 bookkeeping vouchers");
        String id = world.rest("POST", "imports", period, 202).path("id").asString();
        String address = "imports/" + id;
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> world.rest("GET", address, "", 200).path("state").asString(),
                        "done"::equals);

        assertThat(world.rest("GET", "imports", "", 200).path("total").asInt()).isEqualTo(1);
        assertThat(world.rest("GET", address, "", 200).path("groups"))
                .extracting(each -> each.path("verdict").asString())
                .containsExactlyInAnyOrder("choose", "choose", "missing");
        JsonNode toChoose =
                world.rest("GET", address + "/items?verdict=choose", "", 200).path("items");
        assertThat(toChoose)
                .extracting(each -> each.path("reason").asString())
                .containsExactly("voucher", "number");
        assertThat(toChoose)
                .extracting(each -> each.path("candidates").get(0).path("adoptable").asBoolean())
                .containsExactly(false, true);
        assertThat(toChoose.get(0).path("reasons").get(0).path("de").asString())
                .isEqualTo(
                        "Der Beleg SHOP-198 ist als Einnahmebeleg gebucht, nicht als Rechnung geschrieben.");

        assertThat(refused(address + "/adopt", adoption(toChoose.get(0)), 400))
                .isEqualTo("CHOICE_WRONG");
        assertThat(
                        world.rest("POST", address + "/adopt", adoption(toChoose.get(1)), 200)
                                .path("verdict")
                                .asString())
                .isEqualTo("adopted");
        assertThat(refused(address + "/create", "{}", 400)).isEqualTo("REQUEST_WRONG");
        JsonNode created =
                world.rest("POST", address + "/create", "{\"verdict\": \"missing\"}", 200);
        assertThat(created.path("items").asInt()).isEqualTo(1);
        assertThat(created.path("amount").decimalValue()).isEqualByComparingTo("64.00");
        assertThat(created.path("refs").get(0).asString()).endsWith(String.valueOf(missing.id()));
        JsonNode made =
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () ->
                                        world.rest(
                                                        "GET",
                                                        address + "/items?verdict=missing",
                                                        "",
                                                        200)
                                                .path("items")
                                                .get(0),
                                each -> each.path("documentNumber").isString());
        assertThat(made.path("outcome").asString()).isEqualTo("done");
        assertThat(made.path("chosenBy").asString()).isEqualTo("admin");
        assertThat(world.documents()).as("by hand, and the missing one").isEqualTo(2);

        assertThat(refused("imports/" + UUID.randomUUID() + "/pause", "", 404))
                .isEqualTo("IMPORT_UNKNOWN");
        assertThat(
                        refused(
                                "imports",
                                period.replace(
                                        world.period().until().toString(), world.day(0).toString()),
                                400))
                .isEqualTo("PERIOD_WRONG");
        String again = world.rest("POST", "imports", period, 202).path("id").asString();
        assertThat(refused("imports", period, 409)).isEqualTo("IMPORT_UNDER_WAY");
        assertThat(state(again, "pause")).isEqualTo("paused");
        assertThat(state(again, "resume")).isEqualTo("running");
        assertThat(state(again, "cancel")).isEqualTo("cancelled");
        assertThat(refused("imports/" + again + "/create", "{\"verdict\": \"missing\"}", 409))
                .isEqualTo("IMPORT_CLOSED");
    }

    private String state(String id, String deed) {
        return world.rest("POST", "imports/" + id + "/" + deed, "", 200).path("state").asString();
    }

    private String refused(String path, String body, int status) {
        return world.rest("POST", path, body, status).path("code").asString();
    }

    private static String adoption(JsonNode item) {
        return """
        {"ref": "%s", "document": "%s"}
        """
                .formatted(
                        item.path("ref").asString(),
                        item.path("candidates").get(0).path("document").asString());
    }

    /** Whether an import does not go on any more. */
    private static final class Unchanged {

        private int done = -1;

        boolean holds(Import now) {
            boolean same = now.job().done() == done;
            done = now.job().done();
            return same;
        }
    }
}
