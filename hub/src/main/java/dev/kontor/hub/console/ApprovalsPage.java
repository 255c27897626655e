package dev.kontor.hub.console;

import dev.kontor.hub.action.DocumentPreview;
import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.ApprovalError;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits for somebody's approval, and what was decided: the documents exactly as they will
 * leave, why they are taxed so, and two buttons. Made for a phone, too.
 */
@Controller
@RequestMapping("/console/o/{organisation}/approvals")
@Requires(Permission.VIEW)
class ApprovalsPage {

    private static final int SHOWN = 50;
    private static final TypeReference<List<DocumentPreview>> PREVIEWS = new TypeReference<>() {};

    private final Approvals approvals;
    private final JsonMapper json;

    ApprovalsPage(Approvals approvals, JsonMapper json) {
        this.approvals = approvals;
        this.json = json;
    }

    @GetMapping
    String waiting(
            Visit visit,
            @RequestParam(defaultValue = "0") int offset,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        int begin = Math.max(0, offset);
        List<Approval> found = approvals.list(visit.id(), Approval.State.WAITING, begin, SHOWN + 1);
        boolean more = found.size() > SHOWN;
        model.addAttribute("waiting", true);
        model.addAttribute("approvals", more ? found.subList(0, SHOWN) : found);
        model.addAttribute("newest", begin > 0 ? visit.page("approvals") : null);
        model.addAttribute(
                "older", more ? visit.page("approvals?offset=" + (begin + SHOWN)) : null);
        return part == null ? "pages/approvals" : "pages/approvals :: content";
    }

    @GetMapping("/decided")
    String decided(
            Visit visit,
            @RequestParam(required = false) @Nullable UUID older,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        List<Approval> found = approvals.decided(visit.id(), older, SHOWN + 1);
        boolean more = found.size() > SHOWN;
        List<Approval> shown = more ? found.subList(0, SHOWN) : found;
        model.addAttribute("waiting", false);
        model.addAttribute("approvals", shown);
        model.addAttribute("newest", older == null ? null : visit.page("approvals/decided"));
        model.addAttribute(
                "older",
                more ? visit.page("approvals/decided?older=" + shown.getLast().id()) : null);
        return part == null ? "pages/approvals" : "pages/approvals :: content";
    }

    @GetMapping("/{id}")
    String show(
            Visit visit,
            @PathVariable UUID id,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        Approval approval = find(visit, id);
        List<DocumentPreview> documents = json.readValue(approval.preview(), PREVIEWS);
        model.addAttribute("approval", approval);
        model.addAttribute("documents", documents);
        model.addAttribute(
                "grounds",
                documents.stream()
                        .flatMap(each -> Optional.ofNullable(each.grounds()).stream())
                        .findFirst()
                        .orElse(null));
        boolean otherEyes = approvals.needsOtherEyes(visit.id(), approval);
        model.addAttribute("otherEyes", otherEyes);
        model.addAttribute("own", otherEyes && approval.author().equals(visit.by()));
        return part == null ? "pages/approval" : "pages/approval :: decision";
    }

    @PostMapping("/{id}/approve")
    @Requires(Permission.WORK)
    String approve(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        String why = note.isBlank() ? null : note.strip();
        return decided(
                visit,
                id,
                "approvals.approved",
                () -> {
                    var _ = approvals.approve(visit.id(), id, why, visit.by());
                },
                flash);
    }

    @PostMapping("/{id}/reject")
    @Requires(Permission.WORK)
    String reject(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        return decided(
                visit,
                id,
                "approvals.rejected",
                () -> {
                    var _ = approvals.reject(visit.id(), id, note.strip(), visit.by());
                },
                flash);
    }

    /** The count beside the menu's entry. */
    @GetMapping("/count")
    String count() {
        return "components :: waiting-approvals";
    }

    /** Back to the approval, which says what became of it or why not. */
    private String decided(
            Visit visit, UUID id, String toast, Runnable decision, RedirectAttributes flash) {
        try {
            decision.run();
            flash.addFlashAttribute("toast", toast);
        } catch (HubException refusal) {
            if (refusal.code() == ApprovalError.APPROVAL_UNKNOWN) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, refusal);
            }
            flash.addFlashAttribute("problem", refusal.code().name());
        }
        return "redirect:" + visit.page("approvals/" + id);
    }

    private Approval find(Visit visit, UUID id) {
        try {
            return approvals.get(visit.id(), id);
        } catch (HubException absent) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, absent);
        }
    }
}
