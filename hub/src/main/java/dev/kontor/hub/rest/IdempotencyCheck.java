package dev.kontor.hub.rest;

import dev.kontor.hub.rest.IdempotentCalls.Attempt;
import dev.kontor.hub.rest.IdempotentCalls.Taken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Gives a call that was made before the answer that it had. Runs behind {@link ScopeCheck}: what a
 * token may not do, it is not told the outcome of either.
 */
@Component
class IdempotencyCheck implements HandlerInterceptor {

    static final String REPLAYED = "Idempotent-Replay";

    /** Request attribute: what is asked, {@link Asked}. */
    static final String ASKED = IdempotencyCheck.class.getName() + ".asked";

    /** Request attribute: that the key is this call's, {@link Taken}. */
    static final String TAKEN = IdempotencyCheck.class.getName() + ".taken";

    private final IdempotentCalls calls;

    IdempotencyCheck(IdempotentCalls calls) {
        this.calls = calls;
    }

    /** The key of a call, and a hash of all that it says. */
    record Asked(String key, String requestHash) {}

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (!(handler instanceof HandlerMethod method)
                || caller == null
                || !(request.getAttribute(ASKED) instanceof Asked asked)) {
            return true;
        }
        boolean keepsBody = !method.hasMethodAnnotation(AnswersOnce.class);
        return switch (calls.take(
                TokenFilter.identity(caller), asked.key(), asked.requestHash(), keepsBody)) {
            case Attempt.First(Taken taken) -> {
                request.setAttribute(TAKEN, taken);
                yield true;
            }
            case Attempt.OfAnotherCall _ -> {
                Problems.write(
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "KEY_REUSED",
                        "This idempotency key belongs to another call; take a new one");
                yield false;
            }
            case Attempt.UnderWay _ -> {
                Problems.write(
                        response,
                        HttpStatus.CONFLICT,
                        "CALL_UNDER_WAY",
                        "The first call with this idempotency key is not answered yet; ask again");
                yield false;
            }
            case Attempt.Again again -> {
                response.setStatus(again.status());
                response.setHeader(REPLAYED, "true");
                if (again.contentType() != null) {
                    response.setContentType(again.contentType());
                }
                if (again.body() != null) {
                    response.getOutputStream().write(again.body().getBytes(StandardCharsets.UTF_8));
                }
                yield false;
            }
        };
    }
}
