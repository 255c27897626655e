package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.user.Invitation;
import dev.kontor.hub.organisation.user.Invitations;
import dev.kontor.hub.organisation.user.SignIns;
import dev.kontor.hub.organisation.user.SignIns.SignIn;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the link of an invitation leads: somebody new sets a password, somebody who is known here
 * shows who they are. Only then they have the role.
 */
@Controller
@RequestMapping(InvitationPage.PATH)
class InvitationPage {

    static final String PATH = "/console/invitation";

    private static final String PAGE = "pages/invitation";

    private final Invitations invitations;
    private final Organisations organisations;
    private final SignIns signIns;
    private final Audited audited;

    InvitationPage(
            Invitations invitations,
            Organisations organisations,
            SignIns signIns,
            Audited audited) {
        this.invitations = invitations;
        this.organisations = organisations;
        this.signIns = signIns;
        this.audited = audited;
    }

    @GetMapping("/{token}")
    @OpenToAll
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        Optional<Invitation> invitation = open(token);
        if (invitation.isEmpty()) {
            return over(model, response);
        }
        fill(token, invitation.get(), model);
        return PAGE;
    }

    @PostMapping("/{token}")
    @OpenToAll
    String accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Invitation> open = open(token);
        if (open.isEmpty()) {
            return over(model, response);
        }
        Invitation invitation = open.get();
        fill(token, invitation, model);
        if (!name.isBlank()) {
            model.addAttribute("name", name);
        }
        try {
            User present = present(invitation);
            if (present != null) {
                accepted(invitation, () -> invitations.accept(token, present));
            } else if (invitations.accountThere(invitation)) {
                return withPassword(token, invitation, password, model, request, response);
            } else if (password.isBlank() || !password.equals(repeated)) {
                return again("PASSWORDS_DIFFER", HttpStatus.UNPROCESSABLE_CONTENT, model, response);
            } else {
                User made =
                        accepted(
                                invitation,
                                () ->
                                        invitations.acceptAsNew(
                                                token,
                                                name,
                                                locale.getLanguage(),
                                                new Secret(password)));
                ConsoleCookies.putSession(request, response, signIns.welcome(made).token());
            }
        } catch (HubException refused) {
            return again(refused.code().name(), HttpStatus.UNPROCESSABLE_CONTENT, model, response);
        }
        return "redirect:/console";
    }

    private String withPassword(
            String token,
            Invitation invitation,
            String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignIn outcome =
                password.isBlank()
                        ? new SignIn.Refused(null)
                        : signIns.attempt(
                                invitation.email(), new Secret(password), request.getRemoteAddr());
        return switch (outcome) {
            case SignIn.Welcome(User user, Secret session) -> {
                accepted(invitation, () -> invitations.accept(token, user));
                audited.ofUser(user, "signed-in", user.email(), Map.of());
                ConsoleCookies.putSession(request, response, session);
                yield "redirect:/console";
            }
            case SignIn.Refused refused -> {
                User known = refused.known();
                if (known != null) {
                    audited.ofUser(known, "sign-in-refused", known.email(), Map.of());
                }
                yield again("INVITATION_PASSWORD", HttpStatus.UNAUTHORIZED, model, response);
            }
            case SignIn.TooMany(Instant until) -> {
                model.addAttribute("until", until);
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield PAGE;
            }
        };
    }

    private User accepted(Invitation invitation, Supplier<User> deed) {
        return audited.arrival(
                invitation,
                "invitation-accepted",
                Map.of("role", invitation.role().key(), "invitedBy", invitation.invitedBy()),
                deed);
    }

    /** An organisation that is gone invites nobody. */
    private Optional<Invitation> open(String token) {
        return invitations.find(token).filter(each -> organisation(each).isPresent());
    }

    private Optional<String> organisation(Invitation invitation) {
        return organisations.active().stream()
                .filter(each -> each.id().equals(invitation.organisation()))
                .map(each -> each.name())
                .findFirst();
    }

    private void fill(String token, Invitation invitation, Model model) {
        model.addAttribute("action", PATH + "/" + token);
        model.addAttribute("invitation", invitation);
        model.addAttribute("organisation", organisation(invitation).orElse(""));
        model.addAttribute(
                "name", invitation.name().equals(invitation.email()) ? "" : invitation.name());
        model.addAttribute("present", present(invitation) != null);
        model.addAttribute("known", invitations.accountThere(invitation));
    }

    /** Who is signed in, if that is who was invited. */
    private static @Nullable User present(Invitation invitation) {
        return Visitor.present()
                .map(Visitor::user)
                .filter(user -> user.email().equals(invitation.email()))
                .orElse(null);
    }

    private static String over(Model model, HttpServletResponse response) {
        model.addAttribute("problem", "INVITATION_UNKNOWN");
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return PAGE;
    }

    private static String again(
            String problem, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problem", problem);
        return PAGE;
    }
}
