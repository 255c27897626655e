package dev.kontor.hub.console;

import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.FlowProblem;
import dev.kontor.hub.flow.FlowSummary;
import dev.kontor.hub.flow.FlowWrong;
import dev.kontor.hub.flow.Rehearsal;
import dev.kontor.hub.flow.Rehearsals;
import dev.kontor.hub.flow.Rehearsals.What;
import dev.kontor.hub.flow.RunSearch;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What flows would do for an order, past or written out: the exact requests; nothing is sent. */
@Controller
@RequestMapping("/console/o/{organisation}/dry-run")
@Requires(Permission.WORK)
class DryRunPage {

    private static final int CHOICES = 12;

    private final Rehearsals rehearsals;
    private final RunSearch runs;
    private final FlowDesk desk;
    private final JsonMapper json;

    DryRunPage(Rehearsals rehearsals, RunSearch runs, FlowDesk desk, JsonMapper json) {
        this.rehearsals = rehearsals;
        this.runs = runs;
        this.desk = desk;
        this.json = json;
    }

    /** A rehearsal and the flow it is of, if that is saved. */
    record Tried(Rehearsal rehearsal, @Nullable FlowSummary flow) {}

    /**
     * By number, or of an object that is named.
     *
     * @param flow a saved one; empty: all that are on
     */
    @GetMapping
    String form(
            Visit visit,
            @RequestParam(defaultValue = "") String flow,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String ref,
            Model model) {
        String sought = q.strip();
        List<SourceRef> found =
                sought.isEmpty() ? List.of() : runs.numbered(visit.id(), sought, CHOICES);
        SourceRef object =
                !ref.isBlank() ? parse(ref) : found.size() == 1 ? found.getFirst() : null;
        if (object != null) {
            model.addAttribute("object", object);
            attempt(
                    visit,
                    () -> rehearsals.of(visit.id(), object, new What(null, named(flow))),
                    model);
        }
        model.addAttribute("choices", found.size() > 1 && ref.isBlank() ? found : List.of());
        model.addAttribute(
                "numbers", runs.numbers(visit.id(), object == null ? found : List.of(object)));
        model.addAttribute("nothing", !sought.isEmpty() && found.isEmpty() && ref.isBlank());
        return page(visit, flow, sought, null, "", model);
    }

    /**
     * Of a document that need not be saved, or for an order that is written out.
     *
     * @param content empty: the saved flow
     * @param pasted an order as JSON; empty: the one of {@code ref}, or of the number
     */
    @PostMapping
    String attempt(
            Visit visit,
            @RequestParam(defaultValue = "") String flow,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String pasted,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        String text = content.replace("\r\n", "\n");
        What what = new What(text.isBlank() ? null : text, named(flow));
        List<SourceRef> found =
                q.isBlank() ? List.of() : runs.numbered(visit.id(), q.strip(), CHOICES);
        if (!pasted.isBlank()) {
            attempt(visit, () -> rehearsals.ofPasted(visit.id(), pasted, what), model);
        } else if (!found.isEmpty()) {
            model.addAttribute("object", found.getFirst());
            attempt(visit, () -> rehearsals.of(visit.id(), found.getFirst(), what), model);
        } else if (!text.isBlank()) {
            attempt(visit, () -> rehearsals.ofNewest(visit.id(), what), model);
        }
        model.addAttribute("choices", List.of());
        model.addAttribute("numbers", runs.numbers(visit.id(), found));
        model.addAttribute("nothing", !q.isBlank() && found.isEmpty());
        return page(visit, flow, q.strip(), text.isBlank() ? null : text, pasted, model);
    }

    /** An order as it was kept, to change and paste. */
    @GetMapping("/example")
    String example(
            Visit visit,
            @RequestParam(defaultValue = "") String flow,
            @RequestParam String ref,
            Model model) {
        String kept =
                rehearsals
                        .example(visit.id(), parse(ref))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("choices", List.of());
        model.addAttribute("numbers", Map.of());
        model.addAttribute("nothing", false);
        return page(visit, flow, "", null, new LaidOut(json).of(kept), model);
    }

    private void attempt(Visit visit, Supplier<List<Rehearsal>> tried, Model model) {
        try {
            List<FlowSummary> flows = desk.list(visit.id());
            model.addAttribute(
                    "tried",
                    tried.get().stream()
                            .map(each ->
                                    new Tried(
                                            each,
                                            flows.stream()
                                                    .filter(flow -> flow.name().equals(each.flow()))
                                                    .findFirst()
                                                    .orElse(null)))
                            .toList());
        } catch (FlowWrong wrong) {
            List<FlowProblem> problems = wrong.problems();
            model.addAttribute("problems", problems);
        } catch (HubException refused) {
            model.addAttribute("refused", refused.getMessage());
            if (refused.code() instanceof FlowError why) {
                model.addAttribute("because", why.name());
            }
        }
    }

    private String page(
            Visit visit,
            String flow,
            String q,
            @Nullable String content,
            String pasted,
            Model model) {
        model.addAttribute("flows", desk.list(visit.id()));
        model.addAttribute("flow", flow);
        model.addAttribute("q", q);
        model.addAttribute("content", content);
        model.addAttribute("pasted", pasted);
        model.addAttribute("json", new LaidOut(json));
        return "pages/dry-run";
    }

    /** Lays JSON out for people. */
    record LaidOut(JsonMapper json) {

        public String of(String text) {
            try {
                return json.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(json.readTree(text));
            } catch (JacksonException notJson) {
                return text;
            }
        }
    }

    private static @Nullable String named(String flow) {
        return flow.isBlank() ? null : flow;
    }

    private static SourceRef parse(String ref) {
        try {
            return SourceRef.parse(ref);
        } catch (IllegalArgumentException notARef) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notARef);
        }
    }
}
