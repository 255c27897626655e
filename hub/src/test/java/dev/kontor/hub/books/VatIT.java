package dev.kontor.hub.books;

import static dev.kontor.hub.books.Samples.business;
import static dev.kontor.hub.books.Samples.consumer;
import static dev.kontor.hub.books.Samples.order;
import static dev.kontor.hub.books.Samples.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.action.Plan;
import dev.kontor.hub.books.vat.VatDesk;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.model.Order;
import dev.kontor.hub.model.Party;
import dev.kontor.hub.model.PostalAddress;
import dev.kontor.hub.model.Refund;
import dev.kontor.hub.model.Sale;
import dev.kontor.hub.model.SaleLine;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import dev.kontor.simulator.vies.Trader;
import dev.kontor.simulator.vies.ViesQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** VAT in the books: facts, questions, answers and proofs, over simulated Lexware and VIES. */
@Timeout(60)
class VatIT {

    private static final String VIENNESE = "ATU12345675";
    private static final PostalAddress VIENNA =
            new PostalAddress(null, "Ring 1", "1010", "Wien", "AT");

    private final BooksWorld world = new BooksWorld(BooksWorld.unlimited());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsTheRuleItsStatuteAndFactsWithWhatWasDone() {
        Grounds grounds = grounds(world.ensureInvoice(order(1, consumer(), List.of())));

        assertThat(grounds.rulings())
                .extracting(Grounds.Ruling::rule, Grounds.Ruling::statute)
                .containsExactly(tuple("DOM-1", "§ 12 Abs. 1 UStG"));
        Grounds.Ruling ruling = grounds.rulings().getFirst();
        assertThat(ruling.sentence().de()).isNotBlank();
        assertThat(ruling.result())
                .contains(new Grounds.Fact("taxType", "gross"), new Grounds.Fact("rate", "19"));
        assertThat(ruling.facts()).contains(new Grounds.Fact("supplyDate", "2026-11-21"));
    }

    @Test
    void showsTheSameInThePlanBeforeAnythingIsDone() {
        Order order = order(1, consumer(), List.of());

        Plan plan = world.planInvoice(order, null);

        assertThat(world.documents()).isEmpty();
        assertThat(plan.grounds()).isEqualTo(grounds(world.ensureInvoice(order)));
    }

    @Test
    void takesWhatIsDeclaredForWhatAProductIs() {
        world.restart(world.vat("mapping: [{sku: 'B-*', goods: book}]"));
        Order order = sold(1, consumer(), line("B-17", "7", "10.70"), "10.70", "0.70");

        Grounds grounds = grounds(world.ensureInvoice(order));

        assertThat(grounds.rulings()).extracting(Grounds.Ruling::rule).containsExactly("DOM-3");
        assertThat(grounds.facts())
                .contains(new Grounds.Fact("line 1", "BOOK GENERAL: sku 'b-*' (kontor.yaml)"));
    }

    @Test
    void takesTheShopsRateInGermanyWhereNothingIsDeclared() {
        Order order = sold(1, consumer(), line("B-17", "7", "10.70"), "10.70", "0.70");

        assertThat(grounds(world.ensureInvoice(order)).rulings())
                .extracting(Grounds.Ruling::rule)
                .containsExactly("DOM-9");
    }

    @Test
    void asksWhatAnUndeclaredProductIsThatGoesAbroad() {
        Order order = sold(1, in(consumer(), VIENNA), line("T-1", "19", "11.90"), "11.90", "1.90");

        Outcome.Problem problem = stuck(world.ensureInvoice(order));

        assertThat(problem.code()).isEqualTo("goods-unknown");
        assertThat(problem.reason().de()).contains("Was ist „Tasse“ (T-1)?");
        assertThat(problem.answers())
                .filteredOn(answer -> answer.key().equals("goods:book:sku:t-1"))
                .singleElement()
                .matches(Outcome.Answer::keepable);
        assertThat(world.calls("POST /v1/invoices")).isZero();
    }

    @Test
    void takesAnAnswerForTheOrderItWasGivenFor() {
        Order first = withoutRate(1);
        Order second = withoutRate(2);
        assertThat(stuck(world.ensureInvoice(first)).code()).isEqualTo("goods-unknown");

        DocumentRecord invoice = done(world.ensureInvoice(first, null, "goods:goods:sku:t-1"));

        assertThat(invoice.total().sameAs(first.charged())).isTrue();
        assertThat(stuck(world.ensureInvoice(second)).code()).isEqualTo("goods-unknown");
    }

