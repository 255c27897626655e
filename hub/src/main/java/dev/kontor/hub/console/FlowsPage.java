package dev.kontor.hub.console;

import dev.kontor.hub.action.Actions;
import dev.kontor.hub.flow.FlowCounts;
import dev.kontor.hub.flow.FlowCounts.Count;
import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.FlowDrafts;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.FlowSketch;
import dev.kontor.hub.flow.FlowSummary;
import dev.kontor.hub.flow.FlowVersion;
import dev.kontor.hub.flow.Rehearsal;
import dev.kontor.hub.flow.Rehearsals;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Flows as a list and as pictures with what they came to lately; making them, on and off. */
@Controller
@RequestMapping("/console/o/{organisation}/flows")
@Requires(Permission.VIEW)
class FlowsPage {

    /** What the numbers are of. */
    static final Duration LATELY = Duration.ofDays(7);

    private static final int RECENT = 6;

    private final FlowDesk desk;
    private final FlowDrafts drafts;
    private final FlowCounts counts;
    private final Rehearsals rehearsals;
    private final Actions actions;
    private final JsonMapper json;
    private final InstantSource clock;

    FlowsPage(
            FlowDesk desk,
            FlowDrafts drafts,
            FlowCounts counts,
            Rehearsals rehearsals,
            Actions actions,
            JsonMapper json,
            InstantSource clock) {
        this.desk = desk;
        this.drafts = drafts;
        this.counts = counts;
        this.rehearsals = rehearsals;
        this.actions = actions;
        this.json = json;
        this.clock = clock;
    }

    /** A flow in the list. */
    record Line(FlowSummary flow, FlowCards.Tally tally) {}

    @GetMapping
    String list(Visit visit, Model model) {
        List<Count> lately = lately(visit);
        List<FlowSummary> flows = desk.list(visit.id());
        model.addAttribute(
                "lines",
                flows.stream()
                        .map(flow ->
                                new Line(
                                        flow,
                                        FlowCards.Tally.of(
                                                FlowCards.of(flow.name(), lately), null)))
                        .toList());
        model.addAttribute(
                "builtIn",
                desk.builtIn().stream()
                        .filter(name -> flows.stream().noneMatch(each -> each.name().equals(name)))
                        .toList());
        return "pages/flows";
    }

    /**
     * @param step id of the step that was clicked
     */
    @GetMapping("/{name}")
    String show(
            Visit visit,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String step,
            Model model) {
        FlowSummary flow = known(visit, name);
        FlowVersion content = desk.content(visit.id(), name);
        List<Count> own = FlowCards.of(name, lately(visit));
        FlowSketch sketch = FlowSketch.of(content.content()).orElse(null);
        model.addAttribute("flow", flow);
        model.addAttribute("content", content.content());
        model.addAttribute(
                "picture",
                sketch == null
                        ? null
                        : new FlowCards(actions.cards(), own, flow.problems()).of(sketch));
        model.addAttribute("selected", step);
        if (sketch != null && sketch.named(step).orElse(null) instanceof FlowSketch.Step chosen) {
            model.addAttribute("step", chosen);
            model.addAttribute(
                    "action",
                    actions.cards().stream()
                            .filter(each -> each.name().equals(chosen.action()))
                            .findFirst()
                            .orElse(null));
            model.addAttribute("tally", FlowCards.Tally.of(own, step));
            model.addAttribute("recent", counts.recent(visit.id(), name, step, RECENT));
            Rehearsal tried = lastTried(visit, flow);
            model.addAttribute("tried", tried);
            model.addAttribute("values", tried == null ? Map.of() : values(tried, step));
        }
        return "pages/flow";
    }

    /** The flow on the newest object; null if it cannot be followed or nothing was kept yet. */
    private @Nullable Rehearsal lastTried(Visit visit, FlowSummary flow) {
        if (!flow.problems().isEmpty()) {
            return null;
        }
        return rehearsals.ofNewest(visit.id(), new Rehearsals.What(null, flow.name())).stream()
                .findFirst()
                .orElse(null);
    }

    /**
     * A value that a step is given.
     *
     * @param json whether it is more than a single value
     */
    record Value(String text, boolean json) {}

    private Map<String, Value> values(Rehearsal tried, String step) {
        Map<String, Value> values = new LinkedHashMap<>();
        tried.steps().stream()
                .filter(each -> each.id().equals(step))
                .findFirst()
                .ifPresent(each ->
                        each.inputs().forEach((name, value) -> values.put(name, value(value))));
        return values;
    }

    private Value value(Object value) {
        return value instanceof Record
                ? new Value(json.writerWithDefaultPrettyPrinter().writeValueAsString(value), true)
                : new Value(String.valueOf(value), false);
    }

    /** A new flow with one step, to go on with. */
    @PostMapping("/new")
    @Requires(Permission.CONFIGURE)
    String make(
            Visit visit,
            @RequestParam String name,
            @RequestParam String german,
            @RequestParam String english,
            @RequestParam String trigger,
            RedirectAttributes flash) {
        try {
            String content =
                    drafts.begin(
                            name.strip(),
                            german.strip(),
                            english.isBlank() ? german.strip() : english.strip(),
                            trigger);
            desk.create(visit.id(), content, null, visit.by());
        } catch (HubException refused) {
            return refused(visit, refused, flash);
        }
        return done(visit, name.strip() + "/edit", "flows.made", flash);
    }

    @PostMapping("/copy")
    @Requires(Permission.CONFIGURE)
    String copy(
            Visit visit,
            @RequestParam String from,
            @RequestParam String name,
            RedirectAttributes flash) {
        try {
            desk.copy(visit.id(), from, name.strip(), visit.by());
        } catch (HubException refused) {
            return refused(visit, refused, flash);
        }
        return done(visit, name.strip() + "/edit", "flows.made", flash);
    }

    @PostMapping("/{name}/enable")
    @Requires(Permission.CONFIGURE)
    String enable(
            Visit visit,
            @PathVariable String name,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            RedirectAttributes flash) {
        desk.enable(visit.id(), known(visit, name).name(), from, visit.by());
        return done(visit, name, "flows.enabled", flash);
    }

    @PostMapping("/{name}/disable")
    @Requires(Permission.CONFIGURE)
    String disable(Visit visit, @PathVariable String name, RedirectAttributes flash) {
        desk.disable(visit.id(), known(visit, name).name(), visit.by());
        return done(visit, name, "flows.disabled", flash);
    }

    /** Only what was never switched on. */
    @PostMapping("/{name}/delete")
    @Requires(Permission.CONFIGURE)
    String delete(Visit visit, @PathVariable String name, RedirectAttributes flash) {
        desk.delete(visit.id(), known(visit, name).name(), visit.by());
        flash.addFlashAttribute("toast", "flows.deleted");
        return "redirect:" + visit.page("flows");
    }

    private List<Count> lately(Visit visit) {
        return counts.since(visit.id(), clock.instant().minus(LATELY));
    }

    private FlowSummary known(Visit visit, String name) {
        return Absent.unless(FlowError.FLOW_UNKNOWN, () -> desk.get(visit.id(), name));
    }

    private static String refused(Visit visit, HubException refused, RedirectAttributes flash) {
        flash.addFlashAttribute("problem", refused.code().name());
        return "redirect:" + visit.page("flows");
    }

    private static String done(Visit visit, String page, String toast, RedirectAttributes flash) {
        flash.addFlashAttribute("toast", toast);
        return "redirect:" + visit.page("flows/" + page);
    }
}
