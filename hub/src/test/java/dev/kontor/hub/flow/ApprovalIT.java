package dev.kontor.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.action.ActionContext;
import dev.kontor.hub.action.Outcome;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.ApprovalError;
import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps that a person has to agree to, with a fake shop and fake actions. */
@Timeout(120)
class ApprovalIT {

    private static final String GUARDED =
            """
            flow: guarded
            title: {de: "Mit Freigabe", en: "Guarded"}
            trigger: order
            steps:
              - id: buyer
                use: books.ensure-customer
                with: {party: order.customer}
              - id: bill
                use: books.ensure-invoice
                with: {sale: order.sale, customer: steps.buyer, finalise: true}
                approve: plan.gross > 40
            """;
    private static final SourceRef REF = Samples.orderRef("1");

    private TestDatabase database;
    private PassWorld world;

    @BeforeEach
    void begin() {
        database = TestDatabase.create();
        world = new PassWorld(database, "order-to-invoice: {enabled: false}\n");
        world.flowDesk.create(world.organisation, GUARDED, null, "anna");
        world.flowDesk.enable(world.organisation, "guarded", LocalDate.of(2026, 12, 1), "anna");
        world.shop.put(Samples.order("1"));
        world.pass(REF);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private List<Approval> approvals(Approval.State state) {
        return world.approvals.list(world.organisation, state, 0, 10);
    }

    private Approval waiting() {
        assertThat(approvals(Approval.State.WAITING)).hasSize(1);
        return approvals(Approval.State.WAITING).getFirst();
    }

    private ActionContext billed() {
        return world.actions.asked.stream()
                .filter(each -> each.action().equals("books.ensure-invoice"))
                .findFirst()
                .orElseThrow()
                .context();
    }

    /** The document is made; its number is still to be read. */
    private Outcome<?> sendsAndWaits(ActionContext context) {
        world.actions.documents.put(
                context.subject().ref().toString(),
                new FakeActions.Document("invoice", "RE1", Money.euro("49.90"), null));
        return new Outcome.Waiting<>(world.now.plusSeconds(5), Words.same("being read"));
    }

    @Test
    void freezesWhatIsAskedAndSendsNothingElse() {
        Approval asked = waiting();
        assertThat(asked.requests())
                .containsExactly(new Approval.Request("POST", "/v1/invoices", "49.90 EUR"));
        assertThat(asked.gross()).isEqualTo(Money.euro("49.90"));
        assertThat(asked.author()).isEqualTo("anna");
        Instant frozenAt = world.now;
        world.later(Duration.ofDays(3));

        world.approvals.approve(world.organisation, asked.id(), "agreed", "berta");
        world.pass(REF);

        assertThat(billed().frozen())
                .isEqualTo(new ActionContext.Frozen(frozenAt, Set.of("49.90 EUR")));
        assertThat(approvals(Approval.State.USED)).hasSize(1);
        assertThat(world.desk.countOpen(world.organisation, null)).isZero();
        assertThat(world.audited("approval-asked")).isEqualTo(1);
        assertThat(world.audited("approval-approved")).isEqualTo(1);
    }

    @Test
    void isVoidOnceAnythingElseWouldBeSent() {
        world.approvals.approve(world.organisation, waiting().id(), null, "berta");
        world.actions.planned = Money.euro("59.90");

        world.pass(REF);

        assertThat(world.actions.count("books.ensure-invoice")).isZero();
        assertThat(approvals(Approval.State.VOID)).hasSize(1);
        assertThat(waiting().gross()).isEqualTo(Money.euro("59.90"));
    }

    @Test
    void isUsedOnceWhatWasSentIsSeenLaterThoughThatPassNeededNoApproval() {
        Approval asked = waiting();
        world.approvals.approve(world.organisation, asked.id(), null, "berta");
        world.actions.behaviours.put("books.ensure-invoice", this::sendsAndWaits);
        world.pass(REF);
        assertThat(approvals(Approval.State.APPROVED)).hasSize(1);

        world.actions.behaviours.clear();
        world.pass(REF);

        assertThat(approvals(Approval.State.USED)).hasSize(1);
        assertThat(approvals(Approval.State.APPROVED)).isEmpty();
    }

    @Test
    void waitsNoLongerOnceTheConditionNeedsNoApproval() {
        Approval asked = waiting();
        world.actions.planned = Money.euro("39.90");

        world.pass(REF);

        assertThat(world.approvals.get(world.organisation, asked.id()).state())
                .isEqualTo(Approval.State.VOID);
        assertThat(approvals(Approval.State.WAITING)).isEmpty();
        assertThat(world.actions.count("books.ensure-invoice")).isEqualTo(1);
    }

    @Test
    void doesNotSendWhatWasRefusedBecauseTheConditionWasLoosened() {
        world.approvals.reject(world.organisation, waiting().id(), "a duplicate", "berta");
        world.pass(REF);
        world.flowDesk.save(
                world.organisation, "guarded", GUARDED.replace("> 40", "> 400"), 1, null, "anna");

        world.pass(REF);

        assertThat(world.actions.count("books.ensure-invoice")).isZero();
    }

    @Test
    void isVoidOnceItsDateWouldLeaveTheVatMonth() {
        world.later(Duration.ofDays(10));
        world.approvals.approve(world.organisation, waiting().id(), null, "berta");
        world.now = Instant.parse("2026-12-31T23:00:00Z"); // 1 January in Berlin

        world.pass(REF);

        assertThat(world.actions.count("books.ensure-invoice")).isZero();
        assertThat(approvals(Approval.State.VOID)).hasSize(1);
        assertThat(waiting().frozenAt()).isEqualTo(world.now);
    }

    @Test
    void skipsWhatWasRejectedWithTheReason() {
        Approval asked = waiting();
        assertThatThrownBy(
                        () -> world.approvals.reject(world.organisation, asked.id(), " ", "berta"))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(ApprovalError.REASON_MISSING));

        world.approvals.reject(world.organisation, asked.id(), "not our customer", "berta");
        world.pass(REF);
        world.later(Duration.ofDays(40));
        world.pass(REF);

        assertThat(world.actions.count("books.ensure-invoice")).isZero();
        assertThat(approvals(Approval.State.WAITING)).isEmpty();
        assertThat(world.runs(REF).getFirst().decisions())
                .anySatisfy(each ->
                        assertThat(each.reason().en()).contains("berta", "not our customer"));
    }