    @Test
    void keepsAnAnswerAsARuleForLaterOrdersAndOverARestart() {
        done(world.ensureInvoice(withoutRate(1), null, "goods:goods:sku:t-1+keep"));
        world.restart("");

        Grounds grounds = grounds(world.ensureInvoice(withoutRate(2)));

        assertThat(grounds.facts())
                .singleElement()
                .matches(
                        fact -> fact.value().contains("sku 't-1' (answered by anna at 2026-11-22"));
        assertThat(world.audited("vat-rule-kept")).isEqualTo(1);
    }

    /** Each of both stays below the limit of 100,000 EUR, the two together do not (R15). */
    @Test
    void keepsNoDecisionThatASaleMadeMeanwhileTurns() {
        world.changeAccount("{\"smallBusiness\": true}");
        world.restart(world.vat("turnover-elsewhere: {2026: {all: 99850}, 2025: {all: 20000}}"));
        List<VatDesk.Ruling.Decided> decided = new ArrayList<>();
        for (int id = 1; id <= 2; id++) {
            Order order = sold(id, consumer(), line("T-1", null, "100.00"), "100.00", "0");
            assertThat(world.vatDesk().rule(world.vatCase(order)))
                    .isInstanceOfSatisfying(VatDesk.Ruling.Decided.class, decided::add);
        }

        assertThat(kept(1, decided.get(0))).isTrue();
        assertThat(kept(2, decided.get(1))).isFalse();
        assertThat(kept(1, decided.get(0))).as("once more").isTrue();
    }

    private boolean kept(int order, VatDesk.Ruling.Decided decided) {
        EffectKey key =
                new EffectKey(
                        BooksWorld.A,
                        order(order, consumer(), List.of()).ref(),
                        Role.REVENUE_DOCUMENT,
                        "1");
        return world.inOrganisation(() -> world.vatDesk().keep(key, decided, 0));
    }

    @Test
    void takesAnAnswerOnceThoughItIsHandedInAgain() {
        Order order = withoutRate(1);
        for (int i = 0; i < 3; i++) {
            world.ensureInvoice(order, null, "goods:goods:sku:t-1+keep");
        }

        assertThat(world.documents()).hasSize(1);
        assertThat(world.audited("vat-rule-kept")).isEqualTo(1);
    }

    @Test
    void takesAProposalThatAPersonAcceptedAndKeepsThatAsARule() {
        world.restart("vat: {mapping: [{sku: G-1, goods: used-goods-margin}]}\n");
        Order first = sold(1, consumer(), line("G-1", "0", "11.90"), "11.90", "0.00");
        Outcome.Problem problem = stuck(world.ensureInvoice(first));
        assertThat(problem.code()).isEqualTo("vat-r18");
        assertThat(problem.grounds()).isNotNull();
        Outcome.Answer proposal =
                problem.answers().stream()
                        .filter(answer -> answer.key().startsWith("as-proposed:"))
                        .findFirst()
                        .orElseThrow();
        assertThat(proposal.keepable()).isTrue();

        done(world.ensureInvoice(first, null, proposal.key() + "+keep"));
        world.restart("vat: {mapping: [{sku: G-1, goods: used-goods-margin}]}\n");
        Order second = sold(2, consumer(), line("G-1", "0", "11.90"), "11.90", "0.00");
        Grounds grounds = grounds(world.ensureInvoice(second));

        assertThat(world.documents())
                .extracting(each -> each.path("taxType").asString())
                .containsExactly("vatfree", "vatfree");
        assertThat(grounds.facts())
                .extracting(Grounds.Fact::name)
                .containsExactly("line 1", "acceptedProposal");
    }

    @Test
    void takesASlipOfTheShopEachTimeOnly() {
        world.restart("vat: {mapping: [{sku: T-1, goods: goods}]}\n");
        Order order = sold(1, consumer(), line("T-1", "7", "11.90"), "11.90", "0.78");

        Outcome.Problem problem = stuck(world.ensureInvoice(order));

        assertThat(problem.code()).isEqualTo("vat-r22");
        assertThat(problem.answers())
                .filteredOn(answer -> answer.key().startsWith("as-proposed:"))
                .singleElement()
                .matches(answer -> !answer.keepable());
    }

