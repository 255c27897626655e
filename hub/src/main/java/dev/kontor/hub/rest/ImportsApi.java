package dev.kontor.hub.rest;

import dev.kontor.hub.flow.Jobs.Which;
import dev.kontor.hub.imports.ImportEstimate;
import dev.kontor.hub.imports.ImportRequest;
import dev.kontor.hub.imports.ImportVerdict;
import dev.kontor.hub.imports.Imports;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.rest.ImportViews.AdoptionRequest;
import dev.kontor.hub.rest.ImportViews.CreationRequest;
import dev.kontor.hub.rest.ImportViews.CreationView;
import dev.kontor.hub.rest.ImportViews.EstimateView;
import dev.kontor.hub.rest.ImportViews.ImportItemView;
import dev.kontor.hub.rest.ImportViews.ImportView;
import dev.kontor.hub.rest.ImportViews.PeriodRequest;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.security.Principal;
import java.time.LocalDate;
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

/** Imports of the past: what they would cost, how they stand, what is chosen. */
@RestController
@RequestMapping("/api/organisations/{organisation}/imports")
class ImportsApi {

    private final Imports imports;
    private final Organisations organisations;

    ImportsApi(Imports imports, Organisations organisations) {
        this.imports = imports;
        this.organisations = organisations;
    }

    @PostMapping("/estimate")
    EstimateView estimate(@PathVariable String organisation, @RequestBody PeriodRequest request) {
        return EstimateView.of(imports.estimate(known(organisation), asked(request)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView start(
            @PathVariable String organisation,
            @RequestBody PeriodRequest request,
            Principal caller) {
        OrganisationId id = known(organisation);
        ImportEstimate estimate = imports.estimate(id, asked(request));
        return ImportView.of(
                imports.start(id, estimate.request(), estimate.objects(), caller.getName()));
    }

    @GetMapping
    Page<ImportView> list(@PathVariable String organisation) {
        List<ImportView> all =
                imports.list(known(organisation)).stream().map(ImportView::of).toList();
        return new Page<>(all.size(), 0, all);
    }

    @GetMapping("/{id}")
    ImportView show(@PathVariable String organisation, @PathVariable UUID id) {
        return ImportView.of(imports.get(known(organisation), id));
    }

    @GetMapping("/{id}/items")
    Page<ImportItemView> items(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        OrganisationId organisationId = known(organisation);
        Which which = new Which(verdict(verdict), reason, null, null);
        List<ImportItemView> items =
                imports.items(organisationId, id, which, offset, limit).stream()
                        .map(ImportItemView::of)
                        .toList();
        return new Page<>(imports.count(organisationId, id, which), offset, items);
    }

    @PostMapping("/{id}/create")
    CreationView create(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestBody CreationRequest request,
            Principal caller) {
        return CreationView.of(
                imports.create(known(organisation), id, which(request), caller.getName()));
    }

    @PostMapping("/{id}/adopt")
    ImportItemView adopt(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestBody AdoptionRequest request,
            Principal caller) {
        return ImportItemView.of(
                imports.adopt(
                        known(organisation),
                        id,
                        Asked.ref(Asked.text("ref", request.ref())),
                        Asked.ref(Asked.text("document", request.document())),
                        caller.getName()));
    }

    @PostMapping("/{id}/pause")
    ImportView pause(@PathVariable String organisation, @PathVariable UUID id, Principal caller) {
        return ImportView.of(imports.pause(known(organisation), id, caller.getName()));
    }

    @PostMapping("/{id}/resume")
    ImportView resume(@PathVariable String organisation, @PathVariable UUID id, Principal caller) {
        return ImportView.of(imports.resume(known(organisation), id, caller.getName()));
    }

    @PostMapping("/{id}/cancel")
    ImportView cancel(@PathVariable String organisation, @PathVariable UUID id, Principal caller) {
        return ImportView.of(imports.cancel(known(organisation), id, caller.getName()));
    }

    /** Everything at once must be asked for by its verdict. */
    private static Which which(CreationRequest request) {
        List<String> refs = request.refs();
        if (refs == null && request.verdict() == null) {
            throw Asked.wrong("The request needs 'refs' or 'verdict'");
        }
        List<SourceRef> wanted = refs == null ? null : refs.stream().map(Asked::ref).toList();
        return new Which(verdict(request.verdict()), request.reason(), null, wanted);
    }

    private static @Nullable String verdict(@Nullable String key) {
        if (key != null && ImportVerdict.ofKey(key).isEmpty()) {
            throw Asked.wrong("There is no verdict '%s'".formatted(key));
        }
        return key;
    }

    private static ImportRequest asked(PeriodRequest request) {
        LocalDate from = request.from();
        LocalDate until = request.until();
        if (from == null || until == null) {
            throw Asked.wrong("The request needs the days 'from' and 'until'");
        }
        try {
            return new ImportRequest(
                    ConnectionId.parse(Asked.text("connection", request.connection())),
                    from,
                    until);
        } catch (IllegalArgumentException notAnId) {
            throw Asked.wrong(String.valueOf(notAnId.getMessage()));
        }
    }

    private OrganisationId known(String organisation) {
        return Known.organisation(organisations, organisation);
    }
}
