package dev.kontor.hub.approval;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import java.util.UUID;

/** What can be wrong with a decision. */
public enum ApprovalError implements ErrorCode {
    APPROVAL_UNKNOWN,
    /** It was decided, has expired or is void. */
    APPROVAL_CLOSED,
    /** Who wrote the rule does not agree to it. */
    FOUR_EYES,
    REASON_MISSING;

    static HubException unknown(UUID id) {
        return new HubException(APPROVAL_UNKNOWN, "There is no approval %s".formatted(id));
    }

    static HubException closed(Approval approval) {
        return new HubException(
                APPROVAL_CLOSED,
                "Approval %s is %s; nothing is left to decide"
                        .formatted(approval.id(), approval.state().key()));
    }

    static HubException fourEyes(Approval approval) {
        return new HubException(
                FOUR_EYES,
                "%s wrote the rule of approval %s; above this amount somebody else has to agree"
                        .formatted(approval.author(), approval.id()));
    }

    static HubException reasonMissing(UUID id) {
        return new HubException(REASON_MISSING, "Say why approval %s is rejected".formatted(id));
    }
}
