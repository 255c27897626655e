package dev.kontor.bench.stage;

import dev.kontor.simulator.shopify.OrderReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares the books with the shops, from outside: what stands in the Lexware simulator, what was
 * charged and given back in the Shopify simulator, and what the hub reports as stuck.
 */
public final class Checker {

    private static final Set<String> NOT_LIVE = Set.of("voided");
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(2);

    private final Stage stage;
    private final HubTables tables;

    public Checker(Stage stage) {
        this.stage = stage;
        this.tables = stage.tables();
    }

    /** Checks these orders, and every document that there is. */
    public Findings check(Collection<PlayedOrder> orders) {
        Set<String> stuckOrders = new HashSet<>();
        Map<String, Integer> stuck = new TreeMap<>();
        for (HubTables.Stuck each : tables.stuck().orElse(List.of())) {
            stuckOrders.add(each.order());
            stuck.merge(each.code(), 1, Integer::sum);
        }
        Tally tally = new Tally(stuckOrders);
        Map<String, List<LexwareDocument>> documents = documents(tally);
        Map<String, OrderReport> reports = reports();
        for (PlayedOrder order : orders) {
            String key = order.tenant().lexware() + order.name();
            List<LexwareDocument> found = documents.remove(key);
            tally.order(order, found == null ? List.of() : found, reports.get(order.key()));
        }
        documents.values().forEach(tally::unasked);
        duplicateContacts(tally);
        return new Findings(
                orders.size(),
                tally.done,
                tally.duplicates,
                tally.missing,
                tally.mismatched,
                tally.duplicateContacts,
                tally.unannotated,
                stuck,
                tables.silentlyInDoubt().map(List::size).orElse(Integer.MAX_VALUE),
                tally.details);
    }

    /** Checks all that were played, until nothing is to be waited for any more or time is up. */
    public Findings untilQuiet(Shopkeeper shopkeeper, Duration atMost) {
        long begun = System.nanoTime();
        Findings findings = check(shopkeeper.played());
        while (!findings.quiet() && System.nanoTime() - begun < atMost.toNanos()) {
            Waiting.pause(BETWEEN_CHECKS);
            findings = check(shopkeeper.played());
        }
        return findings;
    }

    private Map<String, List<LexwareDocument>> documents(Tally tally) {
        Map<String, List<LexwareDocument>> byOrder = new HashMap<>();
        Map<String, LexwareDocument> byToken = new HashMap<>();
        for (LexwareDocument document : stage.lexware().documents()) {
            if (NOT_LIVE.contains(document.status())) {
                continue;
            }
            byOrder.computeIfAbsent(
                            document.organisation() + String.valueOf(document.order()),
                            _ -> new ArrayList<>())
                    .add(document);
            LexwareDocument other =
                    byToken.putIfAbsent(document.organisation() + document.token(), document);
            if (other != null) {
                tally.note("the marker %s is on two documents".formatted(document.token()));
            }
        }
        return byOrder;
    }

    private Map<String, OrderReport> reports() {
        Map<String, OrderReport> reports = new HashMap<>();
        for (Tenant tenant : stage.tenants()) {
            for (OrderReport report : stage.shopify().orders(tenant.shop())) {
                reports.put(tenant.id() + "/" + report.id(), report);
            }
        }
        return reports;
    }

    /** A business is known by its VAT id. */
    private void duplicateContacts(Tally tally) {
        Map<String, Integer> contacts = new HashMap<>();
        for (JsonNode contact : stage.lexware().contacts()) {
            String vatId =
                    contact.path("body").path("company").path("vatRegistrationId").asString("");
            if (!vatId.isEmpty()) {
                contacts.merge(
                        contact.path("organizationId").asString() + " " + vatId, 1, Integer::sum);
            }
        }
        contacts.forEach((business, count) -> {
            if (count > 1) {
                tally.duplicateContacts += count - 1;
                tally.note("%d contacts of one business: %s".formatted(count, business));
            }
        });
    }

    /** Counts while it walks through the orders. */
    private static final class Tally {

        private static final int MOST_DETAILS = 200;

        private final Set<String> stuck;
        private final List<String> details = new ArrayList<>();
        private int done;
        private int duplicates;
        private int missing;
        private int mismatched;
        private int duplicateContacts;
        private int unannotated;

        Tally(Set<String> stuck) {
            this.stuck = stuck;
        }

        void note(String detail) {
            if (details.size() < MOST_DETAILS) {
                details.add(detail);
            }
        }

        void order(PlayedOrder order, List<LexwareDocument> found, @Nullable OrderReport report) {
            int problems = duplicates + missing + mismatched + unannotated;
            boolean excused = stuck.contains(order.key());
            List<BigDecimal> wanted =
                    order.charged() == null ? List.of() : List.of(order.charged());
            List<LexwareDocument> invoices =
                    found.stream().filter(LexwareDocument::invoice).toList();
            compare(order, "invoice", wanted, invoices, excused);
            compare(
                    order,
                    "credit note",
                    order.refunds(),
                    found.stream().filter(each -> !each.invoice()).toList(),
                    excused);
            annotation(order, invoices, report, excused);
            if (problems == duplicates + missing + mismatched + unannotated && !excused) {
                done++;
            }
        }

        void unasked(List<LexwareDocument> documents) {
            duplicates += documents.size();
            documents.forEach(each ->
                    note("a document nobody asked for: %s %s".formatted(each.type(), each.id())));
        }

        private void compare(
                PlayedOrder order,
                String what,
                List<BigDecimal> wanted,
                List<LexwareDocument> found,
                boolean excused) {
            if (found.size() > wanted.size()) {
                duplicates += found.size() - wanted.size();
                note(
                        "%s %s has %d of %s, should have %d: %s"
                                .formatted(
                                        order.tenant().id(),
                                        order.name(),
                                        found.size(),
                                        what,
                                        wanted.size(),
                                        tokens(found)));
            }
            if (found.size() < wanted.size() && !excused) {
                missing += wanted.size() - found.size();
                note("%s %s has no %s".formatted(order.tenant().id(), order.name(), what));
            }
            List<BigDecimal> open = new ArrayList<>(wanted);
            for (LexwareDocument document : found) {
                if (!remove(open, document.gross()) && found.size() <= wanted.size()) {
                    mismatched++;
                    note(
                            "%s %s: the %s is of %s, not of %s"
                                    .formatted(
                                            order.tenant().id(),
                                            order.name(),
                                            what,
                                            document.gross(),
                                            wanted));
                }
            }
        }

        private void annotation(
                PlayedOrder order,
                List<LexwareDocument> invoices,
                @Nullable OrderReport report,
                boolean excused) {
            if (invoices.size() == 1
                    && !excused
                    && report != null
                    && !String.valueOf(invoices.getFirst().number())
                            .equals(report.metafield("lexware", "invoice_number"))) {
                unannotated++;
                note(
                        "%s %s does not bear the number of its invoice"
                                .formatted(order.tenant().id(), order.name()));
            }
        }

        private static boolean remove(List<BigDecimal> amounts, BigDecimal amount) {
            for (int i = 0; i < amounts.size(); i++) {
                if (amounts.get(i).compareTo(amount) == 0) {
                    amounts.remove(i);
                    return true;
                }
            }
            return false;
        }

        private static String tokens(List<LexwareDocument> documents) {
            return documents.stream()
                    .map(each -> each.token() + " (" + each.executedBy() + ")")
                    .collect(Collectors.joining(", "));
        }
    }
}
