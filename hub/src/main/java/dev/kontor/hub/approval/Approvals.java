package dev.kontor.hub.approval;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where people agree to frozen requests or refuse them. A decision is a signal: the object is
 * looked at again at once, and what was agreed to is sent exactly so, or not at all. Thread-safe.
 */
@Component
public class Approvals {

    private static final int MOST = 1_000;

    private final ApprovalTable table;
    private final Organisations organisations;
    private final Lane lane;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;

    Approvals(
            ApprovalTable table,
            Organisations organisations,
            Lane lane,
            AuditTrail audit,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.table = table;
        this.organisations = organisations;
        this.lane = lane;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** Those that wait longest first; null for all states. */
    public List<Approval> list(
            OrganisationId organisation, Approval.@Nullable State state, int offset, int limit) {
        return transactions.inOrganisation(
                organisation, () -> table.list(organisation, state, offset, Math.min(limit, MOST)));
    }

    /**
     * Those that came to an end or were decided, the last asked first.
     *
     * @param olderThan the last of the page before; null: from the newest on
     */
    public List<Approval> decided(
            OrganisationId organisation, @Nullable UUID olderThan, int limit) {
        return transactions.inOrganisation(
                organisation, () -> table.decided(organisation, olderThan, Math.min(limit, MOST)));
    }

    public long count(OrganisationId organisation, Approval.@Nullable State state) {
        return transactions.inOrganisation(organisation, () -> table.count(organisation, state));
    }

    /**
     * One decision.
     *
     * @throws HubException {@link ApprovalError#APPROVAL_UNKNOWN}
     */
    public Approval get(OrganisationId organisation, UUID id) {
        return transactions
                .inOrganisation(organisation, () -> table.find(organisation, id))
                .orElseThrow(() -> ApprovalError.unknown(id));
    }

    /**
     * Agrees to exactly what was frozen.
     *
     * @throws HubException {@link ApprovalError#APPROVAL_UNKNOWN}, {@link
     *     ApprovalError#APPROVAL_CLOSED}, {@link ApprovalError#FOUR_EYES}
     */
    public Approval approve(
            OrganisationId organisation, UUID id, @Nullable String note, String by) {
        return decide(organisation, id, Approval.State.APPROVED, note, by);
    }

    /**
     * Refuses it; it is not asked again while it is the same.
     *
     * @param why must not be empty
     * @throws HubException {@link ApprovalError#APPROVAL_UNKNOWN}, {@link
     *     ApprovalError#APPROVAL_CLOSED}, {@link ApprovalError#REASON_MISSING}
     */
    public Approval reject(OrganisationId organisation, UUID id, String why, String by) {
        if (why.isBlank()) {
            throw ApprovalError.reasonMissing(id);
        }
        return decide(organisation, id, Approval.State.REJECTED, why, by);
    }

    /** Whether who wrote the rule may not agree to it himself. */
    public boolean needsOtherEyes(OrganisationId organisation, Approval approval) {
        BigDecimal limit = organisations.get(organisation).settings().approvals().fourEyesAbove();
        Money gross = approval.gross();
        return limit != null && (gross == null || gross.amount().compareTo(limit) > 0);
    }

    /** All about an object, the oldest first; joins the caller's transaction. */
    public List<Approval> ofRoot(OrganisationId organisation, SourceRef root) {
        return transactions.inOrganisation(organisation, () -> table.ofRoot(organisation, root));
    }

    /** Asks; joins the caller's transaction. */
    public void ask(OrganisationId organisation, Approval asked) {
        transactions.runInOrganisation(
                organisation,
                () -> {
                    table.insert(organisation, asked);
                    audit(organisation, asked, "approval-asked", asked.author(), null);
                });
    }

    /** Notes that it is void, expired or used; joins the caller's transaction. */
    public void close(OrganisationId organisation, Approval approval, Approval.State to) {
        transactions.runInOrganisation(
                organisation,
                () -> {
                    if (table.move(organisation, approval.id(), approval.state(), to)) {
                        audit(organisation, approval, "approval-" + to.key(), "kontor", null);
                    }
                });
    }

    private Approval decide(
            OrganisationId organisation,
            UUID id,
            Approval.State to,
            @Nullable String note,
            String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    Approval approval =
                            table.find(organisation, id)
                                    .orElseThrow(() -> ApprovalError.unknown(id));
                    boolean own = by.equals(approval.author());
                    if (to == Approval.State.APPROVED
                            && own
                            && needsOtherEyes(organisation, approval)) {
                        throw ApprovalError.fourEyes(approval);
                    }
                    Instant now = clock.instant();
                    boolean inTime = now.isBefore(approval.expiresAt());
                    if (!inTime || !table.decide(organisation, id, to, note, by, now)) {
                        throw ApprovalError.closed(approval);
                    }
                    audit(organisation, approval, "approval-" + to.key(), by, note);
                    lane.signal(organisation, approval.root(), Priority.ATTENDED);
                    return table.find(organisation, id).orElseThrow();
                });
    }

    private void audit(
            OrganisationId organisation,
            Approval approval,
            String kind,
            String by,
            @Nullable String note) {
        audit.append(
                organisation,
                clock.instant(),
                kind,
                approval.subject().toString(),
                json.writeValueAsString(
                        new Entry(
                                approval.id(),
                                Optional.ofNullable(approval.gross())
                                        .map(Money::toString)
                                        .orElse(null),
                                approval.requests(),
                                by,
                                note)));
    }

    /** What the audit trail keeps. */
    private record Entry(
            UUID approval,
            @Nullable String gross,
            List<Approval.Request> requests,
            String by,
            @Nullable String note) {}
}
