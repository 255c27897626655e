package dev.kontor.hub.console;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.flow.RunSearch;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    private static final int SHOWN = 50;

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
        model.addAttribute("common", only == null ? List.of() : common(cases));
        model.addAttribute(
                "numbers", runs.numbers(visit.id(), cases.stream().map(StuckCase::root).toList()));
        return part == null ? "pages/stuck" : "pages/stuck :: content";
    }

    /** One answer to one case. */
    @PostMapping("/{id}/answer")
    @Requires(Permission.WORK)
    String answer(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean keep,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        desk.answer(
                visit.id(), id, answer + (keep ? Answer.KEEP : ""), blankless(note), visit.by());
        flash.addFlashAttribute("toast", "stuck.answered");
        return "redirect:" + back(visit, back);
    }

    /** The same answer to several cases that were ticked; those that it does not fit are told. */
    @PostMapping("/answer")
    @Requires(Permission.WORK)
    String answerSeveral(
            Visit visit,
            @RequestParam(name = "case", defaultValue = "") List<UUID> ids,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes flash) {
        int answered = 0;
        int unfit = 0;
        for (UUID id : ids) {
            try {
                desk.answer(visit.id(), id, answer, blankless(note), visit.by());
                answered++;
            } catch (HubException notThisOne) {
                unfit++;
            }
        }
        flash.addFlashAttribute(
                "toast", unfit == 0 ? "stuck.answered-several" : "stuck.some-unfit");
        flash.addFlashAttribute("toastValues", List.of(answered, unfit));
        return "redirect:" + back(visit, back);
    }

    /** The same answer to all open cases of a code. */
    @PostMapping("/answer-all")
    @Requires(Permission.WORK)
    String answerAll(
            Visit visit,
            @RequestParam String code,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash) {
        int answered = desk.answerAll(visit.id(), code, answer, blankless(note), visit.by());
        flash.addFlashAttribute("toast", "stuck.answered-several");
        flash.addFlashAttribute("toastValues", List.of(answered, 0));
        return "redirect:" + visit.page("stuck");
    }

    /** The answers that all of these cases have. */
    private static List<Answer> common(List<StuckCase> cases) {
        List<Answer> common = new ArrayList<>();
        if (!cases.isEmpty()) {
            for (Answer answer : cases.getFirst().problem().answers()) {
                if (cases.stream()
                        .allMatch(each ->
                                each.problem().answers().stream()
                                        .anyMatch(other -> other.key().equals(answer.key())))) {
                    common.add(answer);
                }
            }
        }
        return common;
    }

    private static @Nullable String blankless(String note) {
        return note.isBlank() ? null : note.strip();
    }

    /** Only to a page of the same organisation. */
    private static String back(Visit visit, String wanted) {
        return wanted.matches("[a-z0-9/?=&.-]{1,200}") && !wanted.contains("..")
                ? visit.page(wanted)
                : visit.page("stuck");
    }
}
