package dev.kontor.hub.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.vat.TestVat;
import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.LaneByHand;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.TestLane;
import dev.kontor.hub.ledger.TestLedger;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.SourceObject;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.TestOrganisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.lexware.simulator.DurationRange;
import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.Settings;
import dev.kontor.lexware.simulator.SimulatorClock;
import dev.kontor.lexware.simulator.SimulatorOptions;
import dev.kontor.simulator.vies.ViesSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The books by hand, writing over HTTP to a simulated Lexware; both go by one clock. */
final class BooksWorld implements AutoCloseable {

    static final OrganisationId A = new OrganisationId("a");

    final SimulatorClock clock = SimulatorClock.frozenAt(Instant.parse("2026-11-22T09:00:00Z"));
    final TestDatabase database = TestDatabase.create();
    final LexwareSimulator lexware;
    final ViesSimulator vies;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final LaneByHand lane = new LaneByHand(database);
    private final String organizationId;

    private @Nullable Beans process;

    BooksWorld(Settings settings) {
        lexware = LexwareSimulator.start(SimulatorOptions.defaults().withPort(0).withClock(clock));
        vies = ViesSimulator.start(0, clock);
        OrganisationAccess access =
                lexware.addOrganisation(
                        OrganisationSpec.named("Musterhof KG")
                                .withKey("key-of-a")
                                .withSettings(settings));
        organizationId = access.organizationId().toString();
        restart("");
    }

    static Settings unlimited() {
        return Settings.inherit().withoutLimit();
    }

    static DurationRange fixed(Duration duration) {
        return new DurationRange(duration, duration);
    }

    /** The beans of one process of the hub. */
    private record Beans(
            TestLedger ledger,
            LexwareAccess access,
            Books books,
            DocumentWatchList watchList,
            TestVat vat,
            EnsureCustomer customer,
            EnsureInvoice invoice,
            EnsureCreditNote creditNote,
            DocumentMirror mirror,
            PastDocuments pastDocuments,
            PastBooks pastBooks) {}

    /** Another process over the same database, with these settings of the organisation. */
    void restart(String settings) {
        stopProcess();
        Organisations organisations =
                TestOrganisations.apply(
                        database,
                        """
                        organisations:
                          a:
                            lexware: {api-key: {env: KEY_A}, base-url: '%s', calls-per-second: 1000}
                        %s
                        """
                                .formatted(lexware.baseUri(), settings.indent(4)),
                        clock);
        TestLedger parts = TestLedger.on(database, clock, json);
        parts.pulse().start();
        Paces paces = TestLane.paces(database);
        BooksProperties properties =
                new BooksProperties(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        Duration.ofHours(24),
                        null);
        var transactions = database.transactions();
        LexwareAccess access =
                new LexwareAccess(
                        organisations,
                        paces,
                        transactions,
                        properties,
                        clock,
                        new SimpleMeterRegistry());
        ContactMirror contacts = new ContactMirror(database.jdbc(), transactions);
        DocumentMirror mirror = new DocumentMirror(database.jdbc(), transactions);
        LexwareDocuments documents = new LexwareDocuments(access);
        DocumentIndex index =
                new DocumentIndex(
                        access,
                        documents,
                        mirror,
                        parts.ledger(),
                        parts.sightings(),
                        transactions,
                        properties,
                        clock,
                        json);
        TestVat vat = TestVat.on(database, organisations, clock, json);
        vat.desk().declare(A);
        OwnRecords own = new OwnRecords(lane.lane());
        StandingDocuments standing =
                new StandingDocuments(
                        access,
                        documents,
                        mirror,
                        parts.ledger(),
                        parts.links(),
                        own,
                        lane.lane(),
                        paces,
                        transactions,
                        properties,
                        clock,
                        json);
        Books books =
                new Books(
                        organisations,
                        access,
                        index,
                        mirror,
                        new CatchUp(
                                index, mirror, parts.ledger(), parts.pulse(), transactions, clock),
                        parts.ledger(),
                        standing,
                        new DocumentAnswers(
                                standing,
                                documents,
                                mirror,
                                parts.ledger(),
                                transactions,
                                clock,
                                json),
                        parts.sightings(),
                        own,
                        transactions,
                        clock,
                        json);
        PastVouchers vouchers = new PastVouchers(access, transactions, database.jdbc());
        PastDocuments pastDocuments =
                new PastDocuments(access, mirror, vouchers, transactions, database.jdbc(), clock);
        RevenueDocuments revenue = new RevenueDocuments(parts.ledger(), vat.desk(), books);
        process =
                new Beans(
                        parts,
                        access,
                        books,
                        new DocumentWatchList(
                                access,
                                documents,
                                index,
                                mirror,
                                parts.ledger(),
                                parts.links(),
                                lane.lane(),
                                transactions,
                                clock),
                        vat,
                        new EnsureCustomer(
                                books,
                                organisations,
                                access,
                                new ContactSearch(access, contacts, clock),
                                contacts,
                                parts.ledger(),
                                parts.links(),
                                own,
                                transactions,
                                properties,
                                clock,
                                json),
                        new EnsureInvoice(books, revenue, vat.desk(), access, clock, json),
                        new EnsureCreditNote(
                                books, revenue, vat.desk(), access, parts.ledger(), clock, json),
                        mirror,
                        pastDocuments,
                        new PastBooks(
                                parts.ledger(),
                                parts.adoptions(),
                                parts.links(),
                                pastDocuments,
                                vouchers,
                                index,
                                access,
                                vat.desk(),
                                transactions,
                                json,
                                clock));
    }

