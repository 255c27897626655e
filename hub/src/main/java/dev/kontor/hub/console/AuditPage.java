package dev.kontor.hub.console;

import dev.kontor.hub.ledger.AuditSearch;
import dev.kontor.hub.ledger.AuditSearch.Entry;
import dev.kontor.hub.shared.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what, in a chain that shows when somebody tampered with it. */
@Controller
@RequestMapping("/console/o/{organisation}/audit")
@Requires(Permission.VIEW)
class AuditPage {

    private static final int SHOWN = 50;

    private final AuditSearch audit;

    AuditPage(AuditSearch audit) {
        this.audit = audit;
    }

    @GetMapping
    String list(
            Visit visit,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        List<Entry> found =
                audit.page(
                        visit.id(), subject.isBlank() ? null : subject.strip(), before, SHOWN + 1);
        boolean more = found.size() > SHOWN;
        List<Entry> shown = more ? found.subList(0, SHOWN) : found;
        model.addAttribute("subject", subject);
        model.addAttribute("entries", shown);
        model.addAttribute("before", more ? shown.getLast().seq() : null);
        model.addAttribute("paged", before != null);
        model.addAttribute("head", audit.head(visit.id()).orElse(null));
        return "pages/audit";
    }

    /** Checks the whole chain and tells what came out. */
    @PostMapping("/verify")
    String verify(
            Visit visit,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        model.addAttribute("verified", audit.verify(visit.id(), List.of()));
        return part == null ? list(visit, "", null, model) : "pages/audit :: verified";
    }
}
