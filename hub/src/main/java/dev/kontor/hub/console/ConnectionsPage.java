package dev.kontor.hub.console;

import dev.kontor.hub.connector.SweepHealth;
import dev.kontor.hub.ingress.DeliveryHealth;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Words;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an organisation is connected with, whether news come in, and pausing. */
@Controller
@RequestMapping("/console/o/{organisation}/connections")
@Requires(Permission.VIEW)
class ConnectionsPage {

    private static final Duration RECENT = Duration.ofDays(1);

    private final Organisations organisations;
    private final DeliveryHealth deliveries;
    private final SweepHealth sweeps;
    private final Audited audited;
    private final InstantSource clock;

    ConnectionsPage(
            Organisations organisations,
            DeliveryHealth deliveries,
            SweepHealth sweeps,
            Audited audited,
            InstantSource clock) {
        this.organisations = organisations;
        this.deliveries = deliveries;
        this.sweeps = sweeps;
        this.audited = audited;
        this.clock = clock;
    }

    @GetMapping
    String list(Visit visit, Model model) {
        model.addAttribute("connections", all(visit).toList());
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
        return "pages/connections";
    }

    @PostMapping("/pause")
    @Requires(Permission.CONFIGURE)
    String pause(Visit visit, @RequestParam String connection, RedirectAttributes flash) {
        ConnectionId id = known(visit, connection);
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
        ConnectionId id = known(visit, connection);
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

    private static ConnectionId known(Visit visit, String connection) {
        return all(visit)
                .map(Connection::id)
                .filter(each -> each.toString().equals(connection))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Stream<Connection> all(Visit visit) {
        return Stream.concat(
                Stream.of(visit.organisation().lexware().connection()),
                visit.organisation().connections().stream());
    }
}
