package dev.kontor.hub.rest;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.ObjectOutcome;
import dev.kontor.hub.flow.Runs;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.rest.Page.RestError;
import dev.kontor.hub.rest.Views.ObjectView;
import dev.kontor.hub.rest.Views.OrganisationView;
import dev.kontor.hub.rest.Views.RunView;
import dev.kontor.hub.rest.Views.SignalRequest;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Organisations, what became of their objects, and looking again. */
@RestController
@RequestMapping("/api/organisations")
class ManagementApi {

    private final Organisations organisations;
    private final Runs runs;
    private final StuckDesk desk;
    private final Lane lane;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Set<String> kinds;

    ManagementApi(
            Organisations organisations,
            Runs runs,
            StuckDesk desk,
            Lane lane,
            AuditTrail audit,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock,
            List<WorkHandler> handlers) {
        this.organisations = organisations;
        this.runs = runs;
        this.desk = desk;
        this.lane = lane;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
        this.kinds = handlers.stream().map(WorkHandler::kind).collect(Collectors.toSet());
    }

    @GetMapping
    List<OrganisationView> organisations(Authentication caller) {
        String only = ScopeCheck.only(caller);
        return organisations.active().stream()
                .filter(each -> only == null || each.id().value().equals(only))
                .map(this::view)
                .toList();
    }

    @GetMapping("/{organisation}/runs")
    Page<RunView> runs(
            @PathVariable String organisation,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String ref,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        OrganisationId id = known(organisation);
        ObjectOutcome wanted = outcome(outcome);
        SourceRef root = ref == null ? null : ref(ref);
        List<RunView> items =
                runs.list(id, wanted, root, offset, limit).stream().map(RunView::of).toList();
        return new Page<>(runs.count(id, wanted, root), offset, items);
    }

    @GetMapping("/{organisation}/objects")
    Page<ObjectView> objects(
            @PathVariable String organisation,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        OrganisationId id = known(organisation);
        ObjectOutcome wanted = outcome(outcome);
        List<ObjectView> items =
                runs.objects(id, wanted, offset, limit).stream().map(ObjectView::of).toList();
        Map<String, Long> counts = runs.objectCounts(id);
        long total =
                wanted == null
                        ? counts.values().stream().mapToLong(Long::longValue).sum()
                        : counts.getOrDefault(wanted.key(), 0L);
        return new Page<>(total, offset, items);
    }

    @PostMapping("/{organisation}/signal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void signal(
            @PathVariable String organisation,
            @RequestBody SignalRequest request,
            Authentication caller) {
        OrganisationId id = known(organisation);
        SourceRef ref = ref(request.ref() == null ? "" : request.ref());
        organisations.connection(id, ref.connection());
        if (!kinds.contains(ref.kind())) {
            throw wrong(
                    "Objects of kind '%s' are not looked at by themselves; possible: %s"
                            .formatted(ref.kind(), String.join(", ", kinds)));
        }
        transactions.runInOrganisation(
                id,
                () -> {
                    lane.signal(id, ref, Priority.ATTENDED);
                    audit.append(
                            id,
                            clock.instant(),
                            "look-ordered",
                            ref.toString(),
                            json.writeValueAsString(Map.of("by", caller.getName())));
                });
    }

    private OrganisationView view(Organisation organisation) {
        return OrganisationView.of(
                organisation,
                desk.countOpen(organisation.id(), null),
                runs.objectCounts(organisation.id()));
    }

    private OrganisationId known(String organisation) {
        return Known.organisation(organisations, organisation);
    }

    private static @Nullable ObjectOutcome outcome(@Nullable String key) {
        if (key == null) {
            return null;
        }
        return ObjectOutcome.ofKey(key)
                .orElseThrow(() ->
                        wrong(
                                "There is no outcome '%s'; possible: %s"
                                        .formatted(
                                                key,
                                                Arrays.stream(ObjectOutcome.values())
                                                        .map(ObjectOutcome::key)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static SourceRef ref(String text) {
        try {
            return SourceRef.parse(text);
        } catch (IllegalArgumentException notARef) {
            throw wrong(String.valueOf(notARef.getMessage()));
        }
    }

    private static HubException wrong(String message) {
        return new HubException(RestError.REQUEST_WRONG, message);
    }
}
