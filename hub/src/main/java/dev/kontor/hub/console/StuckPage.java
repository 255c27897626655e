package dev.kontor.hub.console;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.approval.ApprovalError;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.RunSearch;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.SourceRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What needs a person: why, and the buttons that solve it, alone or together with its likes. */
@Controller
@RequestMapping("/console/o/{organisation}/stuck")
@Requires(Permission.VIEW)
class StuckPage {

    /** Beside the answers of a case: have it looked at again; leave it so, with a reason. */
    private static final String LOOK = "look-again";

    private static final String SKIP = "skip";

    private static final int SHOWN = 50;

    /** As many as one click is for; the rest is listed again. */
    private static final int AT_ONCE = 500;

    /** As many as fit into an address. */
    private static final int TOLD = 100;

    private final StuckDesk desk;
    private final RunSearch runs;

    StuckPage(StuckDesk desk, RunSearch runs) {
        this.desk = desk;
        this.runs = runs;
    }

    @GetMapping
    String list(
            Visit visit,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "0") int offset,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        String only = code == null || code.isBlank() ? null : code;
        int begin = Math.max(0, offset);
        List<StuckCase> cases = desk.open(visit.id(), only, begin, SHOWN);
        model.addAttribute("alike", runs.openByCode(visit.id()));
        model.addAttribute("code", only);
        model.addAttribute("total", desk.countOpen(visit.id(), only));
        model.addAttribute("offset", begin);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("cases", cases);
        model.addAttribute("several", answers(cases));
        model.addAttribute("numbers", numbers(visit, cases));
        return part == null ? "pages/stuck" : "pages/stuck :: content";
    }

    /**
     * One answer to one case.
     *
     * @param instead of an answer: to look again, or to skip
     */
    @PostMapping("/{id}/answer")
    @Requires(Permission.WORK)
    String answer(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String instead,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean keep,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        if (instead.equals(SKIP) && note.isBlank()) {
            flash.addFlashAttribute("problem", ApprovalError.REASON_MISSING.name());
        } else {
            String wanted = instead.isEmpty() ? answer + (keep ? Answer.KEEP : "") : instead;
            act(visit, id, wanted, blankless(note));
            flash.addFlashAttribute("toast", "stuck.answered");
        }
        return "redirect:" + back(visit, back);
    }

    /**
     * The same answer to the cases that were ticked, or to all of a reason; each for itself, and
     * then told what became of each.
     *
     * @param ticked ids, each followed by {@code @} and what the case held for when it was shown
     * @param all a code whose cases are all meant, whether they were on the page or not; then no
     *     answer that holds for what was shown only
     * @param answer the {@linkplain Answer#kind() kind} of one
     */
    @PostMapping("/answer")
    @Requires(Permission.WORK)
    String answerSeveral(
            Visit visit,
            @RequestParam(name = "case", defaultValue = "") List<String> ticked,
            @RequestParam(defaultValue = "") String all,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        List<Shown> meant =
                all.isBlank()
                        ? ticked.stream().flatMap(each -> Shown.of(each).stream()).toList()
                        : desk.open(visit.id(), all, 0, AT_ONCE).stream()
                                .map(each -> new Shown(each.id(), null))
                                .toList();
        if (answer.equals(SKIP) && note.isBlank()) {
            flash.addFlashAttribute("problem", ApprovalError.REASON_MISSING.name());
            return "redirect:" + back(visit, back);
        }
        if (meant.isEmpty()) {
            flash.addFlashAttribute("problem", "NOTHING_TICKED");
            return "redirect:" + back(visit, back);
        }
        int done = 0;
        for (Shown each : meant) {
            try {
                Optional<String> key = keyOf(visit, each, answer);
                if (key.isPresent()) {
                    act(visit, each.id(), key.get(), blankless(note));
                    done++;
                }
            } catch (HubException notThisOne) {
                requireOfTheCase(notThisOne);
            }
        }
        flash.addFlashAttribute(
                "toast", done == meant.size() ? "stuck.answered-several" : "stuck.some-unfit");
        flash.addFlashAttribute("toastValues", List.of(done, meant.size() - done));
        return "redirect:"
                + visit.page("stuck/became?case=")
                + meant.stream()
                        .limit(TOLD)
                        .map(each -> each.id().toString())
                        .collect(Collectors.joining(","));
    }

    /** What to answer to this case; empty if it asks something else by now. */
    private Optional<String> keyOf(Visit visit, Shown shown, String kind) {
        return kind.endsWith(Answer.ABOUT)
                ? desk.find(visit.id(), shown.id())
                        .filter(found -> found.basis().equals(shown.basis()))
                        .flatMap(found ->
                                found.problem().answers().stream()
                                        .filter(each -> each.kind().equals(kind))
                                        .findFirst())
                        .map(Answer::key)
                : Optional.of(kind);
    }

    /** A case as it was on the page. */
    private record Shown(UUID id, @Nullable String basis) {

        static Optional<Shown> of(String ticked) {
            String[] parts = ticked.split("@", 2);
            try {
                return Optional.of(
                        new Shown(UUID.fromString(parts[0]), parts.length == 2 ? parts[1] : null));
            } catch (IllegalArgumentException noId) {
                return Optional.empty();
            }
        }
    }

    /** What became of cases that were answered together. */
    @GetMapping("/became")
    String became(
            Visit visit,
            @RequestParam(name = "case", defaultValue = "") List<UUID> ids,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        List<StuckCase> cases =
                ids.stream()
                        .limit(TOLD)
                        .map(each -> desk.find(visit.id(), each))
                        .flatMap(Optional::stream)
                        .toList();
        model.addAttribute("cases", cases);
        model.addAttribute(
                "solved", cases.stream().filter(each -> each.closedAt() != null).count());
        model.addAttribute("numbers", numbers(visit, cases));
        return part == null ? "pages/stuck-became" : "pages/stuck-became :: content";
    }

    private void act(Visit visit, UUID id, String answer, @Nullable String note) {
        switch (answer) {
            case LOOK -> desk.lookAgain(visit.id(), id, visit.by());
            case SKIP -> desk.skip(visit.id(), id, note == null ? "" : note, visit.by());
            default -> desk.answer(visit.id(), id, answer, note, visit.by());
        }
    }

    /** What concerns one case does not concern the others; anything else is a failure. */
    private static void requireOfTheCase(HubException refusal) {
        boolean ofTheCase =
                refusal.code() == FlowError.CASE_CLOSED
                        || refusal.code() == FlowError.CASE_UNKNOWN
                        || refusal.code() == FlowError.ANSWER_UNKNOWN
                        || refusal.code() instanceof ApprovalError;
        if (!ofTheCase) {
            throw refusal;
        }
    }

    /** The answers that any of these cases has, and how many of them; the most frequent first. */
    private static List<Common> answers(List<StuckCase> cases) {
        Map<String, Common> found = new LinkedHashMap<>();
        for (StuckCase each : cases) {
            if (!each.problem().code().equals(StuckDesk.NEEDS_APPROVAL)) {
                for (Answer answer : each.problem().answers()) {
                    found.merge(
                            answer.kind(),
                            new Common(answer, 1),
                            (one, more) -> new Common(one.answer(), one.cases() + 1));
                }
            }
        }
        List<Common> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparingInt(Common::cases).reversed());
        return all;
    }

    /** An answer that several cases have. */
    record Common(Answer answer, int cases) {}

    private Map<SourceRef, String> numbers(Visit visit, List<StuckCase> cases) {
        return runs.numbers(visit.id(), cases.stream().map(StuckCase::root).toList());
    }

    private static @Nullable String blankless(String note) {
        return note.isBlank() ? null : note.strip();
    }

    /** Only to a page of the same organisation. */
    private static String back(Visit visit, String wanted) {
        return wanted.matches("[a-z0-9/?=&.,-]{1,200}") && !wanted.contains("..")
                ? visit.page(wanted)
                : visit.page("stuck");
    }
}
