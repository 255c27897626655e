package dev.kontor.hub.books;

import static dev.kontor.hub.books.Samples.business;
import static dev.kontor.hub.books.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Refund.RefundLine;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.simulator.vies.Trader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * One order, two tax groups: goods and a service for a business in Vienna (vat.md section 13). Each
 * has a document of its own, each exactly once, and refunds find theirs.
 */
@Timeout(60)
class SeveralDocumentsIT {

    private static final String INVOICES = "POST /v1/invoices";
    private static final String VIENNESE = "ATU12345675";
    private static final PostalAddress VIENNA =
            new PostalAddress(null, "Ring 1", "1010", "Wien", "AT");
    private static final Party CUSTOMER =
            new Party(
                    "8",
                    "Muster GmbH",
                    "Bernd",
                    "Beispiel",
                    "info@muster.example",
                    null,
                    VIENNESE,
                    VIENNA);

    private final BooksWorld world = new BooksWorld(BooksWorld.unlimited());

    @BeforeEach
    void confirmTheVatId() {
        world.vies.register(Trader.of(VIENNESE, "Muster GmbH", null));
        restart();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void writesADocumentForEachTaxGroupHoweverOftenItIsEnsured() {
        Order order = goodsAndService(List.of());
        DocumentRecord made = done(world.ensureBoth(order, null));

        for (int i = 0; i < 3; i++) {
            assertThat(done(world.ensureBoth(order, null))).isEqualTo(made);
        }

        assertThat(invoices())
                .extracting(each -> each.path("taxType").asString())
                .containsExactly("intraCommunitySupply", "externalService13b");
        assertThat(invoices())
                .extracting(each -> each.path("gross").asString())
                .containsExactly("30.0", "80.0");
        assertThat(made.total().sameAs(order.charged())).isTrue();
        assertThat(made.number())
                .isEqualTo(
                        invoices().get(0).path("number").asString()
                                + ", "
                                + invoices().get(1).path("number").asString());
        assertThat(made.documents()).extracting(DocumentRecord.Part::id).doesNotHaveDuplicates();
        assertThat(world.calls(INVOICES)).isEqualTo(2);
        assertThat(world.audited("vat-decided")).isEqualTo(2);
    }

    @Test
    void showsAllDocumentsInThePlanWithTheirGrounds() {
        Order order = goodsAndService(List.of());
        String contact = world.contactInTime(order);

        Plan plan = world.planInvoice(order, contact);

        assertThat(world.documents()).isEmpty();
        assertThat(plan.requests()).hasSize(2);
        assertThat(plan.calls()).isEqualTo(2);
        assertThat(plan.gross()).isNotNull();
        assertThat(plan.gross().sameAs(order.charged())).isTrue();
        assertThat(plan.grounds()).isNotNull();
        Outcome<DocumentRecord> outcome = world.ensureInvoice(order, contact, null);
        assertThat(((Outcome.Done<?>) outcome).grounds()).isEqualTo(plan.grounds());
        assertThat(world.planInvoice(order, contact).done()).isTrue();
        assertThat(((Outcome.Done<?>) world.ensureInvoice(order, contact, null)).grounds())
                .as("as it was kept")
                .isEqualTo(plan.grounds());
    }

    @Test
    void findsTheSecondWhoseAnswerWasDroppedAndMakesNoThird() {
        world.fault(INVOICES, "drop-after", 1);
        Order order = goodsAndService(List.of());
        assertThat(world.ensureBoth(order, null)).isInstanceOf(Outcome.Waiting.class);

        DocumentRecord made = ensuredInTime(order);

        assertThat(made.documents()).hasSize(2);
        assertThat(invoices()).hasSize(2);
        assertThat(world.calls(INVOICES)).isEqualTo(2);
    }

    @Test
    void makesTheSecondThoughTheFirstIsInDoubtAndResumesWithTheSameDecision() {
        world.fault(INVOICES, "drop-before");
        Order order = goodsAndService(List.of());

        assertThat(world.ensureBoth(order, null)).isInstanceOf(Outcome.Waiting.class);
        assertThat(invoices())
                .extracting(each -> each.path("taxType").asString())
                .containsExactly("externalService13b");

        // by now the register would say otherwise, but the two belong together
        world.forget("vat_id_check");
        world.vies.fail("AT", "MS_UNAVAILABLE");
        world.clock.advance(Duration.ofMinutes(2));
        done(world.ensureInvoice(order(2, Samples.consumer(), List.of())));
        DocumentRecord made = ensuredInTime(order);

        assertThat(made.total().sameAs(order.charged())).isTrue();
        assertThat(invoices())
                .extracting(each -> each.path("taxType").asString())
                .containsExactlyInAnyOrder("externalService13b", "gross", "intraCommunitySupply");
        assertThat(world.calls(INVOICES)).isEqualTo(4);
    }

    @Test
    void asksOnceWhereLexwareRefusesBothForOneReason() {
        Order order = goodsAndService(List.of());
        String contact = world.contactInTime(order);
        world.planInvoice(order, contact);
        world.changeAccount("{\"smallBusiness\": true, \"taxType\": \"vatfree\"}");

        Outcome.Problem problem = stuck(world.ensureInvoice(order, contact, null));
        assertThat(problem.code()).isEqualTo("rejected");
        assertThat(problem.answers())
                .extracting(Outcome.Answer::key)
                .containsExactly("try-again", "leave-so");
        assertThat(invoices()).isEmpty();

        world.changeAccount("{\"smallBusiness\": false, \"taxType\": \"gross\"}");
        done(world.ensureInvoice(order, contact, "try-again"));
        assertThat(invoices()).hasSize(2);
    }

    @Test
    void leavesItAtOneInvoiceThatAPersonWroteInsteadOfTheRefusedOnes() {
        Order order = goodsAndService(List.of());
        String contact = world.contactInTime(order);
        world.planInvoice(order, contact);
        world.changeAccount("{\"smallBusiness\": true, \"taxType\": \"vatfree\"}");
        assertThat(stuck(world.ensureInvoice(order, contact, null)).code()).isEqualTo("rejected");
        world.changeAccount("{\"smallBusiness\": false, \"taxType\": \"gross\"}");
        world.invoiceByHand("Muster GmbH", "Bestellung #1", "vatfree", Map.of("0", "110.00"));
        world.listPast();

        assertThat(world.adopt(order, fitting(order))).isEqualTo(PastBooks.Adopted.NOW);

        assertThat(done(world.ensureInvoice(order, contact, null)).documents()).hasSize(1);
        assertThat(done(world.ensureInvoice(order, contact, "try-again")).documents()).hasSize(1);
        assertThat(invoices()).hasSize(1);
    }

    @Test
    void adoptsNoInvoiceForAllWhileOneOfSeveralStands() {
        Order order = goodsAndService(List.of());
        world.invoiceByHand("Muster GmbH", "Bestellung #1", "vatfree", Map.of("0", "110.00"));
        world.listPast();
        PastBooks.Candidate candidate = fitting(order);
        done(world.ensureBoth(order, null));
        world.write(
                "update effect set state = 'rejected', remote = null where discriminator = '1'");

        assertThat(world.lookForPast(order)).isInstanceOf(PastBooks.Finding.UnderWay.class);
        assertThat(world.adopt(order, candidate)).isEqualTo(PastBooks.Adopted.UNDER_WAY);
    }

    @Test
    void createsOnlyThatOneAgainWhichAPersonDeleted() {
        Order order = goodsAndService(List.of());
        DocumentRecord made = done(world.ensureBoth(order, null));
        for (DocumentRecord.Part document : made.documents()) {
            world.hand("DELETE", "documents/" + document.id());
            world.lookAtDocument("invoice", document.id());
        }

        Outcome.Problem problem = stuck(world.ensureBoth(order, null));
        assertThat(problem.code()).isEqualTo("document-deleted");
        assertThat(problem.reason().de())
                .contains(made.documents().get(0).number(), made.documents().get(1).number());
        assertThat(problem.answers())
                .extracting(Outcome.Answer::key)
                .containsExactlyInAnyOrder("leave-so", "create-again#1", "create-again#2");

        assertThat(stuck(world.ensureBoth(order, "create-again#2")).answers())
                .extracting(Outcome.Answer::key)
                .contains("create-again#1")
                .doesNotContain("create-again#2");
        assertThat(invoices())
                .extracting(each -> each.path("taxType").asString())
                .containsExactly("externalService13b");
        done(world.ensureBoth(order, "create-again#1"));
        assertThat(invoices()).hasSize(2);
        assertThat(world.calls(INVOICES)).isEqualTo(4);
    }

    @Test
    void adoptsBothAfterARestoredBackupThatKnewNeither() {
        Order order = goodsAndService(List.of());
        DocumentRecord made = done(world.ensureBoth(order, null));
        world.forgetEffects();
        world.forget("vat_decision");
        world.clock.advance(Duration.ofHours(1));
        restart();

        assertThat(ensuredInTime(order)).isEqualTo(made);
        assertThat(done(world.ensureBoth(order, null))).isEqualTo(made);
        assertThat(invoices()).hasSize(2);
        assertThat(world.calls(INVOICES)).isEqualTo(2);
    }

    @Test
    void correctsEachDocumentByWhatWasGivenBackOfIt() {
        Refund goods = refund(1, List.of(piece("1", "10.00")), "10.00");
        Refund both = refund(2, List.of(piece("1", "10.00"), piece("2", "80.00")), "90.00");
        Order order = goodsAndService(List.of(goods, both));
        List<DocumentRecord.Part> invoices = done(world.ensureBoth(order, null)).documents();

        done(world.ensureCreditNote(order, goods));
        Outcome.Problem problem = stuck(world.ensureCreditNote(order, both));
        assertThat(problem.code())
                .as("the goods were corrected before")
                .isEqualTo("further-correction");
        assertThat(problem.answers())
                .extracting(Outcome.Answer::key)
                .contains("create-standing-alone#1");
        DocumentRecord corrected =
                done(world.ensureCreditNote(order, both, "create-standing-alone#1"));
        done(world.ensureCreditNote(order, goods));
        assertThat(done(world.ensureCreditNote(order, both))).isEqualTo(corrected);

        assertThat(corrected.total().sameAs(Money.euro("90.00"))).isTrue();
        assertThat(corrected.documents()).hasSize(2);
        List<JsonNode> notes = ofType("creditnote");
        assertThat(notes)
                .extracting(each -> each.path("taxType").asString())
                .containsExactlyInAnyOrder(
                        "intraCommunitySupply", "externalService13b", "intraCommunitySupply");
        assertThat(notes)
                .filteredOn(each -> each.path("precedingSalesVoucherId").isString())
                .extracting(each -> each.path("precedingSalesVoucherId").asString())
                .containsExactlyInAnyOrder(invoices.get(0).id(), invoices.get(1).id());
        BigDecimal written =
                invoices().stream()
                        .map(each -> each.path("gross").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal givenBack =
                notes.stream()
                        .map(each -> each.path("gross").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(written.subtract(givenBack)).isEqualByComparingTo("10.00");
    }

    @Test
    void waitsWithARefundUntilAllDocumentsOfTheOrderStand() {
        Refund service = refund(1, List.of(piece("2", "80.00")), "80.00");
        Order order = goodsAndService(List.of(service));
        world.fault(INVOICES, "drop-before");
        world.ensureBoth(order, null);

        assertThat(world.ensureCreditNote(order, service)).isInstanceOf(Outcome.Waiting.class);
        assertThat(ofType("creditnote")).isEmpty();
    }

    // -------------------------------------------------------------------------------------------

    private PastBooks.Candidate fitting(Order order) {
        return ((PastBooks.Finding.Fits) world.lookForPast(order)).candidate();
    }

    private void restart() {
        world.restart(
                world.vat(
                        "vies: {base-url: 'VIES'}\n"
                                + "mapping: [{sku: T-1, goods: goods}, {sku: S-1, goods: service}]"));
    }

    /** Three cups at 10 € and a service of 80 €, no tax charged. */
    private static Order goodsAndService(List<Refund> refunds) {
        Order plain = order(1, business("Muster GmbH", "info@muster.example", VIENNESE), refunds);
        Sale sale =
                new Sale(
                        plain.number(),
                        plain.sale().soldAt(),
                        plain.sale().suppliedAt(),
                        true,
                        CUSTOMER,
                        null,
                        List.of(
                                line("1", "Tasse", "T-1", "3", "10.00"),
                                line("2", "Gravur", "S-1", "1", "80.00")),
                        List.of(),
                        Money.euro("110.00"),
                        Money.euro("0.00"));
        return new Order(
                plain.ref(),
                plain.number(),
                plain.createdAt(),
                plain.paidAt(),
                plain.fulfilledAt(),
                null,
                false,
                CUSTOMER,
                sale,
                sale.total(),
                plain.refunded(),
                refunds);
    }

    private static SaleLine line(
            String id, String name, String sku, String quantity, String price) {
        return new SaleLine(
                id,
                name,
                sku,
                new BigDecimal(quantity),
                Money.euro(price),
                Money.euro("0"),
                BigDecimal.ZERO,
                false);
    }

    private static RefundLine piece(String line, String amount) {
        return new RefundLine(line, BigDecimal.ONE, Money.euro(amount));
    }

    private static Refund refund(int number, List<RefundLine> lines, String amount) {
        return new Refund(
                new SourceRef(Samples.SHOP, "refund", "1-" + number),
                Samples.orderRef(1),
                "#1-R" + number,
                Instant.parse("2026-11-22T08:00:00Z").plusSeconds(number),
                lines,
                Money.zero("EUR"),
                Money.zero("EUR"),
                Money.euro(amount));
    }

    private DocumentRecord ensuredInTime(Order order) {
        @Nullable String contact = world.contactInTime(order);
        for (int pass = 0; pass < 40; pass++) {
            if (world.ensureInvoice(order, contact, null)
                    instanceof Outcome.Done<DocumentRecord> done) {
                return done.output();
            }
            world.clock.advance(Duration.ofSeconds(10));
        }
        throw new AssertionError("Not done: " + world.ensureInvoice(order, contact, null));
    }

    private List<JsonNode> invoices() {
        return ofType("invoice");
    }

    private List<JsonNode> ofType(String type) {
        return world.documents().stream()
                .filter(each -> each.path("type").asString().equals(type))
                .toList();
    }

    private static DocumentRecord done(Outcome<DocumentRecord> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<DocumentRecord>) outcome).output();
    }

    private static Outcome.Problem stuck(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Stuck.class);
        return ((Outcome.Stuck<?>) outcome).problem();
    }
}