    @Test
    void correctsARefundOnTheFactsOfItsInvoice() {
        Refund refund = refund(1, 1);
        Order order = withRefund(withoutRate(1), refund);
        done(world.ensureInvoice(order, null, "goods:goods:sku:t-1"));

        DocumentRecord correction = done(world.ensureCreditNote(order, refund));

        assertThat(correction.total().sameAs(Money.euro("11.90"))).isTrue();
    }

    @Test
    void stopsWhereTheAccountAndTheConfigurationContradictEachOther() {
        world.restart("vat: {small-business: true}\n");
        Order order = order(1, consumer(), List.of());

        Outcome.Problem problem = stuck(world.ensureInvoice(order));

        assertThat(problem.code()).isEqualTo("vat-small-business");
        assertThat(problem.reason().de())
                .contains("smallBusiness=false", "vat.small-business: true", "in Lexware");
        world.changeAccount("{\"smallBusiness\": true, \"taxType\": \"vatfree\"}");
        assertThat(stuck(world.ensureInvoice(order, null, "try-again")).code())
                .as("the profile is read again; the shop's tax is the next question")
                .isEqualTo("vat-r22");
    }

    @Test
    void noticesAfterAnIdleHourThatTheAccountBecameASmallBusiness() {
        world.restart("vat: {small-business: false}\n");
        done(world.ensureInvoice(order(1, consumer(), List.of())));
        world.changeAccount("{\"smallBusiness\": true, \"taxType\": \"vatfree\"}");
        world.clock.advance(Duration.ofMinutes(61));

        Outcome.Problem problem = stuck(world.ensureInvoice(order(2, consumer(), List.of())));

        assertThat(problem.code()).isEqualTo("vat-small-business");
        assertThat(problem.reason().en())
                .contains("smallBusiness=true", "vat.small-business: false");
        assertThat(world.documents()).hasSize(1);
    }

    @Test
    void readsTheProfileOfABusyAccountEverySixHoursAndAfterARefusal() {
        for (int i = 1; i <= 9; i++) {
            done(world.ensureInvoice(order(i, consumer(), List.of())));
            world.clock.advance(Duration.ofMinutes(50));
        }
        assertThat(world.calls("GET /v1/profile")).as("of 5:50 hours, and of 6:40").isEqualTo(2);

        world.changeAccount("{\"smallBusiness\": true, \"taxType\": \"vatfree\"}");
        assertThat(stuck(world.ensureInvoice(order(10, consumer(), List.of()))).code())
                .isEqualTo("rejected");
        assertThat(stuck(world.ensureInvoice(order(11, consumer(), List.of()))).code())
                .as("decided on what the account says now")
                .isEqualTo("vat-r22");
    }

    @Test
    void writesNetPricesToADeclaredPublicBody() {
        world.restart("vat: {public-bodies: ['Stadt *']}\n");
        Party town = business("Stadt Freiburg", "kasse@freiburg.example", null);

        Grounds grounds =
                grounds(ensured(sold(1, town, line("T-1", "19", "11.90"), "11.90", "1.90")));

        assertThat(world.documents().getFirst().path("taxType").asString()).isEqualTo("net");
        assertThat(grounds.facts())
                .contains(new Grounds.Fact("customer", "PUBLIC_BODY: public-bodies (kontor.yaml)"));
    }

    @Test
    void keepsAnAnswerThatACustomerIsAPublicBody() {
        world.restart("vat: {mapping: [{sku: T-1, goods: goods}]}\n");
        Party office = business("Amt Muster", "kasse@amt.example", null);
        Order abroad = sold(1, in(office, VIENNA), line("T-1", "19", "11.90"), "11.90", "1.90");
        Outcome.Answer answer =
                stuck(ensured(abroad)).answers().stream()
                        .filter(each -> each.key().startsWith("customer-is-public-body:"))
                        .findFirst()
                        .orElseThrow();
        assertThat(answer.keepable()).isTrue();

        assertThat(stuck(ensured(abroad, answer.key() + "+keep")).code())
                .as("without an id it still counts as a consumer")
                .isEqualTo("vat-r02");
        done(ensured(sold(2, office, line("T-1", "19", "11.90"), "11.90", "1.90")));

        assertThat(world.documents().getFirst().path("taxType").asString()).isEqualTo("net");
    }

