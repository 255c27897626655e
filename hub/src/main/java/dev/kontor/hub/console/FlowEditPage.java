package dev.kontor.hub.console;

import dev.kontor.hub.action.Actions;
import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.FlowDrafts;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.FlowProblem;
import dev.kontor.hub.flow.FlowSketch;
import dev.kontor.hub.flow.FlowSummary;
import dev.kontor.hub.flow.FlowVersion;
import dev.kontor.hub.flow.FlowWrong;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Writing a flow. The draft is the document's text and stands in the form; every change goes to the
 * server and comes back as text, picture and panel, so that they are always the same. Nothing of it
 * holds before it is saved.
 */
@Controller
@RequestMapping("/console/o/{organisation}/flows/{name}/edit")
@Requires(Permission.CONFIGURE)
class FlowEditPage {

    private static final String FIELD = "f.";
    private static final String BRANCH = "choose";

    private final FlowDesk desk;
    private final FlowDrafts drafts;
    private final Actions actions;

    FlowEditPage(FlowDesk desk, FlowDrafts drafts, Actions actions) {
        this.desk = desk;
        this.drafts = drafts;
        this.actions = actions;
    }

    /** A draft: its text, and what is selected in it. */
    private record Draft(String content, String at) {}

    /**
     * @param step id of the step to begin with
     */
    @GetMapping
    String begin(
            Visit visit,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String step,
            Locale locale,
            Model model) {
        FlowSummary flow = known(visit, name);
        if (flow.declared()) {
            return "redirect:" + visit.page("flows/" + name);
        }
        FlowVersion version = desk.content(visit.id(), name);
        String at =
                FlowSketch.of(version.content())
                        .flatMap(sketch -> sketch.named(step))
                        .map(FlowSketch.Part::place)
                        .orElse("");
        show(flow, new Draft(version.content(), at), version.number(), "", locale, model);
        return "pages/flow-edit";
    }

    /**
     * Does something to the draft that the form brings along, and shows what came of it.
     *
     * @param known hash of the text that the fields were made from: if the text is another, it was
     *     written itself, and the fields are older
     * @param act what was pressed: {@code save}, {@code apply}, {@code rebase}, {@code
     *     select:PLACE}, {@code add}, {@code way}, {@code remove}, {@code up}, {@code down}
     */
    @PostMapping
    String change(
            Visit visit,
            @PathVariable String name,
            @RequestParam String content,
            @RequestParam int basedOn,
            @RequestParam(defaultValue = "") String known,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(name = "do", defaultValue = "apply") String act,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String note,
            @RequestParam Map<String, String> all,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        FlowSummary flow = known(visit, name);
        String text = content.replace("\r\n", "\n");
        Draft draft = new Draft(known.equals(hash(text)) ? filled(text, at, all) : text, at);
        int base = basedOn;
        if (act.equals("save")) {
            try {
                return saved(visit, flow, draft, base, note, flash);
            } catch (FlowWrong wrong) {
                // The page names every problem, as it does while one writes.
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("refused", true);
            } catch (HubException changed) {
                if (changed.code() != FlowError.FLOW_CHANGED) {
                    throw changed;
                }
                response.setStatus(HttpStatus.CONFLICT.value());
            }
        } else if (act.equals("rebase")) {
            base = flow.version();
        } else {
            draft = done(draft, act, action);
        }
        show(known(visit, name), draft, base, note, locale, model);
        showMeanwhile(visit, name, base, model);
        return part == null ? "pages/flow-edit" : "pages/flow-edit :: editor";
    }

    private String saved(
            Visit visit,
            FlowSummary flow,
            Draft draft,
            int basedOn,
            String note,
            RedirectAttributes flash) {
        FlowSummary after =
                desk.save(
                        visit.id(),
                        flow.name(),
                        draft.content(),
                        basedOn,
                        note.isBlank() ? null : note.strip(),
                        visit.by());
        flash.addFlashAttribute(
                "toast", after.version() == basedOn ? "flows.unchanged" : "flows.saved");
        return "redirect:" + visit.page("flows/" + flow.name());
    }

