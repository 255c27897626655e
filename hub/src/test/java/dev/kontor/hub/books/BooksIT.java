package dev.kontor.hub.books;

import static dev.kontor.hub.books.Samples.business;
import static dev.kontor.hub.books.Samples.consumer;
import static dev.kontor.hub.books.Samples.order;
import static dev.kontor.hub.books.Samples.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The books against a simulated Lexware over HTTP. */
@Timeout(60)
class BooksIT {

    private static final String MAIL = "info@muster.example";
    private static final String VAT = "DE123456789";

    private BooksWorld world = new BooksWorld(BooksWorld.unlimited());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void makesOneInvoiceEqualToTheCentHoweverOftenItIsEnsured() {
        Order order = order(1, consumer(), List.of());
        DocumentRecord invoice = done(world.ensureInvoice(order));
        int calls = world.calls("POST /v1/invoices");

        for (int i = 0; i < 5; i++) {
            assertThat(done(world.ensureInvoice(order))).isEqualTo(invoice);
        }

        assertThat(world.documents()).hasSize(1);
        JsonNode made = world.documents().getFirst();
        assertThat(made.path("gross").decimalValue()).isEqualByComparingTo("35.70");
        assertThat(made.path("tax").decimalValue()).isEqualByComparingTo("5.70");
        assertThat(made.path("status").asString()).isEqualTo("open");
        assertThat(invoice.number()).isEqualTo(made.path("number").asString());
        assertThat(invoice.total().sameAs(order.charged())).isTrue();
        assertThat(calls).isEqualTo(1);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(1);
    }

    @Test
    void findsTheInvoiceWhoseAnswerWasDropped() {
        world.fault("POST /v1/invoices", "drop-after");
        Order order = order(1, consumer(), List.of());
        waiting(world.ensureInvoice(order));

        assertThat(ensuredInTime(order).number()).isNotBlank();
        assertThat(world.documents()).hasSize(1);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(1);
    }

    @Test
    void findsTheInvoiceWhoseAnswerWasDroppedThoughLexwareComputedAnotherTotal() {
        world.fault("POST /v1/invoices", "drop-after");
        Order order = order(1, consumer(), List.of());
        waiting(world.ensureInvoice(order));
        world.write("update effect set expected = expected + 0.01");

        world.clock.advance(Duration.ofMinutes(2));
        done(world.ensureInvoice(order(2, consumer(), List.of())));
        ensuredInTime(order);

        assertThat(world.documents()).hasSize(2);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(2);
    }

    @Test
    void sendsNothingAgainBeforeAllThatMayBeItWasRead() {
        world.fault("POST /v1/invoices", "drop-before");
        Order order = order(1, consumer(), List.of());
        waiting(world.ensureInvoice(order));
        world.addDocumentsByHand(12);
        int read = world.calls("GET /v1/invoices/{id}");

        world.clock.advance(Duration.ofMinutes(2));
        done(world.ensureInvoice(order(2, consumer(), List.of())));
        int own = world.calls("GET /v1/invoices/{id}") - read;
        waiting(world.ensureInvoice(order));
        assertThat(world.calls("POST /v1/invoices")).as("ten of twelve are read").isEqualTo(2);
        assertThat(world.calls("GET /v1/invoices/{id}") - read - own).isEqualTo(10);
        ensuredInTime(order);

        assertThat(world.calls("POST /v1/invoices")).isEqualTo(3);
        assertThat(world.documents()).hasSize(14);
    }

    @Test
    void sendsAgainWhatNeverArrivedOnceALaterDocumentIsVisible() {
        world.fault("POST /v1/invoices", "drop-before");
        Order order = order(1, consumer(), List.of());
        waiting(world.ensureInvoice(order));

        world.clock.advance(Duration.ofMinutes(2));
        waiting(world.ensureInvoice(order));
        assertThat(world.documents()).as("nothing later proves that it is not there").isEmpty();

        done(world.ensureInvoice(order(2, consumer(), List.of())));
        ensuredInTime(order);

        assertThat(world.documents()).hasSize(2);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(3);
    }

