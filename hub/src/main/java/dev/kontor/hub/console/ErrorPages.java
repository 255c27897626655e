package dev.kontor.hub.console;

import dev.kontor.hub.shared.ErrorCode.WhoMustAct;
import dev.kontor.hub.shared.HubException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Turns failures into pages, once, here: plain words, no stack trace. */
@ControllerAdvice(basePackageClasses = ErrorPages.class)
class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final UiAdvice advice;

    ErrorPages(UiAdvice advice) {
        this.advice = advice;
    }

    @ExceptionHandler(ResponseStatusException.class)
    ModelAndView refused(
            ResponseStatusException refusal, HttpServletRequest request, Locale locale) {
        return page(refusal.getStatusCode(), "", request, locale);
    }

    @ExceptionHandler(HubException.class)
    ModelAndView failed(HubException failure, HttpServletRequest request, Locale locale) {
        boolean ofTheCaller = failure.code().whoMustAct() == WhoMustAct.CALLER;
        if (failure.code().whoMustAct() == WhoMustAct.CAPACITY) {
            LOG.warn("outcome=refused code={}", failure.code().name());
        } else if (!ofTheCaller) {
            LOG.error("outcome=failed code={}", failure.code().name(), failure);
        }
        return page(
                ofTheCaller ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE,
                ofTheCaller ? String.valueOf(failure.getMessage()) : "",
                request,
                locale);
    }

    private ModelAndView page(
            HttpStatusCode status, String detail, HttpServletRequest request, Locale locale) {
        String kind =
                switch (status.value()) {
                    case 403 -> "forbidden";
                    case 404 -> "absent";
                    case 409 -> "conflict";
                    default -> "failed";
                };
        return new ModelAndView(
                "pages/error",
                Map.of("kind", kind, "detail", detail, "ui", advice.ui(request, locale)),
                status);
    }
}
