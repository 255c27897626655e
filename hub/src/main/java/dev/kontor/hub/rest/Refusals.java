package dev.kontor.hub.rest;

import dev.kontor.hub.approval.ApprovalError;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.FlowWrong;
import dev.kontor.hub.imports.ImportError;
import dev.kontor.hub.organisation.OrganisationError;
import dev.kontor.hub.rest.Page.RestError;
import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Turns failures into problem+json (RFC 9457), once, here. Holds no stack trace and no cause. What
 * is wrong with a request as such, Spring answers in the same form.
 */
@RestControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {

    private static final Set<ErrorCode> MISSING =
            Set.of(
                    FlowError.CASE_UNKNOWN,
                    FlowError.FLOW_UNKNOWN,
                    FlowError.OBJECT_UNKNOWN,
                    FlowError.JOB_UNKNOWN,
                    ImportError.IMPORT_UNKNOWN,
                    RestError.TOKEN_UNKNOWN,
                    ApprovalError.APPROVAL_UNKNOWN,
                    OrganisationError.ORGANISATION_UNKNOWN,
                    OrganisationError.CONNECTION_UNKNOWN);
    private static final Set<ErrorCode> CONFLICTS =
            Set.of(
                    FlowError.CASE_CLOSED,
                    ApprovalError.APPROVAL_CLOSED,
                    ImportError.IMPORT_UNDER_WAY,
                    ImportError.IMPORT_CLOSED,
                    FlowError.FLOW_EXISTS,
                    FlowError.FLOW_DECLARED,
                    FlowError.FLOW_CHANGED);

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler(HubException.class)
    ResponseEntity<ProblemDetail> refuse(HubException failure) {
        HttpStatus status = status(failure.code());
        if (status.is5xxServerError()) {
            LOG.error("outcome=failed code={}", failure.code().name(), failure);
        }
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage()));
        problem.setProperty("code", failure.code().name());
        return ResponseEntity.status(status).body(problem);
    }

    /** Says of every error in a flow document where it is and what would be right. */
    @ExceptionHandler(FlowWrong.class)
    ResponseEntity<ProblemDetail> refuse(FlowWrong wrong) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(wrong.getMessage()));
        problem.setProperty("code", wrong.code().name());
        problem.setProperty("problems", wrong.problems());
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(problem);
    }

    /** The loop that keeps a request thread alive: logged here, answered without detail. */
    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> fail(RuntimeException failure) {
        LOG.error("outcome=failed", failure);
        return ResponseEntity.internalServerError()
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.INTERNAL_SERVER_ERROR,
                                "Something went wrong here; the log says what"));
    }

    private static HttpStatus status(ErrorCode code) {
        if (MISSING.contains(code)) {
            return HttpStatus.NOT_FOUND;
        }
        if (code == RestError.SCOPE_MISSING || code == ApprovalError.FOUR_EYES) {
            return HttpStatus.FORBIDDEN;
        }
        if (CONFLICTS.contains(code)) {
            return HttpStatus.CONFLICT;
        }
        return switch (code.whoMustAct()) {
            case CALLER -> HttpStatus.BAD_REQUEST;
            case ADMINISTRATOR, CAPACITY -> HttpStatus.SERVICE_UNAVAILABLE;
            case REMOTE -> HttpStatus.BAD_GATEWAY;
            case US -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
