package dev.kontor.hub.console;

import dev.kontor.hub.books.DocumentSearch;
import dev.kontor.hub.books.DocumentSearch.Document;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.flow.RunSearch;
import dev.kontor.hub.flow.RunSearch.Found;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.ledger.EffectSearch;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.SourceRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

/** What was done and decided: a list to search, and everything about one object. */
@Controller
@RequestMapping("/console/o/{organisation}")
@Requires(Permission.VIEW)
class RunsPage {

    private static final int SHOWN = 50;

    private final RunSearch runs;
    private final DocumentSearch documents;
    private final EffectSearch effects;
    private final StuckDesk desk;
    private final Lane lane;
    private final Audited audited;
    private final EffectReading reading;

    RunsPage(
            RunSearch runs,
            DocumentSearch documents,
            EffectSearch effects,
            StuckDesk desk,
            Lane lane,
            Audited audited,
            EffectReading reading) {
        this.runs = runs;
        this.documents = documents;
        this.effects = effects;
        this.desk = desk;
        this.lane = lane;
        this.audited = audited;
        this.reading = reading;
    }

    @GetMapping("/runs")
    String list(
            Visit visit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable UUID older,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        ObjectOutcome only = ObjectOutcome.ofKey(outcome).orElse(null);
        String sought = q.strip();
        List<Found> found =
                sought.isEmpty()
                        ? runs.page(visit.id(), only, older, SHOWN + 1)
                        : matching(visit, sought, only);
        boolean more = sought.isEmpty() && found.size() > SHOWN;
        List<Found> shown = more ? found.subList(0, SHOWN) : found;
        model.addAttribute("q", sought);
        model.addAttribute("outcome", only == null ? "" : only.key());
        model.addAttribute("outcomes", ObjectOutcome.values());
        model.addAttribute("runs", shown);
        model.addAttribute("older", more ? shown.getLast().run().id() : null);
        model.addAttribute("paged", older != null);
        return part == null ? "pages/runs" : "pages/runs :: content";
    }

    @GetMapping("/runs/{id}")
    String show(Visit visit, @PathVariable UUID id, Model model) {
        Found found =
                runs.find(visit.id(), id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        SourceRef root = found.run().root();
        List<Found> history = runs.history(visit.id(), root);
        model.addAttribute("found", found);
        model.addAttribute("root", root);
        model.addAttribute("history", history);
        model.addAttribute("calls", history.stream().mapToLong(each -> each.run().calls()).sum());
        model.addAttribute("effects", reading.read(effects.ofRoot(visit.id(), root)));
        model.addAttribute("cases", desk.openOf(visit.id(), root));
        model.addAttribute("newest", history.getFirst().run().id().equals(id));
        return "pages/run";
    }

    /** The last run of an object. */
    @GetMapping("/objects")
    String object(Visit visit, @RequestParam String ref) {
        return runs.ofRoots(visit.id(), List.of(parse(ref))).stream()
                .findFirst()
                .map(found -> "redirect:" + visit.page("runs/" + found.run().id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Has the object looked at again now. */
    @PostMapping("/runs/{id}/look")
    @Requires(Permission.WORK)
    String look(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
        SourceRef root =
                runs.find(visit.id(), id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                        .run()
                        .root();
        audited.inOrganisation(
                visit,
                "look-ordered",
                root.toString(),
                Map.of(),
                () -> lane.signal(visit.id(), root, Priority.ATTENDED));
        flash.addFlashAttribute("toast", "runs.looking");
        return "redirect:" + visit.page("runs/" + id);
    }

    private static SourceRef parse(String ref) {
        try {
            return SourceRef.parse(ref);
        } catch (IllegalArgumentException notARef) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, notARef);
        }
    }

    /** By number of the order, number of the document, or name of the customer. */
    private List<Found> matching(Visit visit, String sought, @Nullable ObjectOutcome only) {
        Set<SourceRef> roots = new LinkedHashSet<>(runs.numbered(visit.id(), sought, SHOWN));
        List<SourceRef> remotes =
                documents.matching(visit.id(), sought.toUpperCase(Locale.ROOT), SHOWN).stream()
                        .map(Document::ref)
                        .toList();
        effects.sources(visit.id(), remotes).values().forEach(roots::addAll);
        return runs.ofRoots(visit.id(), roots.stream().limit(SHOWN * 2L).toList()).stream()
                .filter(each -> only == null || each.run().outcome() == only)
                .limit(SHOWN)
                .toList();
    }
}
