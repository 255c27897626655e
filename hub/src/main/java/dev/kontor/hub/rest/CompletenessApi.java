package dev.kontor.hub.rest;

import dev.kontor.hub.completeness.CompletenessReports;
import dev.kontor.hub.completeness.Finding;
import dev.kontor.hub.completeness.Report;
import dev.kontor.hub.completeness.ReportCsv;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether anything is missing. */
@RestController
@RequestMapping("/api/organisations/{organisation}")
class CompletenessApi {

    private final CompletenessReports reports;
    private final Organisations organisations;

    CompletenessApi(CompletenessReports reports, Organisations organisations) {
        this.reports = reports;
        this.organisations = organisations;
    }

    record FindingView(
            String kind,
            String ref,
            @Nullable String number,
            @Nullable Instant date,
            @Nullable Money amount,
            boolean explained,
            Words reason) {

        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.kind().key(),
                    finding.ref(),
                    finding.number(),
                    finding.date(),
                    finding.amount(),
                    finding.explained(),
                    finding.reason());
        }
    }

    record ReportView(
            LocalDate from,
            LocalDate until,
            boolean complete,
            int objects,
            int matched,
            int documents,
            @Nullable Instant mirrorAt,
            @Nullable Instant mirrorFrom,
            List<FindingView> findings) {}

    @GetMapping("/completeness")
    ReportView report(
            @PathVariable String organisation,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until) {
        Report report = made(organisation, from, until);
        return new ReportView(
                report.from(),
                report.until(),
                report.complete(),
                report.objects(),
                report.matched(),
                report.documents(),
                report.mirrorAt(),
                report.mirrorFrom(),
                report.findings().stream().map(FindingView::of).toList());
    }

    /** The findings for a spreadsheet. */
    @GetMapping(value = "/completeness.csv")
    ResponseEntity<String> csv(
            @PathVariable String organisation,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(defaultValue = "de") String language) {
        Report report = made(organisation, from, until);
        String name = "completeness-%s-%s-%s.csv".formatted(organisation, from, until);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(name))
                .body(ReportCsv.of(report, language.equals("en") ? Words::en : Words::de));
    }

    private Report made(String organisation, LocalDate from, LocalDate until) {
        OrganisationId id = Known.organisation(organisations, organisation);
        if (until.isBefore(from)) {
            throw Asked.wrong("'until' must not be before 'from'");
        }
        return reports.of(id, from, until);
    }
}
