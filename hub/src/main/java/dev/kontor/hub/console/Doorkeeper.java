package dev.kontor.hub.console;

import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.organisation.user.Role;
import dev.kontor.hub.organisation.user.User;
import dev.kontor.hub.shared.Permission;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets nobody reach a handler of the console that they may not: each handler says what it requires,
 * and one that says nothing is not called at all. An organisation that is none of somebody's
 * business is as absent as one that does not exist.
 */
@Component
class Doorkeeper implements HandlerInterceptor, HandlerMethodArgumentResolver {

    /** The variable in addresses of pages of an organisation. */
    static final String ORGANISATION = "organisation";

    private static final String VISIT = Visit.class.getName();

    private final Organisations organisations;

    Doorkeeper(Organisations organisations) {
        this.organisations = organisations;
    }

    /** The visit of the request that is being answered, if it is to a page of an organisation. */
    static @Nullable Visit visit(HttpServletRequest request) {
        return (Visit) request.getAttribute(VISIT);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        // A stream that ends comes by once more; whoever opened it was let in.
        if (!(handler instanceof HandlerMethod method)
                || request.getDispatcherType() == DispatcherType.ASYNC) {
            return true;
        }
        Visit visit = named(request);
        Requires requires = said(method, Requires.class);
        if (requires != null) {
            if (visit == null) {
                throw new IllegalStateException(method + " has no organisation in its address");
            }
            return allow(visit.may(requires.value()));
        }
        if (said(method, RequiresAdministrator.class) != null) {
            return allow(Visitor.present().filter(each -> each.user().administrator()).isPresent());
        }
        if (said(method, RequiresArranger.class) != null) {
            return allow(Visitor.present().filter(Doorkeeper::arranges).isPresent());
        }
        if (said(method, RequiresSignIn.class) != null) {
            return allow(Visitor.present().isPresent());
        }
        if (said(method, OpenToAll.class) != null) {
            return true;
        }
        throw new IllegalStateException(method + " does not say what it requires");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        return servlet == null ? null : visit(servlet);
    }

    private @Nullable Visit named(HttpServletRequest request) {
        @SuppressWarnings("unchecked") // documented by HandlerMapping
        Map<String, String> variables =
                (Map<String, String>)
                        request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String name = variables == null ? null : variables.get(ORGANISATION);
        if (name == null) {
            return null;
        }
        User user = Visitor.present().orElseThrow(Doorkeeper::absent).user();
        Optional<Organisation> organisation =
                organisations.active().stream()
                        .filter(each -> each.id().value().equals(name))
                        .filter(each -> user.may(each.id(), Permission.VIEW))
                        .findFirst();
        Visit visit = new Visit(user, organisation.orElseThrow(Doorkeeper::absent));
        request.setAttribute(VISIT, visit);
        return visit;
    }

    private static boolean arranges(Visitor visitor) {
        User user = visitor.user();
        return user.administrator() || user.roles().containsValue(Role.OWNER);
    }

    private static boolean allow(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return true;
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static <A extends Annotation> @Nullable A said(HandlerMethod method, Class<A> what) {
        A onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), what);
        return onMethod != null || saysAnything(method)
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), what);
    }

    /** What a method says replaces what its class says. */
    private static boolean saysAnything(HandlerMethod method) {
        return method.hasMethodAnnotation(Requires.class)
                || method.hasMethodAnnotation(RequiresAdministrator.class)
                || method.hasMethodAnnotation(RequiresArranger.class)
                || method.hasMethodAnnotation(RequiresSignIn.class)
                || method.hasMethodAnnotation(OpenToAll.class);
    }
}
