package dev.kontor.hub.console;

import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.flow.Jobs.Group;
import dev.kontor.hub.flow.Jobs.Which;
import dev.kontor.hub.imports.Import;
import dev.kontor.hub.imports.ImportError;
import dev.kontor.hub.imports.ImportRequest;
import dev.kontor.hub.imports.ImportVerdict;
import dev.kontor.hub.imports.Imports;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Import of the past: choose a period, see what it costs, watch it, choose what is created. */
@Controller
@RequestMapping("/console/o/{organisation}/imports")
@Requires(Permission.VIEW)
class ImportPage {

    private static final int SHOWN = 50;

    /** Between what one field says. */
    private static final String SEPARATOR = "|";

    private final Imports imports;
    private final Connectors connectors;

    ImportPage(Imports imports, Connectors connectors) {
        this.imports = imports;
        this.connectors = connectors;
    }

    /** The imports there were, the form for another one, and what that would cost if asked. */
    @GetMapping
    String list(
            Visit visit,
            @RequestParam(defaultValue = "") String connection,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            Model model) {
        LocalDate last = imports.begin(visit.id()).minusDays(1);
        model.addAttribute(
                "connections",
                visit.organisation().connections().stream()
                        .filter(each ->
                                connectors
                                        .find(each.id().vendor())
                                        .filter(vendor -> vendor.listsPast())
                                        .isPresent())
                        .toList());
        model.addAttribute("imports", imports.list(visit.id()));
        model.addAttribute("connection", connection);
        model.addAttribute("last", last);
        model.addAttribute("from", from == null ? last.withDayOfYear(1) : from);
        model.addAttribute("until", until == null ? last : until);
        if (visit.may(Permission.WORK) && !connection.isEmpty() && from != null && until != null) {
            estimate(visit, new ImportRequest(known(visit, connection), from, until), model);
        }
        return "pages/imports";
    }

    private void estimate(Visit visit, ImportRequest request, Model model) {
        try {
            model.addAttribute("estimate", imports.estimate(visit.id(), request));
        } catch (ConnectorFailure failure) {
            model.addAttribute("failure", failure.words());
        } catch (HubException refusal) {
            model.addAttribute("problem", problem(refusal));
        }
    }

    @PostMapping
    @Requires(Permission.WORK)
    String start(
            Visit visit,
            @RequestParam String connection,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam(defaultValue = "0") int objects,
            RedirectAttributes flash) {
        ImportRequest request = new ImportRequest(known(visit, connection), from, until);
        try {
            Import started = imports.start(visit.id(), request, objects, visit.by());
            return "redirect:" + page(visit, started.job().id());
        } catch (HubException refusal) {
            flash.addFlashAttribute("problem", problem(refusal));
            return "redirect:" + visit.page("imports");
        }
    }

    @GetMapping("/{id}")
    String show(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int offset,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        Import found = found(() -> imports.get(visit.id(), id));
        String only = ImportVerdict.ofKey(verdict).map(ImportVerdict::key).orElse("");
        Which which =
                new Which(
                        only.isEmpty() ? null : only, reason.isEmpty() ? null : reason, null, null);
        int begin = Math.max(0, offset);
        model.addAttribute("import", found);
        model.addAttribute("verdicts", verdicts(found));
        model.addAttribute("reasons", only.isEmpty() ? List.of() : reasons(found, only));
        model.addAttribute("verdict", only);
        model.addAttribute("reason", reason);
        model.addAttribute("items", imports.items(visit.id(), id, which, begin, SHOWN));
        model.addAttribute("total", imports.count(visit.id(), id, which));
        model.addAttribute("offset", begin);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("address", "imports/" + id);
        return part == null ? "pages/import" : "pages/import :: content";
    }

    private static List<ImportVerdict> verdicts(Import found) {
        return Arrays.stream(ImportVerdict.values())
                .filter(each -> found.items(each.key()) > 0)
                .toList();
    }

    /** Items of a verdict that are so for the same reason. */
    record Alike(String reason, @Nullable Words words, long items, BigDecimal amount) {}

    private static Collection<Alike> reasons(Import found, String verdict) {
        Map<String, Alike> alike = new LinkedHashMap<>();
        for (Group group : found.groups()) {
            String reason = group.reason();
            if (group.verdict().equals(verdict) && reason != null) {
                alike.merge(
                        reason,
                        new Alike(reason, group.example(), group.items(), group.amount()),
                        (one, other) ->
                                new Alike(
                                        reason,
                                        one.words(),
                                        one.items() + other.items(),
                                        one.amount().add(other.amount())));
            }
        }
        return alike.values();
    }