    private void stopProcess() {
        Beans running = process;
        if (running != null) {
            running.ledger().pulse().stop();
            running.access().close();
            running.vat().close();
        }
    }

    private Beans process() {
        Beans running = process;
        if (running == null) {
            throw new IllegalStateException("no process");
        }
        return running;
    }

    Outcome<CustomerRecord> ensureCustomer(Order order, @Nullable String answer) {
        return process()
                .customer()
                .perform(context(order, order, answer), new EnsureCustomer.Input(order.customer()));
    }

    /** By a step that a person has to agree to, and nobody has agreed to any request. */
    Outcome<CustomerRecord> ensureCustomerUnagreed(Order order, @Nullable String answer) {
        return process()
                .customer()
                .perform(
                        context(order, order, answer)
                                .frozen(new ActionContext.Frozen(clock.instant(), Set.of())),
                        new EnsureCustomer.Input(order.customer()));
    }

    Outcome<DocumentRecord> ensureInvoice(Order order) {
        return ensureInvoice(order, null, null);
    }

    Outcome<DocumentRecord> ensureInvoice(
            Order order, @Nullable String contact, @Nullable String answer) {
        return ensureInvoice(order, contact, answer, true);
    }

    Outcome<DocumentRecord> ensureDraft(Order order) {
        return ensureInvoice(order, null, null, false);
    }

    private Outcome<DocumentRecord> ensureInvoice(
            Order order, @Nullable String contact, @Nullable String answer, boolean finalise) {
        Party customer = order.customer();
        return process()
                .invoice()
                .perform(
                        context(order, order, answer),
                        new EnsureInvoice.Input(
                                order.sale(), new CustomerRecord(contact, customer), finalise));
    }

    /** Contact and invoice, as the flow does it; waits until Lexware knows the contact. */
    Outcome<DocumentRecord> ensureBoth(Order order, @Nullable String answer) {
        return ensureInvoice(order, contactInTime(order), answer);
    }

    @Nullable String contactInTime(Order order) {
        for (int pass = 0; pass < 20; pass++) {
            if (ensureCustomer(order, null)
                    instanceof Outcome.Done<CustomerRecord>(CustomerRecord customer, _, _, _)) {
                return customer.contact();
            }
            clock.advance(Duration.ofSeconds(2));
        }
        throw new AssertionError("No contact: " + ensureCustomer(order, null));
    }

    Plan planCustomer(Order order, @Nullable String answer) {
        return process()
                .customer()
                .plan(context(order, order, answer), new EnsureCustomer.Input(order.customer()));
    }

    Plan planInvoice(Order order, @Nullable String contact) {
        return process()
                .invoice()
                .plan(
                        context(order, order, null),
                        new EnsureInvoice.Input(
                                order.sale(), new CustomerRecord(contact, order.customer()), true));
    }

