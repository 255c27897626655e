package dev.kontor.hub.console;

import dev.kontor.hub.flow.BackTests;
import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.FlowWrong;
import dev.kontor.hub.flow.Job;
import dev.kontor.hub.flow.Rehearsal.Verdict;
import dev.kontor.hub.flow.Rehearsals.What;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

/** Flows over the past: how far a back-test is, and what it found, by what it comes to. */
@Controller
@RequestMapping("/console/o/{organisation}/back-tests")
@Requires(Permission.VIEW)
class BackTestsPage {

    private static final int SHOWN = 50;
    private static final int OBJECTS = 1_000;

    /** In the order in which people want to see them. */
    private static final List<Verdict> VERDICTS =
            List.of(
                    Verdict.NEW,
                    Verdict.DIFFERENT,
                    Verdict.NEEDS_PERSON,
                    Verdict.WAITS,
                    Verdict.THERE,
                    Verdict.UNMET);

    /** Those whose objects are kept one by one; of the others there is only the number. */
    private static final List<Verdict> LISTED =
            List.of(Verdict.NEW, Verdict.DIFFERENT, Verdict.NEEDS_PERSON, Verdict.WAITS);

    private final BackTests backTests;
    private final FlowDesk desk;

    BackTestsPage(BackTests backTests, FlowDesk desk) {
        this.backTests = backTests;
        this.desk = desk;
    }

    /**
     * A back-test in the list.
     *
     * @param flow null if it is about all that were on
     */
    record Line(Job job, @Nullable String flow, boolean draft) {}

    /**
     * Objects that come to the same.
     *
     * @param share of the objects looked at, in hundredths
     */
    record Group(String verdict, int objects, int share, boolean listed) {}

    @GetMapping
    String list(Visit visit, @RequestParam(defaultValue = "") String flow, Model model) {
        model.addAttribute("lines", backTests.list(visit.id()).stream().map(this::line).toList());
        model.addAttribute("flows", desk.list(visit.id()));
        model.addAttribute("flow", flow);
        model.addAttribute("objects", OBJECTS);
        return "pages/back-tests";
    }

    /**
     * @param content a document that need not be saved; empty: the saved flow
     */
    @PostMapping
    @Requires(Permission.WORK)
    String start(
            Visit visit,
            @RequestParam(defaultValue = "") String flow,
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "1000") int objects,
            RedirectAttributes flash) {
        String text = content.replace("\r\n", "\n");
        try {
            Job job =
                    backTests.start(
                            visit.id(),
                            new What(text.isBlank() ? null : text, flow.isBlank() ? null : flow),
                            objects,
                            visit.by());
            return "redirect:" + visit.page("back-tests/" + job.id());
        } catch (FlowWrong wrong) {
            flash.addFlashAttribute("problem", wrong.code().name());
        } catch (HubException refused) {
            if (refused.code() != FlowError.FLOW_UNKNOWN) {
                throw refused;
            }
            flash.addFlashAttribute("problem", refused.code().name());
        }
        return "redirect:" + visit.page("back-tests");
    }

    @GetMapping("/{id}")
    String show(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "0") int offset,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        Job job = Absent.unless(FlowError.JOB_UNKNOWN, () -> backTests.get(visit.id(), id));
        Map<String, Integer> counts = job.counts();
        String only =
                Arrays.stream(Verdict.values())
                        .map(Verdict::key)
                        .filter(verdict::equals)
                        .findFirst()
                        .orElseGet(() -> firstListed(counts));
        int begin = Math.max(0, offset);
        int of = counts.values().stream().mapToInt(Integer::intValue).sum();
        model.addAttribute("line", line(job));
        model.addAttribute("job", job);
        model.addAttribute(
                "took",
                job.endedAt() == null ? null : Duration.between(job.startedAt(), job.endedAt()));
        model.addAttribute("running", job.state() == Job.State.RUNNING);
        model.addAttribute(
                "groups",
                VERDICTS.stream()
                        .map(each -> group(each, counts.getOrDefault(each.key(), 0), of))
                        .toList());
        model.addAttribute("verdict", only);
        model.addAttribute("offset", begin);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("total", counts.getOrDefault(only, 0));
        model.addAttribute("items", backTests.items(visit.id(), id, only, begin, SHOWN));
        return part == null ? "pages/back-test" : "pages/back-test :: content";
    }

    @PostMapping("/{id}/cancel")
    @Requires(Permission.WORK)
    String cancel(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
        Absent.unless(FlowError.JOB_UNKNOWN, () -> backTests.cancel(visit.id(), id, visit.by()));
        flash.addFlashAttribute("toast", "back-tests.cancelled");
        return "redirect:" + visit.page("back-tests/" + id);
    }

    private Line line(Job job) {
        return new Line(job, backTests.flow(job).orElse(null), backTests.content(job).isPresent());
    }

    private static String firstListed(Map<String, Integer> counts) {
        return LISTED.stream()
                .map(Verdict::key)
                .filter(key -> counts.getOrDefault(key, 0) > 0)
                .findFirst()
                .orElse(Verdict.NEW.key());
    }

    private static Group group(Verdict verdict, int objects, int of) {
        return new Group(
                verdict.key(),
                objects,
                of == 0 ? 0 : (int) ((100L * objects + of / 2) / of),
                LISTED.contains(verdict));
    }
}
