package dev.kontor.hub.console;

import dev.kontor.hub.connector.Inspection;
import dev.kontor.hub.connector.SweepHealth;
import dev.kontor.hub.ingress.DeliveryHealth;
import dev.kontor.hub.ingress.RefusedDeliveries;
import dev.kontor.hub.lane.Outlook;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.OrganisationDesk;
import dev.kontor.hub.organisation.OrganisationDesk.KeptSecret;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What an organisation is connected with and whether news come in; adding, trying, authorising
 * anew, pausing and removing.
 */
@Controller
@RequestMapping("/console/o/{organisation}/connections")
@Requires(Permission.VIEW)
class ConnectionsPage {

    /** Measured: docs/performance.md. */
    private static final BigDecimal CALLS_AN_ORDER = new BigDecimal("1.33");

    private static final String PAGE = "pages/connections";
    private static final Duration RECENT = Duration.ofDays(1);

    /** Keys of Lexware live at most so long (lexware-office-api.md 1). */
    private static final Period LONGEST_KEY = Period.ofMonths(24);

    private final Organisations organisations;
    private final OrganisationDesk desk;
    private final ConnectionForms forms;
    private final DeliveryHealth deliveries;
    private final SweepHealth sweeps;
    private final RefusedDeliveries refusals;
    private final Outlook outlook;
    private final Audited audited;
    private final InstantSource clock;

    ConnectionsPage(
            Organisations organisations,
            OrganisationDesk desk,
            ConnectionForms forms,
            DeliveryHealth deliveries,
            SweepHealth sweeps,
            RefusedDeliveries refusals,
            Outlook outlook,
            Audited audited,
            InstantSource clock) {
        this.organisations = organisations;
        this.desk = desk;
        this.forms = forms;
        this.deliveries = deliveries;
        this.sweeps = sweeps;
        this.refusals = refusals;
        this.outlook = outlook;
        this.audited = audited;
        this.clock = clock;
    }

    @GetMapping
    String list(Visit visit, Model model) {
        show(visit, model);
        return PAGE;
    }

    /** Tries a connection as it is, and says what came out. */
    @PostMapping("/test")
    @Requires(Permission.WORK)
    String test(Visit visit, @RequestParam String connection, Model model) {
        Connection tried = known(visit, connection);
        Inspection inspection = forms.inspect(tried);
        audited.inOrganisation(
                visit,
                "connection-tested",
                tried.id().toString(),
                Map.of("usable", inspection.usable()),
                () -> {});
        model.addAttribute("tested", tried.id());
        model.addAttribute("findings", inspection.findings());
        show(visit, model);
        return PAGE;
    }

    @GetMapping("/add")
    @Requires(Permission.CONFIGURE)
    String form(@RequestParam(required = false) @Nullable String vendor, Model model) {
        forms.show(vendor, Map.of(), model);
        return "pages/connection-add";
    }

