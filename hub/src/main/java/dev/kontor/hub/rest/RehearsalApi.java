package dev.kontor.hub.rest;

import dev.kontor.hub.flow.BackTests;
import dev.kontor.hub.flow.Rehearsal;
import dev.kontor.hub.flow.Rehearsals;
import dev.kontor.hub.flow.Rehearsals.What;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.rest.FlowViews.BackTestRequest;
import dev.kontor.hub.rest.FlowViews.DryRunRequest;
import dev.kontor.hub.rest.FlowViews.JobItemView;
import dev.kontor.hub.rest.FlowViews.JobView;
import dev.kontor.hub.shared.OrganisationId;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What flows would do: for one object, and over the past. */
@RestController
@RequestMapping("/api/organisations/{organisation}")
class RehearsalApi {

    private static final int OBJECTS = 1_000;

    private final Rehearsals rehearsals;
    private final BackTests backTests;
    private final Organisations organisations;

    RehearsalApi(Rehearsals rehearsals, BackTests backTests, Organisations organisations) {
        this.rehearsals = rehearsals;
        this.backTests = backTests;
        this.organisations = organisations;
    }

    @PostMapping("/dry-runs")
    Page<Rehearsal> dryRun(@PathVariable String organisation, @RequestBody DryRunRequest request) {
        OrganisationId id = known(organisation);
        What what = new What(request.content(), request.flow());
        List<Rehearsal> found =
                request.object() != null
                        ? rehearsals.ofPasted(id, request.object().toString(), what)
                        : rehearsals.of(id, Asked.ref(Asked.text("ref", request.ref())), what);
        return new Page<>(found.size(), 0, found);
    }

    @PostMapping("/back-tests")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView start(
            @PathVariable String organisation,
            @RequestBody BackTestRequest request,
            Principal caller) {
        return JobView.of(
                backTests.start(
                        known(organisation),
                        new What(request.content(), request.flow()),
                        request.objects() == null ? OBJECTS : request.objects(),
                        caller.getName()));
    }

    @GetMapping("/back-tests")
    Page<JobView> list(@PathVariable String organisation) {
        List<JobView> jobs = backTests.list(known(organisation)).stream().map(JobView::of).toList();
        return new Page<>(jobs.size(), 0, jobs);
    }

    @GetMapping("/back-tests/{id}")
    JobView show(@PathVariable String organisation, @PathVariable UUID id) {
        return JobView.of(backTests.get(known(organisation), id));
    }

    @PostMapping("/back-tests/{id}/cancel")
    JobView cancel(@PathVariable String organisation, @PathVariable UUID id, Principal caller) {
        return JobView.of(backTests.cancel(known(organisation), id, caller.getName()));
    }

    @GetMapping("/back-tests/{id}/items")
    Page<JobItemView> items(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        OrganisationId organisationId = known(organisation);
        var counts = backTests.get(organisationId, id).counts();
        List<JobItemView> items =
                backTests.items(organisationId, id, verdict, offset, limit).stream()
                        .map(JobItemView::of)
                        .toList();
        long total =
                verdict == null
                        ? counts.values().stream().mapToLong(Integer::longValue).sum()
                        : counts.getOrDefault(verdict, 0);
        return new Page<>(total, offset, items);
    }

    private OrganisationId known(String organisation) {
        return Known.organisation(organisations, organisation);
    }
}