    @Test
    void expiresAndIsAskedAgainOnlyIfSomebodyWantsThat() {
        Approval asked = waiting();
        world.later(Duration.ofDays(15));
        assertThatThrownBy(() ->
                        world.approvals.approve(world.organisation, asked.id(), null, "berta"))
                .isInstanceOf(HubException.class);

        world.pass(REF);
        assertThat(approvals(Approval.State.EXPIRED)).hasSize(1);
        StuckCase expired = world.onlyStuck();
        assertThat(expired.problem().code()).isEqualTo("approval-expired");

        world.desk.answer(world.organisation, expired.id(), "ask-again", null, "berta");
        world.pass(REF);
        assertThat(waiting().frozenAt()).isEqualTo(world.now);
    }

    @Test
    void asksForOtherEyesThanThoseOfTheAuthor() {
        world.declareWith(
                "order-to-invoice: {enabled: false}\n", "approvals: {four-eyes-above: 40}");
        Approval asked = waiting();

        assertThatThrownBy(
                        () -> world.approvals.approve(world.organisation, asked.id(), null, "anna"))
                .isInstanceOfSatisfying(
                        HubException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ApprovalError.FOUR_EYES));
        assertThatThrownBy(() ->
                        world.desk.answer(
                                world.organisation,
                                world.onlyStuck().id(),
                                "approve",
                                null,
                                "anna"))
                .isInstanceOf(HubException.class);
        assertThat(waiting().id()).isEqualTo(asked.id());

        world.approvals.approve(world.organisation, asked.id(), null, "berta");
        world.pass(REF);
        assertThat(world.actions.documents).hasSize(1);
    }
}
