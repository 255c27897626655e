package dev.kontor.hub.rest;

import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decisions about frozen requests. */
@RestController
@RequestMapping("/api/organisations/{organisation}/approvals")
class ApprovalsApi {

    private final Approvals approvals;
    private final Organisations organisations;
    private final JsonMapper json;

    ApprovalsApi(Approvals approvals, Organisations organisations, JsonMapper json) {
        this.approvals = approvals;
        this.organisations = organisations;
        this.json = json;
    }

    record DecisionRequest(@Nullable String note) {}

    /**
     * @param preview the documents as they will look
     * @param otherEyes whether the author cannot agree to it
     */
    record ApprovalView(
            UUID id,
            String root,
            String subject,
            String number,
            String action,
            String flow,
            String step,
            String state,
            List<Approval.Request> requests,
            @Nullable Money gross,
            @Nullable String recipient,
            JsonNode preview,
            String author,
            boolean otherEyes,
            Instant frozenAt,
            Instant expiresAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String note) {}

    @GetMapping
    Page<ApprovalView> list(
            @PathVariable String organisation,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        OrganisationId id = known(organisation);
        Approval.State wanted = state(state);
        return new Page<>(
                approvals.count(id, wanted),
                offset,
                approvals.list(id, wanted, offset, limit).stream()
                        .map(each -> view(id, each))
                        .toList());
    }

    @GetMapping("/{id}")
    ApprovalView show(@PathVariable String organisation, @PathVariable UUID id) {
        return view(known(organisation), approvals.get(known(organisation), id));
    }

    @Needs(Scope.APPROVE)
    @PostMapping("/{id}/approve")
    ApprovalView approve(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestBody DecisionRequest request,
            Principal caller) {
        return view(
                known(organisation),
                approvals.approve(known(organisation), id, request.note(), caller.getName()));
    }

    @Needs(Scope.APPROVE)
    @PostMapping("/{id}/reject")
    ApprovalView reject(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestBody DecisionRequest request,
            Principal caller) {
        return view(
                known(organisation),
                approvals.reject(
                        known(organisation),
                        id,
                        Asked.text("note", request.note()),
                        caller.getName()));
    }

    private ApprovalView view(OrganisationId organisation, Approval approval) {
        return new ApprovalView(
                approval.id(),
                approval.root().toString(),
                approval.subject().toString(),
                approval.number(),
                approval.action(),
                approval.flow(),
                approval.step(),
                approval.state().key(),
                approval.requests(),
                approval.gross(),
                approval.recipient(),
                json.readTree(approval.preview()),
                approval.author(),
                approvals.needsOtherEyes(organisation, approval),
                approval.frozenAt(),
                approval.expiresAt(),
                approval.decidedBy(),
                approval.decidedAt(),
                approval.note());
    }

    private static Approval.@Nullable State state(@Nullable String key) {
        if (key == null) {
            return null;
        }
        return Arrays.stream(Approval.State.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        Asked.wrong(
                                "There is no state '%s'; possible: %s"
                                        .formatted(
                                                key,
                                                Arrays.stream(Approval.State.values())
                                                        .map(Approval.State::key)
                                                        .collect(Collectors.joining(", ")))));
    }

    private OrganisationId known(String organisation) {
        return Known.organisation(organisations, organisation);
    }
}
