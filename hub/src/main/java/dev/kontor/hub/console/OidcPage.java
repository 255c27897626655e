package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Configuration.OidcSection;
import dev.kontor.hub.organisation.user.Identities;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way to the identity provider, and what people set about it for themselves. */
@Controller
@RequestMapping("/console/oidc")
class OidcPage {

    private static final Logger LOG = LoggerFactory.getLogger(OidcPage.class);
    private static final String AWAY = "?oidc=away";
    private static final String BACK = "redirect:/console/account";

    private final OidcClient client;
    private final OidcJourneys journeys;
    private final Identities identities;
    private final Users users;
    private final Audited audited;

    OidcPage(
            OidcClient client,
            OidcJourneys journeys,
            Identities identities,
            Users users,
            Audited audited) {
        this.client = client;
        this.journeys = journeys;
        this.identities = identities;
        this.users = users;
        this.audited = audited;
    }

    @GetMapping("/begin")
    @OpenToAll
    String begin(HttpServletRequest request, HttpServletResponse response) {
        return "redirect:" + begin(null, request, response).orElse(ConsoleSecurity.SIGN_IN + AWAY);
    }

    /**
     * Links an identity to whoever is signed in, and shows their password if there is one: it opens
     * the account from then on. The way there goes over a page of ours, because a form may lead to
     * nobody else (content security policy).
     */
    @PostMapping("/link")
    @RequiresSignIn
    String link(
            @RequestParam(defaultValue = "") String password,
            Model model,
            RedirectAttributes flash,
            HttpServletRequest request,
            HttpServletResponse response) {
        OidcSection section = section();
        User user = visitor();
        if (users.hasPassword(user)) {
            try {
                users.confirm(user, new Secret(password));
            } catch (HubException refused) {
                audited.ofUser(user, "identity-refused", user.email(), Map.of());
                flash.addFlashAttribute("problem", refused.code().name());
                return BACK;
            }
        }
        return begin(user.id(), request, response)
                .map(to -> {
                    model.addAttribute("provider", section.issuer().getHost());
                    model.addAttribute("to", to);
                    response.setHeader("Refresh", "0;url=" + to);
                    return "pages/oidc-go";
                })
                .orElse(BACK + AWAY);
    }

    @PostMapping("/unlink")
    @RequiresSignIn
    String unlink(RedirectAttributes flash) {
        User user = visitor();
        identities.unlink(user.id(), section().issuer().toString());
        audited.ofUser(user, "identity-unlinked", user.email(), Map.of());
        flash.addFlashAttribute("toast", "oidc.unlinked");
        return BACK;
    }

    /** Whether one's password opens the console, too. */
    @PostMapping("/password")
    @RequiresSignIn
    String password(@RequestParam(defaultValue = "false") boolean off, RedirectAttributes flash) {
        User user = visitor();
        try {
            identities.passwordOff(user.id(), section().issuer().toString(), off);
        } catch (HubException notLinked) {
            flash.addFlashAttribute("problem", notLinked.code().name());
            return BACK;
        }
        audited.ofUser(
                user,
                off ? "password-switched-off" : "password-switched-on",
                user.email(),
                Map.of());
        flash.addFlashAttribute("toast", off ? "oidc.password-off" : "oidc.password-on");
        return BACK;
    }

    /** Where to go; nowhere if the provider does not answer. */
    private Optional<String> begin(
            @Nullable UUID linksTo, HttpServletRequest request, HttpServletResponse response) {
        var _ = section();
        try {
            OAuth2AuthorizationRequest sent = client.request(request);
            if (sent != null) {
                journeys.begin(sent, linksTo, request, response);
                return Optional.of(sent.getAuthorizationRequestUri());
            }
        } catch (RestClientException | IllegalArgumentException | IllegalStateException away) {
            LOG.error("outcome=identity-provider-away: nobody can sign in through it", away);
        }
        return Optional.empty();
    }

    private OidcSection section() {
        return client.section()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static User visitor() {
        return Visitor.present().orElseThrow().user();
    }
}