    @PostMapping("/add")
    @Requires(Permission.CONFIGURE)
    String add(
            Visit visit,
            @RequestParam String vendor,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (forms.add(visit, vendor, typed, model).isPresent()) {
            flash.addFlashAttribute("toast", "connections.added");
            return "redirect:" + visit.page("connections");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        forms.show(vendor, typed, model);
        return "pages/connection-add";
    }

    @GetMapping("/credentials")
    @Requires(Permission.CONFIGURE)
    String credentials(Visit visit, @RequestParam String connection, Model model) {
        forms.show(visit, changeable(visit, connection), Map.of(), model);
        return "pages/connection-credentials";
    }

    /** The old credentials are replaced only after the new ones have passed. */
    @PostMapping("/credentials")
    @Requires(Permission.CONFIGURE)
    String authorise(
            Visit visit,
            @RequestParam String connection,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Connection present = changeable(visit, connection);
        if (forms.replace(visit, present, typed, model)) {
            flash.addFlashAttribute("toast", "connections.authorised");
            return "redirect:" + visit.page("connections");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        forms.show(visit, present, typed, model);
        return "pages/connection-credentials";
    }

    @PostMapping("/remove")
    @Requires(Permission.CONFIGURE)
    String remove(Visit visit, @RequestParam String connection, RedirectAttributes flash) {
        Connection present = changeable(visit, connection);
        audited.inOrganisation(
                visit,
                "connection-removed",
                present.id().toString(),
                Map.of(),
                () -> desk.remove(visit.id(), present.id()));
        flash.addFlashAttribute("toast", "connections.removed");
        return "redirect:" + visit.page("connections");
    }

    private void show(Visit visit, Model model) {
        List<Connection> connections = all(visit).toList();
        Map<ConnectionId, String> addresses = new LinkedHashMap<>();
        connections.forEach(each -> addresses.put(each.id(), forms.callbackUrl(each)));
        List<KeptSecret> kept = desk.secrets(visit.id());
        model.addAttribute("connections", connections);
        model.addAttribute("addresses", addresses);
        model.addAttribute(
                "secrets", kept.stream().collect(Collectors.groupingBy(KeptSecret::connection)));
        model.addAttribute("keyEnds", keyEnds(visit, kept));
        model.addAttribute("limits", outlook.limits(visit.id()));
        model.addAttribute("backlog", outlook.backlog(visit.id()));
        model.addAttribute("timeLeft", timeLeft(visit));
        model.addAttribute(
                "refusals",
                refusals.of(visit.id()).stream()
                        .collect(
                                Collectors.toMap(
                                        RefusedDeliveries.Refusal::connection, each -> each)));
        model.addAttribute("lexware", visit.organisation().lexware());
        model.addAttribute(
                "deliveries",
                deliveries.since(visit.id(), clock.instant().minus(RECENT)).stream()
                        .collect(
                                Collectors.toMap(DeliveryHealth.Health::connection, each -> each)));
        model.addAttribute(
                "sweeps",
                sweeps.of(visit.id()).stream()
                        .collect(Collectors.toMap(SweepHealth.Health::connection, each -> each)));
    }

    /** How long what waits will take at the pace that holds now. */
    private Duration timeLeft(Visit visit) {
        BigDecimal objects = BigDecimal.valueOf(outlook.backlog(visit.id()).objects());
        return outlook.limits(visit.id()).stream()
                .filter(each -> each.name().equals(Paces.CALLS) && each.rate().signum() > 0)
                .findFirst()
                .map(each ->
                        Duration.ofSeconds(
                                objects.multiply(CALLS_AN_ORDER)
                                        .divide(each.rate(), 0, RoundingMode.CEILING)
                                        .longValue()))
                .orElse(Duration.ZERO);
    }

    /** The day on which the key of Lexware has ended at the latest; null if nobody knows. */
    private static @Nullable LocalDate keyEnds(Visit visit, List<KeptSecret> kept) {
        ZoneId zone = visit.organisation().settings().zone();
        return kept.stream()
                .filter(each -> each.connection().vendor().equals(LexwareAccount.VENDOR))
                .findFirst()
                .map(each -> LocalDate.ofInstant(each.setAt(), zone).plus(LONGEST_KEY))
                .orElse(null);
    }

    @PostMapping("/pause")
    @Requires(Permission.CONFIGURE)
    String pause(Visit visit, @RequestParam String connection, RedirectAttributes flash) {
        ConnectionId id = known(visit, connection).id();
        Words reason = new Words("Von %s angehalten.", "Paused by %s.").with(visit.user().name());
        audited.inOrganisation(
                visit,
                "connection-paused",
                id.toString(),
                Map.of(),
                () -> {
                    var _ = organisations.pauseConnection(visit.id(), id, reason);
                });
        flash.addFlashAttribute("toast", "connections.paused");
        return "redirect:" + visit.page("connections");
    }

    @PostMapping("/resume")
    @Requires(Permission.CONFIGURE)
    String resume(Visit visit, @RequestParam String connection, RedirectAttributes flash) {
        ConnectionId id = known(visit, connection).id();
        audited.inOrganisation(
                visit,
                "connection-resumed",
                id.toString(),
                Map.of(),
                () -> {
                    var _ = organisations.resumeConnection(visit.id(), id);
                });
        flash.addFlashAttribute("toast", "connections.resumed");
        return "redirect:" + visit.page("connections");
    }

    private static Connection changeable(Visit visit, String connection) {
        Connection found = known(visit, connection);
        if (found.declared()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }

    private static Connection known(Visit visit, String connection) {
        return all(visit)
                .filter(each -> each.id().toString().equals(connection))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Stream<Connection> all(Visit visit) {
        return Stream.concat(
                Stream.of(visit.organisation().lexware().connection()),
                visit.organisation().connections().stream());
    }
}