    @Test
    void showsInPlanAndRunWhatAProductIsPostedTo() {
        world.restart("vat: {mapping: [{sku: T-1, goods: goods, posting: services}]}\n");
        Order order = sold(1, consumer(), line("T-1", "19", "11.90"), "11.90", "1.90");

        Plan plan = world.planInvoice(order, null);

        assertThat(plan.reasons())
                .extracting(Words::de)
                .contains("Zu buchen auf: Warenverkäufe, „Tasse“ zu Dienstleistungen.");
        Grounds grounds = grounds(world.ensureInvoice(order));
        assertThat(grounds.rulings().getFirst().result())
                .contains(new Grounds.Fact("posting", "GOODS"));
        assertThat(grounds.facts())
                .extracting(Grounds.Fact::value)
                .anyMatch(value -> value.contains("posted as SERVICES"));
    }

    @Test
    void stopsWhereTheOneStopShopIsDeclaredButNotSetInTheAccount() {
        world.restart("vat: {oss: true}\n");

        Outcome.Problem problem = stuck(world.ensureInvoice(order(1, consumer(), List.of())));

        assertThat(problem.code()).isEqualTo("vat-oss");
        assertThat(problem.reason().en()).contains("distanceSalesPrinciple=-", "vat.oss: true");
    }

