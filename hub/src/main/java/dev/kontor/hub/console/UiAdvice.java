package dev.kontor.hub.console;

import dev.kontor.hub.approval.Approval;
import dev.kontor.hub.approval.Approvals;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its {@link Ui}. */
@ControllerAdvice(basePackageClasses = UiAdvice.class)
class UiAdvice {

    private static final ZoneId SOMEWHERE = ZoneId.of("Europe/Berlin");

    private final Organisations organisations;
    private final StuckDesk desk;
    private final Approvals approvals;
    private final LiveFeed live;
    private final Assets assets;
    private final InstantSource clock;

    UiAdvice(
            Organisations organisations,
            StuckDesk desk,
            Approvals approvals,
            LiveFeed live,
            Assets assets,
            InstantSource clock) {
        this.organisations = organisations;
        this.desk = desk;
        this.approvals = approvals;
        this.live = live;
        this.assets = assets;
        this.clock = clock;
    }

    @ModelAttribute("ui")
    Ui ui(HttpServletRequest request, Locale locale) {
        Visit visit = Doorkeeper.visit(request);
        @Nullable User user = Visitor.present().map(Visitor::user).orElse(null);
        ZoneId zone = visit == null ? SOMEWHERE : visit.organisation().settings().zone();
        return new Ui(
                visit,
                user,
                user == null ? List.of() : visible(user),
                locale,
                new Format(locale, zone, clock.instant()),
                request.getRequestURI(),
                request.getQueryString() == null
                        ? request.getRequestURI()
                        : request.getRequestURI() + "?" + request.getQueryString(),
                visit == null || part(request) ? "" : live.revision(visit.id()),
                csrf(request),
                assets::address,
                () -> visit == null ? 0 : desk.countOpen(visit.id(), null),
                () -> visit == null ? 0 : approvals.count(visit.id(), Approval.State.WAITING));
    }

    /** Whether a page that is open already asks for a part of itself. */
    private static boolean part(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private List<Organisation> visible(User user) {
        return organisations.active().stream()
                .filter(each -> user.may(each.id(), Permission.VIEW))
                .toList();
    }

    /** Reading it here has its cookie set before anything of the page is written. */
    private static String csrf(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null
                ? "{}"
                : "{\"%s\": \"%s\"}".formatted(token.getHeaderName(), token.getToken());
    }
}