    /** The text with what the fields say. */
    private String filled(String text, String at, Map<String, String> all) {
        Map<String, String> fields = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            if (key.startsWith(FIELD)) {
                fields.put(key.substring(FIELD.length()), value.replace("\r\n", "\n"));
            }
        });
        return fields.isEmpty() || FlowSketch.of(text).isEmpty()
                ? text
                : drafts.put(text, at, fields);
    }

    private Draft done(Draft draft, String act, String action) {
        String text = draft.content();
        String at = draft.at();
        if (FlowSketch.of(text).isEmpty()) {
            return draft;
        }
        if (act.startsWith("select:")) {
            return new Draft(text, act.substring("select:".length()));
        }
        return switch (act) {
            case "add" -> {
                Spot spot = Spot.after(at);
                String added =
                        action.equals(BRANCH)
                                ? drafts.addBranch(text, spot.list(), spot.index())
                                : drafts.add(text, spot.list(), spot.index(), action);
                yield new Draft(added, spot.list() + "[" + spot.index() + "]");
            }
            case "way" -> new Draft(drafts.addWay(text, at), at);
            case "remove" -> new Draft(drafts.remove(text, at), "");
            case "up", "down" -> {
                FlowDrafts.Moved moved = drafts.move(text, at, act.equals("up"));
                yield new Draft(moved.content(), moved.place());
            }
            default -> draft;
        };
    }

    /** Where a step comes in that is added after what is selected. */
    private record Spot(String list, int index) {

        static Spot after(String at) {
            if (at.isEmpty()) {
                return new Spot("steps", 0);
            }
            int bracket = at.lastIndexOf('[');
            return bracket < 0 || at.startsWith("choose[", at.lastIndexOf('.') + 1)
                    ? new Spot(at + ".steps", 0)
                    : new Spot(
                            at.substring(0, bracket),
                            Integer.parseInt(at.substring(bracket + 1, at.length() - 1)) + 1);
        }
    }

    private void show(
            FlowSummary flow, Draft draft, int basedOn, String note, Locale locale, Model model) {
        String content = draft.content();
        List<FlowProblem> problems = desk.check(content);
        FlowSketch sketch = FlowSketch.of(content).orElse(null);
        model.addAttribute("flow", flow);
        model.addAttribute("content", content);
        model.addAttribute("known", hash(content));
        model.addAttribute("basedOn", basedOn);
        model.addAttribute("note", note);
        model.addAttribute("problems", problems);
        model.addAttribute("actions", actions.cards());
        if (sketch == null) {
            model.addAttribute("at", "");
            return;
        }
        FlowForm.Panel panel =
                new FlowForm(actions.cards(), drafts, locale.getLanguage().equals("de"))
                        .panel(content, sketch, draft.at(), problems);
        model.addAttribute("at", panel.place());
        model.addAttribute("panel", panel);
        // While one types in the panel, all around it is told, but not the field one is in.
        model.addAttribute(
                "oob",
                panel.fields().stream()
                        .map(field -> ",#" + field.id() + "-problems")
                        .collect(Collectors.joining("", "#state,#yaml", "")));
        model.addAttribute(
                "picture", new FlowCards(actions.cards(), List.of(), problems).of(sketch));
    }

    /** What somebody else saved since the draft began. */
    private void showMeanwhile(Visit visit, String name, int basedOn, Model model) {
        List<FlowVersion> history = desk.history(visit.id(), name);
        FlowVersion newest = history.getFirst();
        if (newest.number() == basedOn) {
            return;
        }
        model.addAttribute("meanwhile", newest);
        history.stream()
                .filter(each -> each.number() == basedOn)
                .findFirst()
                .ifPresent(base ->
                        model.addAttribute(
                                "theirs", LineDiff.of(base.content(), newest.content())));
    }

    private FlowSummary known(Visit visit, String name) {
        return Absent.unless(FlowError.FLOW_UNKNOWN, () -> desk.get(visit.id(), name));
    }

    private static String hash(String text) {
        return Integer.toHexString(text.hashCode()) + "-" + text.length();
    }
}
