package dev.kontor.hub.console;

import dev.kontor.hub.organisation.user.Identities;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What concerns oneself: language, theme, password. */
@Controller
@RequestMapping("/console/account")
@RequiresSignIn
class AccountPage {

    private static final String BACK = "redirect:/console/account";

    private final Users users;
    private final OidcClient oidc;
    private final Identities identities;
    private final Audited audited;

    AccountPage(Users users, OidcClient oidc, Identities identities, Audited audited) {
        this.users = users;
        this.oidc = oidc;
        this.identities = identities;
        this.audited = audited;
    }

    @GetMapping
    String show(@RequestParam(name = "oidc", defaultValue = "") String arrival, Model model) {
        oidc.section()
                .ifPresent(section -> {
                    UUID user = Visitor.present().orElseThrow().user().id();
                    model.addAttribute("provider", section.issuer().getHost());
                    model.addAttribute(
                            "linked", identities.linked(user, section.issuer().toString()));
                    model.addAttribute("passwordOff", identities.passwordOff(user));
                    model.addAttribute(
                            "hasPassword",
                            users.hasPassword(Visitor.present().orElseThrow().user()));
                    model.addAttribute(
                            "arrival",
                            List.of("linked", "taken", "other", "away").contains(arrival)
                                    ? arrival
                                    : null);
                });
        return "pages/account";
    }

    @PostMapping("/preferences")
    String prefer(
            @RequestParam String language, @RequestParam String theme, RedirectAttributes flash) {
        Visitor.present().ifPresent(visitor -> users.prefer(visitor.user(), language, theme));
        flash.addFlashAttribute("toast", "account.kept");
        return BACK;
    }

    @PostMapping("/password")
    String password(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            RedirectAttributes flash) {
        if (old.isBlank() || password.isBlank() || !password.equals(repeated)) {
            flash.addFlashAttribute(
                    "problem", old.isBlank() ? "PASSWORD_WRONG" : "PASSWORDS_DIFFER");
            return BACK;
        }
        try {
            Visitor.present()
                    .ifPresent(visitor -> {
                        users.changePassword(
                                visitor.user(),
                                new Secret(old),
                                new Secret(password),
                                visitor.session().reveal());
                        audited.ofUser(
                                visitor.user(), "password-changed", visitor.getName(), Map.of());
                    });
        } catch (HubException refused) {
            flash.addFlashAttribute("problem", refused.code().name());
            return BACK;
        }
        flash.addFlashAttribute("toast", "account.password-changed");
        return BACK;
    }
}