    @Test
    void createsOneContactForFiveOrdersOfOneNewBusinessAtOnce() throws Exception {
        Set<String> contacts = ConcurrentHashMap.newKeySet();
        List<Callable<Void>> passes =
                IntStream.rangeClosed(1, 5)
                        .<Callable<Void>>mapToObj(id ->
                                () -> {
                                    contacts.add(
                                            customerInTime(
                                                    order(
                                                            id,
                                                            business("Neu GmbH", MAIL, VAT),
                                                            List.of())));
                                    return null;
                                })
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var ended : threads.invokeAll(passes)) {
                ended.get();
            }
        }

        assertThat(contacts).hasSize(1);
        assertThat(world.contacts()).hasSize(1);
    }

    @Test
    void createsOneContactThoughTheBusinessCallsItselfDifferentlyAndTheSearchLags() {
        world.close();
        world =
                new BooksWorld(
                        BooksWorld.unlimited()
                                .withContactDelays(
                                        BooksWorld.fixed(Duration.ZERO),
                                        BooksWorld.fixed(Duration.ofMinutes(5))));

        String one = customerInTime(order(1, business("Neu GmbH", MAIL, null), List.of()));
        String two = customerInTime(order(2, business("NEU", MAIL, VAT), List.of()));

        assertThat(two).isEqualTo(one);
        assertThat(world.contacts()).hasSize(1);
    }

    @Test
    void findsTheContactWhoseAnswerWasDropped() {
        world.fault("POST /v1/contacts", "drop-after");

        customerInTime(order(1, business("Neu GmbH", MAIL, VAT), List.of()));

        assertThat(world.contacts()).hasSize(1);
        assertThat(world.calls("POST /v1/contacts")).isEqualTo(1);
    }

    @Test
    void createsTheContactAgainThatNeverArrived() {
        world.fault("POST /v1/contacts", "drop-before");

        customerInTime(order(1, business("Neu GmbH", MAIL, VAT), List.of()));

        assertThat(world.contacts()).hasSize(1);
        assertThat(world.calls("POST /v1/contacts")).isEqualTo(2);
    }

    @Test
    void usesTheContactThatAPersonMade() {
        world.addContact(
                """
                {"version": 0, "roles": {"customer": {}},
                 "company": {"name": "Muster GmbH", "vatRegistrationId": "DE123456789"},
                 "addresses": {"billing": [{"street": "Weg 1", "zip": "79098", "city": "Freiburg",
                                            "countryCode": "DE"}]}}
                """);
        Order order = order(1, business("Muster", MAIL, VAT), List.of());

        String contact = customerInTime(order);
        done(world.ensureInvoice(order, contact, null));

        assertThat(world.contacts()).hasSize(1);
        assertThat(world.documents().getFirst().path("contactId").asString()).isEqualTo(contact);
    }

    @Test
    void asksAPersonAboutAPossibleDuplicateAndDoesWhatTheyAnswer() {
        world.addContact(
                """
                {"version": 0, "roles": {"customer": {}}, "company": {"name": "Muster GmbH"}}
                """);
        Order order = order(1, business("Muster GmbH", MAIL, null), List.of());
        Outcome.Problem problem = stuck(world.ensureCustomer(order, null));
        assertThat(problem.code()).isEqualTo("possible-duplicate");

        String existing = world.contacts().getFirst().path("id").asString();
        assertThat(problem.answers().getFirst().key()).startsWith("use:" + existing);
        Outcome.Problem ofAnother =
                stuck(
                        world.ensureCustomer(
                                order(
                                        2,
                                        business("Muster GmbH", "andere@muster.example", null),
                                        List.of()),
                                problem.answers().getFirst().key()));
        assertThat(ofAnother.code()).as("chosen for somebody else").isEqualTo("possible-duplicate");

        assertThat(done(world.ensureCustomer(order, problem.answers().getFirst().key())).contact())
                .isEqualTo(existing);
        assertThat(done(world.ensureCustomer(order, null)).contact()).isEqualTo(existing);
        assertThat(world.contacts()).hasSize(1);
    }

    @Test
    void createsNoContactThatNobodyAgreedToWhereSomebodyMust() {
        world.addContact(
                """
                {"version": 0, "roles": {"customer": {}}, "company": {"name": "Muster GmbH"}}
                """);
        Order order = order(1, business("Muster GmbH", MAIL, null), List.of());
        String createNew = stuck(world.ensureCustomer(order, null)).answers().getLast().key();
        assertThat(createNew).startsWith("create-new@");

        waiting(world.ensureCustomerUnagreed(order, createNew));

        assertThat(world.contacts()).hasSize(1);
        assertThat(world.planCustomer(order, null).requests()).isEmpty();
        assertThat(world.planCustomer(order, createNew).requests()).hasSize(1);
    }

    @Test
    void saysAtOnceWhatCannotBeWrittenRatherThanDoubting() {
        Order order = order(1, business("Neu GmbH", "no address", null), List.of());

        Outcome.Problem problem = stuck(world.ensureCustomer(order, null));

        assertThat(problem.code()).isEqualTo("contact-data");
        assertThat(world.contacts()).isEmpty();
    }

    @Test
    void linksTheFirstCorrectionAndLetsTheSecondStandAlone() {
        Refund first = refund(1, 1);
        Refund second = refund(1, 2);
        Order order = order(1, consumer(), List.of(first, second));
        done(world.ensureInvoice(order));

        waiting(world.ensureCreditNote(order, second));
        done(world.ensureCreditNote(order, first));
        assertThat(stuck(world.ensureCreditNote(order, second)).code())
                .isEqualTo("further-correction");
        assertThat(ofType("creditnote")).hasSize(1);
        done(world.ensureCreditNote(order, second, "create-standing-alone"));
        done(world.ensureCreditNote(order, second));
        done(world.ensureCreditNote(order, first));

        List<JsonNode> notes = ofType("creditnote");
        assertThat(notes).hasSize(2);
        assertThat(notes)
                .allSatisfy(note ->
                        assertThat(note.path("gross").decimalValue())
                                .isEqualByComparingTo("11.90"));
        assertThat(notes.getFirst().path("precedingSalesVoucherId").asString())
                .isEqualTo(ofType("invoice").getFirst().path("id").asString());
        assertThat(notes.getLast().path("precedingSalesVoucherId").isString()).isFalse();
    }

    @Test
    void asksAboutTheThirdRefundAsWellThoughTheSecondWasLeftSo() {
        Refund first = refund(1, 1);
        Refund second = refund(1, 2);
        Refund third = refund(1, 3);
        Order order = order(1, consumer(), List.of(first, second, third));
        done(world.ensureInvoice(order));
        done(world.ensureCreditNote(order, first));
        assertThat(stuck(world.ensureCreditNote(order, second)).code())
                .isEqualTo("further-correction");

        waiting(world.ensureCreditNote(order, third));
        Set<SourceRef> over = Set.of(order.ref(), first.ref(), second.ref());
        assertThat(stuck(world.ensureCreditNote(order, third, null, over)).code())
                .isEqualTo("further-correction");
        done(world.ensureCreditNote(order, third, "create-standing-alone", over));

        assertThat(ofType("creditnote")).hasSize(2);
    }

    @Test
    void asksForTheInvoiceOfARefundOnlyIfNoneWillCome() {
        Refund refund = refund(1, 1);
        Order order = order(1, consumer(), List.of(refund));

        waiting(world.ensureCreditNote(order, refund));
        assertThat(stuck(world.ensureCreditNote(order, refund, null, Set.of(order.ref()))).code())
                .isEqualTo("refund-without-invoice");
    }

    @Test
    void correctsNoInvoiceThatAPersonDeleted() {
        Refund refund = refund(1, 1);
        Order order = order(1, consumer(), List.of(refund));
        String invoice = done(world.ensureInvoice(order)).id();
        world.hand("DELETE", "documents/" + invoice);
        world.lookAtDocument("invoice", invoice);

        waiting(world.ensureCreditNote(order, refund));

        assertThat(ofType("creditnote")).isEmpty();
    }

    @Test
    void isStuckWhenAPersonDeletedVoidedOrReopenedTheInvoiceAndCreatesItAgainOnce() {
        List<List<String>> deeds =
                List.of(
                        List.of("DELETE", "", "document-deleted"),
                        List.of("POST", "/void", "document-voided"),
                        List.of("POST", "/draft", "document-draft"));
        for (int i = 0; i < deeds.size(); i++) {
            Order order = order(i + 1, consumer(), List.of());
            String first = done(world.ensureInvoice(order)).id();
            world.hand(deeds.get(i).get(0), "documents/" + first + deeds.get(i).get(1));
            world.lookAtDocument("invoice", first);

            Outcome.Problem problem = stuck(world.ensureInvoice(order));
            assertThat(problem.code()).isEqualTo(deeds.get(i).get(2));
            assertThat(problem.answers().getFirst().key()).isEqualTo("leave-so");
            int before = world.calls("POST /v1/invoices");

            String again = done(world.ensureInvoice(order, null, "create-again")).id();
            assertThat(done(world.ensureInvoice(order, null, "create-again")).id())
                    .isEqualTo(again)
                    .isNotEqualTo(first);
            assertThat(world.calls("POST /v1/invoices")).isEqualTo(before + 1);
        }
    }

    @Test
    void waitsWithADraftUntilAPersonFinalisedIt() {
        Order order = order(1, consumer(), List.of());
        waiting(world.ensureDraft(order));
        String id = world.documents().getFirst().path("id").asString();
        world.lookAtDocument("invoice", id);
        waiting(world.ensureDraft(order));
        int calls = world.calls("GET /v1/invoices/{id}");
        world.clock.advance(Duration.ofHours(6));
        waiting(world.ensureDraft(order));
        assertThat(world.calls("GET /v1/invoices/{id}")).as("looking again").isEqualTo(calls);

        world.hand("POST", "documents/" + id + "/finalize");
        world.lookAtDocument("invoice", id);

        assertThat(done(world.ensureDraft(order)).id()).isEqualTo(id);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(1);
    }

    @Test
    void isStuckWhenAPersonDeletedADraft() {
        Order order = order(1, consumer(), List.of());
        waiting(world.ensureDraft(order));
        String id = world.documents().getFirst().path("id").asString();
        world.hand("DELETE", "documents/" + id);
        world.lookAtDocument("invoice", id);

        assertThat(stuck(world.ensureDraft(order)).code()).isEqualTo("document-deleted");
        assertThat(world.documents()).isEmpty();
    }

    @Test
    void readsAllUnknownDocumentsIfAPersonOrdersIt() {
        done(world.ensureInvoice(order(1, consumer(), List.of())));
        world.forgetEffects();
        world.addDocumentsByHand(251);
        world.clock.advance(Duration.ofHours(2));
        world.restart("");
        world.clock.advance(Duration.ofMinutes(10));
        Order another = order(2, consumer(), List.of());

        assertThat(stuck(world.ensureInvoice(another)).code()).isEqualTo("ledger-behind");
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(1);

        done(world.ensureInvoice(another, null, "read-all"));
        assertThat(ensuredInTime(order(1, consumer(), List.of())).number()).isNotBlank();
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(2);
    }

    @Test
    void isStuckWhenTheSourceChangedUntilAPersonAcceptsIt() {
        Order order = order(1, consumer(), List.of());
        done(world.ensureInvoice(order));
        Order edited = edited(order, 4);

        Outcome.Problem problem = stuck(world.ensureInvoice(edited));
        assertThat(problem.code()).isEqualTo("other-sale");
        assertThat(problem.reason().de()).contains("über 35,70 €", "lautet jetzt auf 47,60 €");
        done(world.ensureInvoice(edited, null, problem.answers().getFirst().key()));
        done(world.ensureInvoice(edited));

        assertThat(world.documents()).hasSize(1);
    }

    @Test
    void takesAnAnswerForNoOtherChangeThanTheOneThatWasShown() {
        Order order = order(1, consumer(), List.of());
        done(world.ensureInvoice(order));
        String seen = stuck(world.ensureInvoice(edited(order, 4))).answers().getFirst().key();

        Outcome.Problem next = stuck(world.ensureInvoice(edited(order, 5), null, seen));

        assertThat(next.code()).isEqualTo("other-sale");
        assertThat(next.reason().de()).contains("lautet jetzt auf 59,50 €");
        assertThat(next.answers().getFirst().key()).isNotEqualTo(seen);
        assertThat(stuck(world.ensureInvoice(edited(order, 5))).code()).isEqualTo("other-sale");
    }

    @Test
    void looksBeforeItCreatesAgain() {
        Order order = order(1, consumer(), List.of());
        String id = done(world.ensureInvoice(order)).id();
        world.hand("POST", "documents/" + id + "/draft");
        world.lookAtDocument("invoice", id);
        assertThat(stuck(world.ensureInvoice(order)).code()).isEqualTo("document-draft");
        // and nobody tells that it was finalised again
        world.hand("POST", "documents/" + id + "/finalize");

        assertThat(done(world.ensureInvoice(order, null, "create-again")).id()).isEqualTo(id);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(1);
    }

    @Test
    void seesInAListThatADraftWasFinalised() {
        Order order = order(1, consumer(), List.of());
        waiting(world.ensureDraft(order));
        String id = world.documents().getFirst().path("id").asString();
        world.lookAtDocument("invoice", id);
        waiting(world.ensureDraft(order));
        world.hand("POST", "documents/" + id + "/finalize");
        world.seeFinalised(id);

        assertThat(done(world.ensureDraft(order)).id()).isEqualTo(id);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(1);
    }

    @Test
    void writesNothingIntoAClosedPeriod() {
        world.restart("closed-until: 2026-11-30");

        assertThat(stuck(world.ensureInvoice(order(1, consumer(), List.of()))).code())
                .isEqualTo("closed-period");
        assertThat(world.documents()).isEmpty();
    }

    @Test
    void adoptsAfterARestoredBackupWhatItMadeInTheForgottenTime() {
        List<Order> orders =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(id -> order(id, consumer(), List.of()))
                        .toList();
        List<DocumentRecord> before =
                orders.stream().map(order -> done(world.ensureInvoice(order))).toList();
        world.forgetEffects();
        world.clock.advance(Duration.ofHours(1));
        world.restart("");

        List<DocumentRecord> after = new ArrayList<>();
        for (Order order : orders) {
            after.add(ensuredInTime(order));
        }

        assertThat(after).isEqualTo(before);
        assertThat(world.documents()).hasSize(5);
        assertThat(world.calls("POST /v1/invoices")).isEqualTo(5);
    }

    private DocumentRecord ensuredInTime(Order order) {
        for (int pass = 0; pass < 40; pass++) {
            if (world.ensureInvoice(order) instanceof Outcome.Done<DocumentRecord> done) {
                return done.output();
            }
            world.clock.advance(Duration.ofSeconds(10));
        }
        throw new AssertionError("Not done: " + world.ensureInvoice(order));
    }

    /** Passes that run at once wait for each other in real time: calls keep their distance. */
    private String customerInTime(Order order) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            if (world.ensureCustomer(order, null) instanceof Outcome.Done<CustomerRecord> done) {
                return String.valueOf(done.output().contact());
            }
            world.clock.advance(Duration.ofSeconds(2));
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("Not done: " + world.ensureCustomer(order, null));
    }

    private List<JsonNode> ofType(String type) {
        return world.documents().stream()
                .filter(each -> each.path("type").asString().equals(type))
                .toList();
    }

    private static String times(String amount, int quantity) {
        return new BigDecimal(amount).multiply(BigDecimal.valueOf(quantity)).toPlainString();
    }

    private static Order edited(Order order, int quantity) {
        Sale sale = order.sale();
        Sale more =
                new Sale(
                        sale.number(),
                        sale.soldAt(),
                        sale.suppliedAt(),
                        true,
                        sale.customer(),
                        null,
                        List.of(Samples.line("1", String.valueOf(quantity), "11.90")),
                        List.of(),
                        Money.euro(times("11.90", quantity)),
                        Money.euro(times("1.90", quantity)));
        return new Order(
                order.ref(),
                order.number(),
                order.createdAt(),
                order.paidAt(),
                order.fulfilledAt(),
                null,
                false,
                order.customer(),
                more,
                more.total(),
                order.refunded(),
                List.of());
    }

    private static <O> O done(Outcome<O> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<O>) outcome).output();
    }

    private static void waiting(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Waiting.class);
    }

    private static Outcome.Problem stuck(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Stuck.class);
        return ((Outcome.Stuck<?>) outcome).problem();
    }
}
