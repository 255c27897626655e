package dev.kontor.hub.console;

import dev.kontor.hub.books.LexwareProbe;
import dev.kontor.hub.books.LexwareProbe.Account;
import dev.kontor.hub.books.LexwareProbe.Probe;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.OrganisationDesk;
import dev.kontor.hub.organisation.OrganisationDesk.NewOrganisation;
import dev.kontor.hub.organisation.user.Role;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Secret;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The second step of the set-up, and how another organisation is added later: a key of Lexware is
 * tried, and whatever account it opens becomes an organisation.
 */
@Controller
@RequestMapping("/console/set-up/organisation")
@RequiresArranger
class SetUpOrganisationPage {

    private static final String PAGE = "pages/set-up-organisation";

    private final LexwareProbe probe;
    private final OrganisationDesk desk;
    private final Users users;
    private final Audited audited;

    SetUpOrganisationPage(LexwareProbe probe, OrganisationDesk desk, Users users, Audited audited) {
        this.probe = probe;
        this.desk = desk;
        this.users = users;
        this.audited = audited;
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("simulators", desk.simulators());
        return PAGE;
    }

    @PostMapping
    String add(
            @RequestParam(name = "api-key", defaultValue = "") String apiKey,
            @RequestParam(name = "lexware-address", defaultValue = "") String lexwareAddress,
            @RequestParam(name = "vies-address", defaultValue = "") String viesAddress,
            Model model,
            HttpServletResponse response) {
        User user = Visitor.present().orElseThrow().user();
        model.addAttribute("simulators", desk.simulators());
        model.addAttribute("lexwareAddress", lexwareAddress);
        model.addAttribute("viesAddress", viesAddress);
        if (apiKey.isBlank()) {
            return again("KEY_MISSING", model, response);
        }
        URI lexware;
        URI vies;
        try {
            lexware = address(lexwareAddress);
            vies = address(viesAddress);
            desk.requireAllowed(lexware);
            desk.requireAllowed(vies);
        } catch (HubException | IllegalArgumentException refused) {
            return again("ADDRESS_REFUSED", model, response);
        }
        Secret key = new Secret(apiKey.strip());
        Probe found = probe.ask(lexware, key);
        Account account = found.account();
        if (account == null || !found.inspection().usable()) {
            model.addAttribute("account", account);
            model.addAttribute("findings", found.inspection().findings());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        Optional<Organisation> attached = desk.attached(account.id());
        if (attached.isPresent()) {
            // Only whom it concerns learns what an account is called here.
            model.addAttribute(
                    "attached",
                    attached.filter(each -> user.may(each.id(), Permission.VIEW)).orElse(null));
            return again("ACCOUNT_ATTACHED", model, response);
        }
        OrganisationId id =
                audited.newOrganisation(
                        user,
                        Map.of("account", account.id(), "name", account.companyName()),
                        () ->
                                added(
                                        user,
                                        new NewOrganisation(
                                                account.companyName(),
                                                account.id(),
                                                key,
                                                lexware,
                                                vies,
                                                user.email())));
        return "redirect:/console/o/%s/set-up".formatted(id);
    }

    private OrganisationId added(User user, NewOrganisation wish) {
        OrganisationId id = desk.add(wish);
        if (!user.administrator()) {
            users.grant(id, user.id(), Role.OWNER);
        }
        return id;
    }

    private static @Nullable URI address(String typed) {
        return typed.isBlank() ? null : URI.create(typed.strip().replaceAll("/+$", ""));
    }

    private static String again(String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("problem", problem);
        return PAGE;
    }
}
