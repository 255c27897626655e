package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.user.SignIns;
import dev.kontor.hub.organisation.user.SignIns.SignIn;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out, and where one begins. */
@Controller
class SignInPage {

    private final SignIns signIns;
    private final Users users;
    private final OidcClient oidc;
    private final Audited audited;

    SignInPage(SignIns signIns, Users users, OidcClient oidc, Audited audited) {
        this.signIns = signIns;
        this.users = users;
        this.oidc = oidc;
        this.audited = audited;
    }

    @GetMapping({"/", "/console"})
    @OpenToAll
    String begin(Model model) {
        if (!users.administered()) {
            return "redirect:/console/set-up/administrator";
        }
        if (Visitor.present().isEmpty()) {
            return "redirect:" + ConsoleSecurity.SIGN_IN;
        }
        Ui ui = (Ui) model.getAttribute("ui");
        if (ui == null || ui.organisations().isEmpty()) {
            return ui != null && ui.administrator()
                    ? "redirect:/console/set-up/organisation"
                    : "pages/nothing-yet";
        }
        Organisation first = ui.organisations().getFirst();
        boolean unfinished =
                Visitor.present()
                        .filter(each -> GuidePage.unfinished(new Visit(each.user(), first)))
                        .isPresent();
        return "redirect:/console/o/%s/%s"
                .formatted(first.id(), unfinished ? "set-up" : "overview");
    }

    @GetMapping(ConsoleSecurity.SIGN_IN)
    @OpenToAll
    String form(@RequestParam(name = "oidc", defaultValue = "") String arrival, Model model) {
        oidc(arrival, model);
        if (!users.administered()) {
            return "redirect:/console/set-up/administrator";
        }
        return Visitor.present().isPresent() ? "redirect:/console" : "pages/sign-in";
    }

    @PostMapping(ConsoleSecurity.SIGN_IN)
    @OpenToAll
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignIn outcome =
                email.isBlank() || password.isBlank()
                        ? new SignIn.Refused(null)
                        : signIns.attempt(email, new Secret(password), request.getRemoteAddr());
        model.addAttribute("email", email);
        oidc("", model);
        return switch (outcome) {
            case SignIn.Welcome(User user, Secret token) -> {
                audited.ofUser(user, "signed-in", user.email(), Map.of());
                ConsoleCookies.putSession(request, response, token);
                yield "redirect:/console";
            }
            case SignIn.Refused refused -> {
                User known = refused.known();
                if (known != null) {
                    audited.ofUser(known, "sign-in-refused", known.email(), Map.of());
                }
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                model.addAttribute("refused", true);
                yield "pages/sign-in";
            }
            case SignIn.TooMany(java.time.Instant until) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                model.addAttribute("until", until);
                yield "pages/sign-in";
            }
        };
    }

    private void oidc(String arrival, Model model) {
        model.addAttribute("oidc", oidc.section().isPresent() ? "/console/oidc/begin" : null);
        model.addAttribute(
                "arrival",
                List.of("unknown", "refused", "away").contains(arrival) ? arrival : null);
    }

    @PostMapping("/console/sign-out")
    @RequiresSignIn
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        Visitor.present()
                .ifPresent(visitor -> {
                    signIns.signOut(visitor.session().reveal());
                    audited.ofUser(visitor.user(), "signed-out", visitor.getName(), Map.of());
                });
        ConsoleCookies.removeSession(request, response);
        return "redirect:" + ConsoleSecurity.SIGN_IN;
    }

    /** Changes the language of pages before the sign-in. */
    @PostMapping("/console/language")
    @OpenToAll
    String language(
            @RequestParam String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (List.of("de", "en").contains(language)) {
            ConsoleCookies.putLanguage(request, response, language);
        }
        return "redirect:" + ConsoleSecurity.SIGN_IN;
    }
}