    Outcome<DocumentRecord> ensureCreditNote(Order order, Refund refund) {
        return ensureCreditNote(order, refund, null);
    }

    Outcome<DocumentRecord> ensureCreditNote(Order order, Refund refund, @Nullable String answer) {
        return ensureCreditNote(order, refund, answer, Set.of());
    }

    /**
     * @param over what the pass came to an end with before, such as refunds that were left so
     */
    Outcome<DocumentRecord> ensureCreditNote(
            Order order, Refund refund, @Nullable String answer, Set<SourceRef> over) {
        return process()
                .creditNote()
                .perform(
                        context(order, refund, answer, over),
                        new EnsureCreditNote.Input(refund, order));
    }

    private ActionContext context(Order order, SourceObject subject, @Nullable String answer) {
        return context(order, subject, answer, Set.of());
    }

    private ActionContext context(
            Order order, SourceObject subject, @Nullable String answer, Set<SourceRef> over) {
        Claim claim = lane.claim(A, order.ref(), Priority.SIGNAL);
        return new ActionContext(
                A,
                order,
                subject,
                UUID.randomUUID(),
                claim.fence(),
                "order-to-invoice",
                "step",
                clock.instant(),
                answer,
                false,
                answer == null ? null : "anna",
                over);
    }

    /** Settings of the organisation's VAT that ask the simulated VIES. */
    String vat(String more) {
        return """
        vat:
          own-vat-ids: [DE123456789]
        %s
        """
                .formatted(more.indent(2))
                .replace("VIES", vies.serviceUri().toString());
    }

    /** Somebody changes the account in Lexware. */
    void changeAccount(String json) {
        call("PATCH", "organisations/" + organizationId, json);
    }

    /** As a webhook or the sweep would have it. */
    void lookAtDocument(String kind, String id) {
        SourceRef ref = process().access().ref(A, kind, id);
        process().watchList().look(A, DocumentKind.ofKey(kind), ref);
    }

    /** Somebody else's look at voucherlist shows the document as finalised. */
    void seeFinalised(String id) {
        database.transactions()
                .runInOrganisation(
                        A,
                        () ->
                                database.jdbc()
                                        .sql("update document set status = 'open' where id = ?")
                                        .params(UUID.fromString(id))
                                        .update());
    }

    VatDesk vatDesk() {
        return process().vat().desk();
    }

    VatDesk.Case vatCase(Order order) {
        return new VatDesk.Case(
                A,
                order.ref(),
                order.sale(),
                process().access().current(A, true),
                null,
                ContactMatching.identity(order.customer()),
                null,
                null);
    }

    <T> T inOrganisation(Supplier<T> work) {
        return database.transactions().inOrganisation(A, work);
    }

    /** A restored backup: what was done is not known any more. */
    void forgetEffects() {
        forget("effect", "link", "document", "sighting");
    }

    /** What cannot be brought about otherwise. */
    void write(String sql) {
        database.transactions()
                .runInOrganisation(
                        A, () -> assertThat(database.jdbc().sql(sql).update()).isPositive());
    }

    void forget(String... tables) {
        database.transactions()
                .runInOrganisation(
                        A,
                        () -> {
                            for (String table : tables) {
                                database.jdbc().sql("delete from " + table).update();
                            }
                        });
    }

    /** Documents that a person made in Lexware. */
    void addDocumentsByHand(int count) {
        String body =
                """
                {"voucherDate": "2026-11-22T00:00:00.000+01:00", "address": {"name": "Hand", "countryCode": "DE"},
                 "lineItems": [{"type": "custom", "name": "x", "quantity": 1, "unitName": "Stück",
                   "unitPrice": {"currency": "EUR", "grossAmount": 1.19, "taxRatePercentage": 19}}],
                 "totalPrice": {"currency": "EUR"}, "taxConditions": {"taxType": "gross"},
                 "shippingConditions": {"shippingType": "none"}}
                """;
        for (int i = 0; i < count; i++) {
            call("POST", "documents?organisation=" + organizationId + "&finalize=true", body);
        }
    }