    @Test
    void waitsWhileTheMemberStateIsAwayIfThatIsThePolicy() {
        world.restart(world.vat("vies: {base-url: 'VIES'}\nmapping: [{sku: T-1, goods: goods}]"));
        world.vies.register(Trader.of(VIENNESE, "Muster GmbH", null));
        world.vies.fail("AT", "MS_UNAVAILABLE");
        Order order = toVienna(1);

        Outcome<DocumentRecord> outcome = ensured(order);

        assertThat(outcome).isInstanceOf(Outcome.Waiting.class);
        assertThat(((Outcome.Waiting<?>) outcome).nextLook())
                .isEqualTo(world.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(world.documents()).isEmpty();
    }

    @Test
    void asksWhileTheMemberStateIsAwayIfThatIsThePolicy() {
        world.restart(
                world.vat(
                        "vies: {base-url: 'VIES', when-down: hold}\n"
                                + "mapping: [{sku: T-1, goods: goods}]"));
        world.vies.fail("AT", "MS_UNAVAILABLE");

        assertThat(stuck(ensured(toVienna(1))).code()).isEqualTo("vat-r02");
    }

    @Test
    void asksAboutAnIdThatIsNotValid() {
        world.restart(world.vat("vies: {base-url: 'VIES'}\nmapping: [{sku: T-1, goods: goods}]"));

        assertThat(stuck(ensured(toVienna(1))).code()).isEqualTo("vat-r02");
        assertThat(world.vies.queries()).extracting(ViesQuery::outcome).containsExactly("invalid");

        world.vies.register(Trader.of(VIENNESE, "Muster GmbH", null));
        ensured(toVienna(1));
        assertThat(world.vies.queries()).as("the answer is kept").hasSize(1);
        done(ensured(toVienna(1), "try-again"));
        assertThat(world.vies.queries()).as("a person asked again").hasSize(2);
    }

    @Test
    void writesATaxFreeInvoiceToABusinessWhoseIdIsConfirmed() {
        world.restart(world.vat("vies: {base-url: 'VIES'}\nmapping: [{sku: T-1, goods: goods}]"));
        world.vies.register(Trader.of(VIENNESE, "Muster GmbH", "Ring 1, 1010 Wien"));
        Order order = toVienna(1);

        Grounds grounds = grounds(ensured(order));

        JsonNode invoice = world.documents().getFirst();
        assertThat(invoice.path("taxType").asString()).isEqualTo("intraCommunitySupply");
        assertThat(invoice.path("gross").decimalValue()).isEqualByComparingTo("30.00");
        assertThat(invoice.path("tax").decimalValue()).isEqualByComparingTo("0");
        JsonNode contact = world.contacts().getFirst().path("body").path("company");
        assertThat(contact.path("vatRegistrationId").asString()).isEqualTo(VIENNESE);
        assertThat(contact.path("allowTaxFreeInvoices").asBoolean()).isTrue();
        assertThat(grounds.facts())
                .contains(
                        new Grounds.Fact("vatId", VIENNESE + " CONFIRMED"),
                        new Grounds.Fact("vatIdHolder", "Muster GmbH"),
                        new Grounds.Fact("consultationNumber", "WAPIAAAA00000001"));
        assertThat(world.vies.queries())
                .extracting(ViesQuery::requester, ViesQuery::traderName)
                .containsExactly(tuple("DE123456789", "Muster GmbH"));
    }

    @Test
    void asksTheRegisterOnceForSuppliesOfADay() {
        world.restart(world.vat("vies: {base-url: 'VIES'}\nmapping: [{sku: T-1, goods: goods}]"));
        world.vies.register(Trader.of(VIENNESE, "Muster GmbH", null));
        done(ensured(toVienna(1)));
        world.restart(world.vat("vies: {base-url: 'VIES'}\nmapping: [{sku: T-1, goods: goods}]"));

        done(ensured(toVienna(2)));

        assertThat(world.vies.queries()).hasSize(1);
    }

    // -------------------------------------------------------------------------------------------

    private Outcome<DocumentRecord> ensured(Order order) {
        return ensured(order, null);
    }

    private Outcome<DocumentRecord> ensured(Order order, @Nullable String answer) {
        return world.ensureBoth(order, answer);
    }

    /** Three pieces at 10 €, no tax charged, sent to a business in Vienna. */
    private static Order toVienna(int id) {
        Party customer = in(business("Muster GmbH", "info@muster.example", VIENNESE), VIENNA);
        SaleLine line =
                new SaleLine(
                        "1",
                        "Tasse",
                        "T-1",
                        new BigDecimal("3"),
                        Money.euro("10.00"),
                        Money.euro("0"),
                        BigDecimal.ZERO,
                        false);
        return sold(id, customer, line, "30.00", "0.00");
    }

    /** The shop states the tax of the order, but no rates. */
    private static Order withoutRate(int id) {
        return sold(id, consumer(), line("T-1", null, "11.90"), "11.90", "1.90");
    }

    private static SaleLine line(String sku, @Nullable String rate, String price) {
        return new SaleLine(
                "1",
                "Tasse",
                sku,
                BigDecimal.ONE,
                Money.euro(price),
                Money.euro("0"),
                rate == null ? null : new BigDecimal(rate),
                false);
    }

    private static Party in(Party party, PostalAddress address) {
        return new Party(
                party.id(),
                party.company(),
                party.firstName(),
                party.lastName(),
                party.email(),
                party.phone(),
                party.vatId(),
                address);
    }

    private static Order sold(int id, Party customer, SaleLine line, String total, String tax) {
        Order plain = order(id, customer, List.of());
        Sale sale =
                new Sale(
                        plain.number(),
                        plain.sale().soldAt(),
                        plain.sale().suppliedAt(),
                        true,
                        customer,
                        null,
                        List.of(line),
                        List.of(),
                        Money.euro(total),
                        Money.euro(tax));
        return new Order(
                plain.ref(),
                plain.number(),
                plain.createdAt(),
                plain.paidAt(),
                plain.fulfilledAt(),
                null,
                false,
                customer,
                sale,
                sale.total(),
                plain.refunded(),
                List.of());
    }

    private static Order withRefund(Order order, Refund refund) {
        return new Order(
                order.ref(),
                order.number(),
                order.createdAt(),
                order.paidAt(),
                order.fulfilledAt(),
                null,
                false,
                order.customer(),
                order.sale(),
                order.charged(),
                refund.amount(),
                List.of(refund));
    }

    private static Grounds grounds(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        Grounds grounds = ((Outcome.Done<?>) outcome).grounds();
        assertThat(grounds).isNotNull();
        return grounds;
    }

    private static <O> O done(Outcome<O> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<O>) outcome).output();
    }

    private static Outcome.Problem stuck(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Stuck.class);
        return ((Outcome.Stuck<?>) outcome).problem();
    }
}
