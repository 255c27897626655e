package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Configuration.OidcSection;
import dev.kontor.hub.organisation.user.Identities;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.HubException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
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
    private static final String BACK = "redirect:/console/account";

    private final OidcClient client;
    private final OidcJourneys journeys;
    private final Identities identities;
    private final Audited audited;

    OidcPage(OidcClient client, OidcJourneys journeys, Identities identities, Audited audited) {
        this.client = client;
        this.journeys = journeys;
        this.identities = identities;
        this.audited = audited;
    }

    @GetMapping("/begin")
    @OpenToAll
    String begin(HttpServletRequest request, HttpServletResponse response) {
        return go(null, ConsoleSecurity.SIGN_IN, request, response);
    }

    /** Links an identity to whoever is signed in. */
    @GetMapping("/link")
    @RequiresSignIn
    String link(HttpServletRequest request, HttpServletResponse response) {
        return go(visitor().id(), "/console/account", request, response);
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

    private String go(
            @Nullable UUID linksTo,
            String otherwise,
            HttpServletRequest request,
            HttpServletResponse response) {
        var _ = section();
        try {
            OAuth2AuthorizationRequest sent = client.request(request);
            if (sent != null) {
                journeys.begin(sent, linksTo, request, response);
                return "redirect:" + sent.getAuthorizationRequestUri();
            }
        } catch (RestClientException | IllegalArgumentException | IllegalStateException away) {
            LOG.error("outcome=identity-provider-away: nobody can sign in through it", away);
        }
        return "redirect:" + otherwise + "?oidc=away";
    }

    private OidcSection section() {
        return client.section()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static User visitor() {
        return Visitor.present().orElseThrow().user();
    }
}