    /** Asks once more, with number and sum, before anything is ordered. */
    @PostMapping("/{id}/confirm")
    @Requires(Permission.WORK)
    String confirm(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(name = "item", defaultValue = "") List<String> items,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        Imports.Chosen chosen =
                found(() -> imports.creatable(visit.id(), id, which(items, all, verdict, reason)));
        model.addAttribute("import", found(() -> imports.get(visit.id(), id)));
        model.addAttribute("chosen", chosen);
        model.addAttribute("items", items);
        model.addAttribute("all", all);
        model.addAttribute("verdict", verdict);
        model.addAttribute("reason", reason);
        model.addAttribute("address", "imports/" + id);
        return "pages/import-confirm";
    }

    /** Orders that documents be created. */
    @PostMapping("/{id}/create")
    @Requires(Permission.WORK)
    String create(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(name = "item", defaultValue = "") List<String> items,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes flash) {
        Imports.Chosen chosen =
                found(() ->
                        imports.create(
                                visit.id(), id, which(items, all, verdict, reason), visit.by()));
        flash.addFlashAttribute("toast", "imports.ordered");
        flash.addFlashAttribute("toastValues", List.of(chosen.items()));
        return "redirect:" + page(visit, id);
    }

    /** Takes a document for that of an item: its ref and that of the document. */
    @PostMapping("/{id}/adopt")
    @Requires(Permission.WORK)
    String adopt(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam String choice,
            RedirectAttributes flash) {
        int separator = choice.indexOf(SEPARATOR);
        SourceRef ref = ref(choice.substring(0, Math.max(0, separator)));
        SourceRef document = ref(choice.substring(separator + 1));
        try {
            var _ = found(() -> imports.adopt(visit.id(), id, ref, document, visit.by()));
            flash.addFlashAttribute("toast", "imports.adopted");
        } catch (HubException refusal) {
            flash.addFlashAttribute("problem", problem(refusal));
        }
        return "redirect:" + page(visit, id) + "?verdict=" + ImportVerdict.CHOOSE.key();
    }

    @PostMapping("/{id}/pause")
    @Requires(Permission.WORK)
    String pause(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
        var _ = found(() -> imports.pause(visit.id(), id, visit.by()));
        flash.addFlashAttribute("toast", "imports.is-paused");
        return "redirect:" + page(visit, id);
    }

    @PostMapping("/{id}/resume")
    @Requires(Permission.WORK)
    String resume(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
        var _ = found(() -> imports.resume(visit.id(), id, visit.by()));
        flash.addFlashAttribute("toast", "imports.is-resumed");
        return "redirect:" + page(visit, id);
    }

    @PostMapping("/{id}/cancel")
    @Requires(Permission.WORK)
    String cancel(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
        var _ = found(() -> imports.cancel(visit.id(), id, visit.by()));
        flash.addFlashAttribute("toast", "imports.is-cancelled");
        return "redirect:" + page(visit, id);
    }

    /** What is ticked; all of a verdict only if that was asked for. */
    private static Which which(List<String> items, boolean all, String verdict, String reason) {
        if (!all) {
            return new Which(null, null, null, items.stream().map(ImportPage::ref).toList());
        }
        if (ImportVerdict.ofKey(verdict).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new Which(verdict, reason.isEmpty() ? null : reason, null, null);
    }

    private static SourceRef ref(String text) {
        try {
            return SourceRef.parse(text);
        } catch (IllegalArgumentException notARef) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, notARef);
        }
    }

    private static ConnectionId known(Visit visit, String connection) {
        return visit.organisation().connections().stream()
                .map(Connection::id)
                .filter(each -> each.toString().equals(connection))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** An import of another organisation is as absent as one that does not exist. */
    private static <T> T found(Supplier<T> work) {
        try {
            return work.get();
        } catch (HubException refusal) {
            if (refusal.code() == ImportError.IMPORT_UNKNOWN) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, refusal);
            }
            throw refusal;
        }
    }

    private static String problem(HubException refusal) {
        if (refusal.code() instanceof ImportError error) {
            return error.name();
        }
        throw refusal;
    }

    private static String page(Visit visit, UUID id) {
        return visit.page("imports/" + id);
    }
}
