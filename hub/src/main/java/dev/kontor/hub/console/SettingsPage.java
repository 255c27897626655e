package dev.kontor.hub.console;

import dev.kontor.hub.organisation.OrganisationRules;
import dev.kontor.hub.organisation.RetentionSettings;
import dev.kontor.hub.organisation.user.Invitations;
import dev.kontor.hub.organisation.user.Role;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.organisation.user.Users;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.Permission;
import dev.kontor.hub.shared.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has which role, and how the organisation wants its books kept. */
@Controller
@RequestMapping("/console/o/{organisation}/settings")
@Requires(Permission.VIEW)
class SettingsPage {

    private final Users users;
    private final Invitations invitations;
    private final OrganisationRules rules;
    private final PublicAddress links;
    private final Audited audited;

    SettingsPage(
            Users users,
            Invitations invitations,
            OrganisationRules rules,
            PublicAddress links,
            Audited audited) {
        this.users = users;
        this.invitations = invitations;
        this.rules = rules;
        this.links = links;
        this.audited = audited;
    }

    @GetMapping
    String show(Visit visit, Model model) {
        model.addAttribute("settings", visit.organisation().settings());
        model.addAttribute("periodDeclared", rules.periodDeclared(visit.id()));
        model.addAttribute("roles", Role.values());
        model.addAttribute(
                "members",
                users.all().stream().filter(each -> each.role(visit.id()).isPresent()).toList());
        model.addAttribute(
                "pending",
                visit.may(Permission.MANAGE_USERS) ? invitations.open(visit.id()) : List.of());
        return "pages/settings";
    }

    /** Asks somebody in; the link is shown now and never again. */
    @PostMapping("/invitations")
    @Requires(Permission.MANAGE_USERS)
    String invite(
            Visit visit,
            @RequestParam String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String role,
            Model model,
            HttpServletRequest request,
            RedirectAttributes flash) {
        Role wanted = role(role);
        AtomicReference<Secret> token = new AtomicReference<>();
        try {
            audited.aboutUsers(
                    visit,
                    "person-invited",
                    "user:" + email.strip().toLowerCase(Locale.ROOT),
                    Map.of("role", wanted.key()),
                    () ->
                            token.set(
                                    invitations.invite(
                                            visit.id(), email, name, wanted, visit.by())));
        } catch (HubException refusal) {
            return refused(visit, refusal.code().name(), flash);
        }
        model.addAttribute("invited", email.strip());
        model.addAttribute(
                "link", links.to(request, InvitationPage.PATH + "/" + token.get().reveal()));
        return show(visit, model);
    }

    /** Takes an invitation back that nobody accepted yet. */
    @PostMapping("/invitations/withdraw")
    @Requires(Permission.MANAGE_USERS)
    String withdraw(Visit visit, @RequestParam String email, RedirectAttributes flash) {
        audited.aboutUsers(
                visit,
                "invitation-withdrawn",
                "user:" + email.strip().toLowerCase(Locale.ROOT),
                Map.of(),
                () -> {
                    if (!invitations.withdraw(visit.id(), email)) {
                        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                    }
                });
        flash.addFlashAttribute("toast", "invitation.withdrawn");
        return "redirect:" + visit.page("settings");
    }

    @PostMapping("/users/{id}")
    @Requires(Permission.MANAGE_USERS)
    String change(
            Visit visit,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String role,
            RedirectAttributes flash) {
        User member =
                users.find(id)
                        .filter(each -> each.roles().containsKey(visit.id()))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (role.isEmpty()) {
            audited.aboutUsers(
                    visit,
                    "role-taken",
                    "user:" + member.email(),
                    Map.of(),
                    () -> users.grant(visit.id(), id, null));
            flash.addFlashAttribute("toast", "settings.role-taken");
        } else {
            Role wanted = role(role);
            audited.aboutUsers(
                    visit,
                    "role-given",
                    "user:" + member.email(),
                    Map.of("role", wanted.key()),
                    () -> users.grant(visit.id(), id, wanted));
            flash.addFlashAttribute("toast", "settings.role-given");
        }
        return "redirect:" + visit.page("settings");
    }

    /**
     * Closes the period, or opens it again with a reason.
     *
     * @param until a day as in ISO 8601; empty: nothing is closed
     */
    @PostMapping("/period")
    @Requires(Permission.CONFIGURE)
    String period(
            Visit visit,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        LocalDate day;
        try {
            day = until.isBlank() ? null : LocalDate.parse(until.strip());
        } catch (DateTimeException notADay) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, notADay);
        }
        LocalDate before = visit.organisation().settings().closedUntil();
        try {
            audited.inOrganisation(
                    visit,
                    "period-closed",
                    "organisation:" + visit.id(),
                    Map.of(
                            "until", day == null ? "" : day.toString(),
                            "before", before == null ? "" : before.toString(),
                            "reason", reason.strip()),
                    () -> {
                        var _ = rules.closeUntil(visit.id(), day, reason, visit.by());
                    });
        } catch (HubException refusal) {
            return refused(visit, refusal.code().name(), flash);
        }
        flash.addFlashAttribute("toast", "settings.period-closed");
        return "redirect:" + visit.page("settings");
    }

    /** Says how many days deliveries and source objects are kept; empty: as usual. */
    @PostMapping("/retention")
    @Requires(Permission.CONFIGURE)
    String retention(
            Visit visit,
            @RequestParam(required = false) @Nullable Integer deliveries,
            @RequestParam(required = false) @Nullable Integer snapshots,
            RedirectAttributes flash) {
        try {
            audited.inOrganisation(
                    visit,
                    "retention-set",
                    "organisation:" + visit.id(),
                    Map.of(
                            "deliveries", deliveries == null ? "" : deliveries.toString(),
                            "snapshots", snapshots == null ? "" : snapshots.toString()),
                    () ->
                            rules.retain(
                                    visit.id(),
                                    new RetentionSettings(deliveries, snapshots),
                                    visit.by()));
        } catch (HubException refusal) {
            return refused(visit, refusal.code().name(), flash);
        }
        flash.addFlashAttribute("toast", "settings.retention-set");
        return "redirect:" + visit.page("settings");
    }

    private static String refused(Visit visit, String code, RedirectAttributes flash) {
        flash.addFlashAttribute("problem", code);
        return "redirect:" + visit.page("settings");
    }

    private static Role role(String key) {
        return Role.ofKey(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }
}
