package dev.kontor.cli.demo;

import dev.kontor.cli.demo.ShopDayPlay.Played;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.flow.Run;
import dev.kontor.hub.flow.Runs;
import dev.kontor.hub.flow.SourceStatus;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.simulator.shopify.DeliveryReport;
import dev.kontor.simulator.shopify.OrderReport;
import dev.kontor.simulator.shopify.PlacedRefund;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Compares the shop with the books, from outside: what the simulators hold, not what Kontor says.
 */
final class Scoreboard {

    private final DemoWorld world;
    private final List<Played> played;

    Scoreboard(DemoWorld world, List<Played> played) {
        this.world = world;
        this.played = played;
    }

    /** A document as Lexware holds it. */
    record Booked(String kind, String number, BigDecimal gross, String executedBy, String order) {}

    /**
     * One order of the day.
     *
     * @param wrong what is not as it should be; empty if all is well
     */
    record Line(
            Played order, List<Booked> documents, int calls, String healed, List<String> wrong) {

        boolean right() {
            return wrong.isEmpty();
        }
    }

    List<Line> read(SimulatorControl lexware) throws IOException, InterruptedException {
        Map<String, List<Booked>> documents = documents(lexware);
        Map<String, Integer> calls = calls();
        Map<Long, List<DeliveryReport>> deliveries =
                world.shopify().deliveryLog(DemoWorld.SHOP).stream()
                        .collect(Collectors.groupingBy(DeliveryReport::resourceId));
        List<Line> lines = new ArrayList<>();
        for (Played each : played) {
            OrderReport now = world.shopify().order(DemoWorld.SHOP, each.placed().id());
            List<Booked> booked = documents.getOrDefault(now.name(), List.of());
            lines.add(
                    new Line(
                            each,
                            booked,
                            calls.getOrDefault(now.name(), 0),
                            healed(
                                    each,
                                    booked,
                                    deliveries.getOrDefault(each.placed().id(), List.of())),
                            wrong(each, now, booked)));
        }
        return lines;
    }

    private static List<String> wrong(Played each, OrderReport now, List<Booked> booked) {
        List<String> wrong = new ArrayList<>();
        List<BigDecimal> invoices = gross(booked, "invoice");
        List<BigDecimal> corrections = gross(booked, "creditnote");
        List<BigDecimal> expectedInvoices =
                each.cancelled()
                        ? List.of()
                        : List.of(each.edited() ? now.currentTotal() : each.placed().total());
        List<BigDecimal> expectedCorrections =
                each.refunded()
                        ? now.refunds().stream().map(PlacedRefund::total).toList()
                        : List.of();
        if (!same(invoices, expectedInvoices)) {
            wrong.add("invoices " + invoices + " instead of " + expectedInvoices);
        }
        if (!same(corrections, expectedCorrections)) {
            wrong.add("credit notes " + corrections + " instead of " + expectedCorrections);
        }
        if (!each.cancelled() && now.metafields().isEmpty()) {
            wrong.add("the order does not carry its number");
        }
        return wrong;
    }

    private static boolean same(List<BigDecimal> one, List<BigDecimal> other) {
        if (one.size() != other.size()) {
            return false;
        }
        List<BigDecimal> left = one.stream().sorted().toList();
        List<BigDecimal> right = other.stream().sorted().toList();
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).compareTo(right.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<BigDecimal> gross(List<Booked> booked, String kind) {
        return booked.stream().filter(each -> each.kind().equals(kind)).map(Booked::gross).toList();
    }

    private static String healed(
            Played each, List<Booked> booked, List<DeliveryReport> deliveries) {
        List<String> healed = new ArrayList<>();
        if (each.webhookLost()) {
            healed.add("webhook lost: found by the sweep");
        } else if (deliveries.size()
                > deliveries.stream().map(DeliveryReport::webhookId).distinct().count()) {
            healed.add("duplicate webhook: dropped");
        }
        if (booked.stream().anyMatch(document -> document.executedBy().equals("dropped"))) {
            healed.add("answer lost after execution: looked for and found");
        }
        if (each.refunded()) {
            healed.add("refunded before it was read: invoice and correction");
        }
        if (each.edited()) {
            healed.add("edited before it was read");
        }
        if (each.cancelled()) {
            healed.add("cancelled: no document");
        }
        return String.join("; ", healed);
    }

    private Map<String, List<Booked>> documents(SimulatorControl lexware)
            throws IOException, InterruptedException {
        Map<String, List<Booked>> byOrder = new HashMap<>();
        for (JsonNode document : lexware.get("documents")) {
            String order = order(document);
            byOrder.computeIfAbsent(order, _ -> new ArrayList<>())
                    .add(
                            new Booked(
                                    document.path("type").asString(),
                                    document.path("number").asString(),
                                    document.path("gross").decimalValue(),
                                    document.path("executedBy").asString(),
                                    order));
        }
        return byOrder;
    }

    /** The order that a document names in its last text line. */
    private static String order(JsonNode document) {
        String found = "";
        for (JsonNode line : document.path("lines")) {
            String name = line.path("name").asString("");
            int place = name.indexOf("Bestellung #");
            if (place >= 0) {
                found = name.substring(place + "Bestellung ".length());
            }
        }
        return found;
    }

    private Map<String, Integer> calls() {
        Runs runs = world.hub().part(Runs.class);
        OrganisationId organisation = new OrganisationId(DemoWorld.ORGANISATION);
        Map<String, String> numbers = new HashMap<>();
        for (SourceStatus status : runs.objects(organisation, null, 0, 1000)) {
            if (status.ref().equals(status.root()) && status.number() != null) {
                numbers.put(status.root().toString(), status.number());
            }
        }
        Map<String, Integer> calls = new HashMap<>();
        for (Run run : runs.list(organisation, null, null, 0, 1000)) {
            String number = numbers.get(run.root().toString());
            if (number != null) {
                calls.merge(number, run.calls(), Integer::sum);
            }
        }
        return calls;
    }

    /** How many orders need a person. */
    long stuck() {
        return world.hub()
                .part(Runs.class)
                .objectCounts(new OrganisationId(DemoWorld.ORGANISATION))
                .getOrDefault(ObjectOutcome.STUCK.key(), 0L);
    }
}
