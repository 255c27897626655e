package dev.kontor.hub.rest;

import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.FlowSummary;
import dev.kontor.hub.flow.FlowVersion;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.rest.FlowViews.FlowChange;
import dev.kontor.hub.rest.FlowViews.FlowCheck;
import dev.kontor.hub.rest.FlowViews.FlowContent;
import dev.kontor.hub.rest.FlowViews.FlowCopy;
import dev.kontor.hub.rest.FlowViews.FlowRollBack;
import dev.kontor.hub.rest.FlowViews.FlowStart;
import dev.kontor.hub.rest.FlowViews.FlowView;
import dev.kontor.hub.shared.OrganisationId;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Flows: read, checked, written, switched. */
@RestController
@RequestMapping("/api/organisations/{organisation}/flows")
class FlowsApi {

    private final FlowDesk desk;
    private final Organisations organisations;

    FlowsApi(FlowDesk desk, Organisations organisations) {
        this.desk = desk;
        this.organisations = organisations;
    }

    @GetMapping
    Page<FlowSummary> list(@PathVariable String organisation) {
        List<FlowSummary> flows = desk.list(known(organisation));
        return new Page<>(flows.size(), 0, flows);
    }

    @GetMapping("/{name}")
    FlowView show(@PathVariable String organisation, @PathVariable String name) {
        FlowSummary summary = desk.get(known(organisation), name);
        String content = desk.content(known(organisation), name).content();
        return new FlowView(
                summary, content, summary.problems().isEmpty() ? desk.picture(content) : null);
    }

    @GetMapping("/{name}/versions")
    Page<FlowVersion> versions(@PathVariable String organisation, @PathVariable String name) {
        List<FlowVersion> versions = desk.history(known(organisation), name);
        return new Page<>(versions.size(), 0, versions);
    }

    @PostMapping("/check")
    FlowCheck check(@PathVariable String organisation, @RequestBody FlowContent request) {
        known(organisation);
        return new FlowCheck(desk.check(Asked.text("content", request.content())));
    }

    @Needs(Scope.CONFIGURE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FlowSummary create(
            @PathVariable String organisation, @RequestBody FlowContent request, Principal caller) {
        return desk.create(
                known(organisation),
                Asked.text("content", request.content()),
                request.note(),
                caller.getName());
    }

    @Needs(Scope.CONFIGURE)
    @PostMapping("/{name}/copy")
    @ResponseStatus(HttpStatus.CREATED)
    FlowSummary copy(
            @PathVariable String organisation,
            @PathVariable String name,
            @RequestBody FlowCopy request,
            Principal caller) {
        return desk.copy(
                known(organisation), name, Asked.text("name", request.name()), caller.getName());
    }

    @Needs(Scope.CONFIGURE)
    @PutMapping("/{name}")
    FlowSummary change(
            @PathVariable String organisation,
            @PathVariable String name,
            @RequestBody FlowChange request,
            Principal caller) {
        return desk.save(
                known(organisation),
                name,
                Asked.text("content", request.content()),
                Asked.number("version", request.version()),
                request.note(),
                caller.getName());
    }

    @Needs(Scope.CONFIGURE)
    @PostMapping("/{name}/enable")
    FlowSummary enable(
            @PathVariable String organisation,
            @PathVariable String name,
            @RequestBody FlowStart request,
            Principal caller) {
        return desk.enable(known(organisation), name, request.from(), caller.getName());
    }

    @Needs(Scope.CONFIGURE)
    @PostMapping("/{name}/disable")
    FlowSummary disable(
            @PathVariable String organisation, @PathVariable String name, Principal caller) {
        return desk.disable(known(organisation), name, caller.getName());
    }

    @Needs(Scope.CONFIGURE)
    @PostMapping("/{name}/roll-back")
    FlowSummary rollBack(
            @PathVariable String organisation,
            @PathVariable String name,
            @RequestBody FlowRollBack request,
            Principal caller) {
        return desk.rollBack(
                known(organisation),
                name,
                Asked.number("version", request.version()),
                caller.getName());
    }

    private OrganisationId known(String organisation) {
        return Known.organisation(organisations, organisation);
    }
}
