package dev.kontor.hub.console;

import dev.kontor.hub.completeness.CompletenessReports;
import dev.kontor.hub.completeness.Finding;
import dev.kontor.hub.completeness.Report;
import dev.kontor.hub.completeness.ReportCsv;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Whether anything is missing in a period: what has no counterpart, and why. */
@Controller
@RequestMapping("/console/o/{organisation}")
@Requires(Permission.VIEW)
class CompletenessPage {

    /** Of each kind at first; of one kind on its own page. */
    private static final int FIRST = 10;

    private static final int SHOWN = 100;
    private static final int LONGEST_YEARS = 2;

    private static final Comparator<Finding> UNEXPLAINED_FIRST =
            Comparator.comparing(Finding::explained)
                    .thenComparing(Finding::date, Comparator.nullsFirst(Comparator.reverseOrder()));

    private final CompletenessReports reports;
    private final InstantSource clock;

    CompletenessPage(CompletenessReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * A period to choose.
     *
     * @param key of its text
     */
    record Period(String key, LocalDate from, LocalDate until) {}

    /**
     * The findings of a kind.
     *
     * @param open how many need somebody to look
     * @param shown the first of them, those that need somebody first
     */
    record Group(Finding.Kind kind, int all, long open, List<Finding> shown) {}

    @GetMapping("/completeness")
    String show(
            Visit visit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int offset,
            Model model) {
        List<Period> periods = periods(today(visit));
        Period usual = periods.getFirst();
        LocalDate begin = date(from, usual.from());
        LocalDate end = date(until, usual.until());
        String wrong = wrong(begin, end);
        model.addAttribute("periods", periods);
        model.addAttribute("from", begin);
        model.addAttribute("until", end);
        model.addAttribute("wrong", wrong);
        if (wrong == null) {
            Report report = reports.of(visit.id(), begin, end);
            Finding.Kind only =
                    Arrays.stream(Finding.Kind.values())
                            .filter(each -> each.key().equals(kind))
                            .findFirst()
                            .orElse(null);
            int first = Math.max(0, offset);
            model.addAttribute("report", report);
            model.addAttribute("kind", only == null ? null : only.key());
            model.addAttribute("offset", first);
            model.addAttribute("size", SHOWN);
            model.addAttribute("groups", groups(report, only, first));
            model.addAttribute(
                    "open", report.findings().stream().filter(each -> !each.explained()).count());
            model.addAttribute(
                    "notReadYet",
                    report.mirrorFrom() == null
                            || report.mirrorFrom()
                                    .isAfter(begin.atStartOfDay(zone(visit)).toInstant()));
        }
        return "pages/completeness";
    }

    /** The findings for a spreadsheet, in the reader's language. */
    @GetMapping("/completeness.csv")
    ResponseEntity<String> csv(
            Visit visit, @RequestParam String from, @RequestParam String until, Locale locale) {
        LocalDate today = today(visit);
        LocalDate begin = date(from, today);
        LocalDate end = date(until, today);
        if (wrong(begin, end) != null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String name = "completeness-%s-%s-%s.csv".formatted(visit.id(), begin, end);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(name))
                .body(
                        ReportCsv.of(
                                reports.of(visit.id(), begin, end),
                                locale.getLanguage().equals("de") ? Words::de : Words::en));
    }

    private static List<Group> groups(Report report, Finding.@Nullable Kind only, int offset) {
        return Arrays.stream(Finding.Kind.values())
                .filter(each -> only == null || each == only)
                .map(each -> {
                    List<Finding> all =
                            report.findings().stream()
                                    .filter(finding -> finding.kind() == each)
                                    .sorted(UNEXPLAINED_FIRST)
                                    .toList();
                    return new Group(
                            each,
                            all.size(),
                            all.stream().filter(finding -> !finding.explained()).count(),
                            only == null
                                    ? all.stream().limit(FIRST).toList()
                                    : all.stream().skip(offset).limit(SHOWN).toList());
                })
                .toList();
    }

    private static List<Period> periods(LocalDate today) {
        YearMonth month = YearMonth.from(today);
        LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return List.of(
                new Period("completeness.this-month", month.atDay(1), today),
                new Period(
                        "completeness.last-month",
                        month.minusMonths(1).atDay(1),
                        month.minusMonths(1).atEndOfMonth()),
                new Period("completeness.this-quarter", quarter, today),
                new Period(
                        "completeness.last-quarter", quarter.minusMonths(3), quarter.minusDays(1)));
    }

    private static @Nullable String wrong(LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            return "completeness.ends-before";
        }
        return ChronoUnit.YEARS.between(from, until) >= LONGEST_YEARS
                ? "completeness.too-long"
                : null;
    }

    private static LocalDate date(String text, LocalDate otherwise) {
        try {
            return text.isBlank() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            return otherwise;
        }
    }

    private LocalDate today(Visit visit) {
        return LocalDate.ofInstant(clock.instant(), zone(visit));
    }

    private static ZoneId zone(Visit visit) {
        return visit.organisation().settings().zone();
    }
}
