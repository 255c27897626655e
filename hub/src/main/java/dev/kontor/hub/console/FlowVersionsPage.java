package dev.kontor.hub.console;

import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.FlowVersion;
import dev.kontor.hub.shared.Permission;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The contents that a flow had: who made them, when, why, what differs; and going back to one. */
@Controller
@RequestMapping("/console/o/{organisation}/flows/{name}")
@Requires(Permission.VIEW)
class FlowVersionsPage {

    /** Versions that are compared on one page. */
    private static final int SHOWN = 30;

    private final FlowDesk desk;

    FlowVersionsPage(FlowDesk desk) {
        this.desk = desk;
    }

    /**
     * A version and how it differs from the one before.
     *
     * @param diff empty for the first
     */
    record Shown(FlowVersion version, List<LineDiff.Line> diff) {}

    @GetMapping("/versions")
    String list(Visit visit, @PathVariable String name, Model model) {
        var flow = Absent.unless(FlowError.FLOW_UNKNOWN, () -> desk.get(visit.id(), name));
        List<FlowVersion> versions = desk.history(visit.id(), name);
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, versions.size()); i++) {
            FlowVersion version = versions.get(i);
            shown.add(
                    new Shown(
                            version,
                            i + 1 < versions.size()
                                    ? LineDiff.of(versions.get(i + 1).content(), version.content())
                                    : List.of()));
        }
        model.addAttribute("flow", flow);
        model.addAttribute("versions", shown);
        model.addAttribute("older", versions.size() - shown.size());
        return "pages/flow-versions";
    }

    /** Makes an earlier content the present one again, as a new version. */
    @PostMapping("/roll-back")
    @Requires(Permission.CONFIGURE)
    String rollBack(
            Visit visit,
            @PathVariable String name,
            @RequestParam int version,
            RedirectAttributes flash) {
        Absent.unless(
                FlowError.FLOW_UNKNOWN, () -> desk.rollBack(visit.id(), name, version, visit.by()));
        flash.addFlashAttribute("toast", "flows.rolled-back");
        return "redirect:" + visit.page("flows/" + name + "/versions");
    }
}