    /**
     * A finalised invoice that a person wrote in Lexware.
     *
     * @param rates as "19: 35.70", one line each
     * @return its id
     */
    String invoiceByHand(String name, String text, String taxType, Map<String, String> rates) {
        String lines =
                rates.entrySet().stream()
                        .map(each ->
                                """
                                {"type": "custom", "name": "%s", "quantity": 1, "unitName": "Stück",
                                 "unitPrice": {"currency": "EUR", "%s": %s, "taxRatePercentage": %s}}
                                """
                                        .formatted(
                                                text,
                                                taxType.equals("gross")
                                                        ? "grossAmount"
                                                        : "netAmount",
                                                each.getValue(),
                                                each.getKey()))
                        .collect(Collectors.joining(","));
        Set<String> before =
                documents().stream()
                        .map(each -> each.path("id").asString())
                        .collect(Collectors.toSet());
        call(
                "POST",
                "documents?organisation=" + organizationId + "&finalize=true",
                """
                {"voucherDate": "2026-11-21T00:00:00.000+01:00", "address": {"name": "%s", "countryCode": "DE"},
                 "lineItems": [%s], "totalPrice": {"currency": "EUR"}, "taxConditions": {"taxType": "%s"},
                 "shippingConditions": {"shippingType": "none"}}
                """
                        .formatted(name, lines, taxType));
        return documents().stream()
                .map(each -> each.path("id").asString())
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
    }

    /** Brings all documents of the past into the mirror, as an import does. */
    void listPast() {
        var _ =
                process()
                        .pastDocuments()
                        .list(A, LocalDate.parse("2026-10-25"), LocalDate.parse("2026-11-22"), 0);
    }

    PastBooks.Finding lookForPast(Order order) {
        return process().pastBooks().look(A, order, order, null);
    }

    PastBooks.Adopted adopt(Order order, PastBooks.Candidate candidate) {
        return process()
                .pastBooks()
                .adopt(
                        A,
                        order.ref(),
                        order,
                        candidate,
                        new PastBooks.Ordered(UUID.randomUUID(), "anna", true));
    }

    DocumentMirror mirror() {
        return process().mirror();
    }

    /** Somebody changes something in Lexware. */
    void change(String path, String body) {
        call("PATCH", path, body);
    }

    /** The request that was frozen for a source. */
    String sent(SourceRef source) {
        return database.transactions()
                .inOrganisation(
                        A,
                        () ->
                                database.jdbc()
                                        .sql("select request::text from effect where source = ?")
                                        .param(source.toString())
                                        .query(String.class)
                                        .single());
    }

    /** How many entries of this kind the audit trail has. */
    int audited(String kind) {
        return database.transactions()
                .inOrganisation(
                        A,
                        () ->
                                database.jdbc()
                                        .sql("select count(*) from audit where kind = ?")
                                        .param(kind)
                                        .query(Integer.class)
                                        .single());
    }

    void fault(String route, String kind) {
        fault(route, kind, 0);
    }

    /**
     * @param after so many calls that nothing happens to
     */
    void fault(String route, String kind, int after) {
        call(
                "POST",
                "faults",
                "[{\"route\":\"%s\",\"kind\":\"%s\",\"after\":%d}]".formatted(route, kind, after));
    }

    List<JsonNode> documents() {
        return list("documents?organisation=" + organizationId);
    }

    List<JsonNode> contacts() {
        return list("contacts?organisation=" + organizationId);
    }

    void addContact(String body) {
        call("POST", "contacts?organisation=" + organizationId, body);
    }

    void hand(String method, String path) {
        call(method, path, "");
    }

    int calls(String route) {
        for (JsonNode organisation : tree(call("GET", "statistics", "")).path("organisations")) {
            for (JsonNode each : organisation.path("routes")) {
                if (each.path("route").asString().equals(route)) {
                    return each.path("calls").asInt();
                }
            }
        }
        return 0;
    }

    private List<JsonNode> list(String path) {
        List<JsonNode> all = new ArrayList<>();
        tree(call("GET", path, "")).forEach(all::add);
        return all;
    }

    private JsonNode tree(String text) {
        return json.readTree(text);
    }

    private String call(String method, String path, String body) {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(lexware.baseUri() + "/_simulator/" + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .method(method, BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        stopProcess();
        http.close();
        lexware.close();
        vies.close();
        database.close();
    }
}
