package dev.kontor.hub.console;

import dev.kontor.hub.books.LexwareProbe;
import dev.kontor.hub.connector.ConnectorFailure;
import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.flow.FlowDesk;
import dev.kontor.hub.flow.FlowPicture;
import dev.kontor.hub.flow.FlowSummary;
import dev.kontor.hub.flow.Rehearsal;
import dev.kontor.hub.flow.Rehearsals;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The set-up of an organisation, from its first connection to its first flow. Which step comes next
 * is seen from what is there, so that a closed browser loses nothing.
 */
@Controller
@RequestMapping("/console/o/{organisation}/set-up")
@Requires(Permission.CONFIGURE)
class GuidePage {

    private static final Logger LOG = LoggerFactory.getLogger(GuidePage.class);

    /** The flows that a shop begins with, in their order. */
    private static final List<String> FIRST_FLOWS =
            List.of("order-to-invoice", "refund-to-credit-note");

    /** So many of the newest orders are looked through for one that shows something. */
    private static final int LOOKED_THROUGH = 4;

    private final ConnectionForms forms;
    private final Connectors connectors;
    private final LexwareProbe lexware;
    private final FlowDesk flows;
    private final Rehearsals rehearsals;

    GuidePage(
            ConnectionForms forms,
            Connectors connectors,
            LexwareProbe lexware,
            FlowDesk flows,
            Rehearsals rehearsals) {
        this.forms = forms;
        this.connectors = connectors;
        this.lexware = lexware;
        this.flows = flows;
        this.rehearsals = rehearsals;
    }

    /** Whether somebody who comes in is to be led on: nothing is connected that they could see. */
    static boolean unfinished(Visit visit) {
        return !visit.organisation().declared()
                && visit.organisation().connections().isEmpty()
                && visit.may(Permission.CONFIGURE);
    }

    @GetMapping
    String next(Visit visit) {
        if (visit.organisation().connections().isEmpty()) {
            return "redirect:" + visit.page("set-up/connection");
        }
        return "redirect:"
                + visit.page(switchedOn(visit).isEmpty() ? "set-up/flow" : "set-up/done");
    }

    @GetMapping("/connection")
    String connection(
            Visit visit, @RequestParam(required = false) @Nullable String vendor, Model model) {
        model.addAttribute("account", lexware.known(visit.id()).orElse(null));
        forms.show(vendor, Map.of(), model);
        return "pages/set-up-connection";
    }

    @PostMapping("/connection")
    String connect(
            Visit visit,
            @RequestParam String vendor,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        if (forms.add(visit, vendor, typed, model).isPresent()) {
            return "redirect:" + visit.page("set-up");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("account", lexware.known(visit.id()).orElse(null));
        forms.show(vendor, typed, model);
        return "pages/set-up-connection";
    }

    /** What the first flow would do with a real order of the shop; nothing is written. */
    @GetMapping("/flow")
    String flow(Visit visit, Model model) {
        Optional<Connection> shop = visit.organisation().connections().stream().findFirst();
        if (shop.isEmpty()) {
            return "redirect:" + visit.page("set-up/connection");
        }
        model.addAttribute("connection", shop.get());
        model.addAttribute("callbackUrl", forms.callbackUrl(shop.get()));
        String content = flows.builtIn(FIRST_FLOWS.getFirst());
        FlowPicture picture = flows.picture(content);
        model.addAttribute("picture", picture);
        model.addAttribute("titles", titles(picture));
        try {
            model.addAttribute("rehearsal", rehearse(visit, shop.get(), content).orElse(null));
        } catch (ConnectorFailure failure) {
            model.addAttribute("failure", failure.words());
        }
        return "pages/set-up-flow";
    }

    @PostMapping("/flow")
    String switchOn(Visit visit) {
        Map<String, FlowSummary> known =
                flows.list(visit.id()).stream()
                        .collect(Collectors.toMap(FlowSummary::name, each -> each));
        for (String name : FIRST_FLOWS) {
            FlowSummary present = known.get(name);
            if (present == null) {
                var _ = flows.copy(visit.id(), name, name, visit.by());
            }
            if (present == null || !present.enabled()) {
                var _ = flows.enable(visit.id(), name, null, visit.by());
            }
        }
        return "redirect:" + visit.page("set-up/done");
    }

    @GetMapping("/done")
    String done(Visit visit, Model model) {
        List<Connection> connections = visit.organisation().connections();
        model.addAttribute("flows", switchedOn(visit));
        model.addAttribute("connections", connections);
        model.addAttribute(
                "live", connections.stream().anyMatch(each -> forms.callbackUrl(each) != null));
        return "pages/set-up-done";
    }

    /** What the steps of the first flow are called, by id; it has no branches. */
    private static Map<String, Words> titles(FlowPicture picture) {
        return picture.parts().stream()
                .filter(FlowPicture.Part.Step.class::isInstance)
                .map(FlowPicture.Part.Step.class::cast)
                .collect(Collectors.toMap(FlowPicture.Part.Step::id, FlowPicture.Part.Step::title));
    }

    private List<FlowSummary> switchedOn(Visit visit) {
        return flows.list(visit.id()).stream().filter(FlowSummary::enabled).toList();
    }

    /** Of the newest orders the first that would become something, else the newest. */
    private Optional<Rehearsal> rehearse(Visit visit, Connection shop, String content) {
        List<SourceRef> newest = connectors.get(shop.id().vendor()).newest(shop, LOOKED_THROUGH);
        List<Rehearsal> seen = new ArrayList<>();
        for (SourceRef order : newest) {
            try {
                for (Rehearsal each :
                        rehearsals.of(visit.id(), order, new Rehearsals.What(content, null))) {
                    if (each.verdict() == Rehearsal.Verdict.NEW
                            || each.verdict() == Rehearsal.Verdict.NEEDS_PERSON) {
                        return Optional.of(each);
                    }
                    seen.add(each);
                }
            } catch (HubException unreadable) {
                LOG.info(
                        "outcome=not-rehearsed organisation={} source={} code={}",
                        visit.id(),
                        order,
                        unreadable.code().name());
            }
        }
        return seen.stream().findFirst();
    }
}
