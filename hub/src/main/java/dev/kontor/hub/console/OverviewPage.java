package dev.kontor.hub.console;

import dev.kontor.hub.books.DocumentSearch;
import dev.kontor.hub.books.DocumentSearch.DaySum;
import dev.kontor.hub.books.DocumentSearch.Sum;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.flow.RunSearch;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.lane.Outlook;
import dev.kontor.hub.shared.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What happened today, what needs somebody, and how close the limits are. */
@Controller
@Requires(Permission.VIEW)
class OverviewPage {

    private static final int DAYS = 14;
    private static final int NEWEST = 8;
    private static final int CASES = 4;

    /** Fair use: documents a year (lexware-office-api.md, limits). */
    private static final long DOCUMENTS_A_YEAR = 50_000;

    private final RunSearch runs;
    private final StuckDesk desk;
    private final DocumentSearch documents;
    private final Outlook outlook;
    private final InstantSource clock;

    OverviewPage(
            RunSearch runs,
            StuckDesk desk,
            DocumentSearch documents,
            Outlook outlook,
            InstantSource clock) {
        this.runs = runs;
        this.desk = desk;
        this.documents = documents;
        this.outlook = outlook;
        this.clock = clock;
    }

    @GetMapping("/console/o/{organisation}/overview")
    String show(
            Visit visit,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        ZoneId zone = visit.organisation().settings().zone();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant midnight = today.atStartOfDay(zone).toInstant();
        Map<ObjectOutcome, Long> counts = runs.countsSince(visit.id(), midnight);
        List<StuckCase> cases = desk.open(visit.id(), null, 0, CASES);
        model.addAttribute("done", counts.getOrDefault(ObjectOutcome.DONE, 0L));
        model.addAttribute("counts", counts);
        model.addAttribute("today", today);
        model.addAttribute("invoices", sum(documents.since(visit.id(), midnight), "invoice"));
        model.addAttribute(
                "corrections", sum(documents.since(visit.id(), midnight), "credit-note"));
        model.addAttribute("alike", runs.openByCode(visit.id()));
        model.addAttribute("cases", cases);
        model.addAttribute(
                "numbers", runs.numbers(visit.id(), cases.stream().map(StuckCase::root).toList()));
        model.addAttribute("newest", runs.page(visit.id(), null, null, NEWEST));
        model.addAttribute("backlog", outlook.backlog(visit.id()));
        model.addAttribute("limits", outlook.limits(visit.id()));
        model.addAttribute("year", today.getYear());
        model.addAttribute("ofYear", documents.inYear(visit.id(), today.getYear(), zone));
        model.addAttribute("mostOfYear", DOCUMENTS_A_YEAR);
        model.addAttribute("bars", bars(visit, today, zone));
        model.addAttribute(
                "paused",
                visit.organisation().connections().stream()
                        .filter(dev.kontor.hub.organisation.Connection::paused)
                        .toList());
        return part == null ? "pages/overview" : "pages/overview :: content";
    }

    /** The count beside the menu's entry. */
    @GetMapping("/console/o/{organisation}/open-cases")
    String openCases() {
        return "components :: open-cases";
    }

    private static Sum sum(List<Sum> sums, String kind) {
        return sums.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElse(new Sum(kind, 0, BigDecimal.ZERO));
    }

    /**
     * A day of the chart.
     *
     * @param height of the bar, of 100
     */
    record Bar(LocalDate day, long documents, BigDecimal total, int x, int height) {}

    private List<Bar> bars(Visit visit, LocalDate today, ZoneId zone) {
        LocalDate first = today.minusDays(DAYS - 1L);
        List<DaySum> sums =
                documents.byDay(visit.id(), first.atStartOfDay(zone).toInstant(), zone).stream()
                        .filter(each -> each.kind().equals("invoice"))
                        .toList();
        long most = sums.stream().mapToLong(DaySum::documents).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = first.plusDays(i);
            DaySum sum =
                    sums.stream()
                            .filter(each -> each.day().equals(day))
                            .findFirst()
                            .orElse(new DaySum(day, "invoice", 0, BigDecimal.ZERO));
            int height = most == 0 ? 0 : (int) (sum.documents() * 100 / most);
            bars.add(
                    new Bar(
                            day,
                            sum.documents(),
                            sum.total(),
                            i * 24,
                            sum.documents() == 0 ? 0 : Math.max(2, height)));
        }
        return bars;
    }
}
