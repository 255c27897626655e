package dev.kontor.hub.rest;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.flow.FlowError;
import dev.kontor.hub.flow.StuckDesk;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.rest.Page.RestError;
import dev.kontor.hub.rest.Views.AnswerAllRequest;
import dev.kontor.hub.rest.Views.AnswerRequest;
import dev.kontor.hub.rest.Views.Answered;
import dev.kontor.hub.rest.Views.StuckView;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is stuck, and its answers. */
@RestController
@RequestMapping("/api/organisations/{organisation}/stuck")
class StuckApi {

    private final StuckDesk desk;
    private final Organisations organisations;

    StuckApi(StuckDesk desk, Organisations organisations) {
        this.desk = desk;
        this.organisations = organisations;
    }

    @GetMapping
    Page<StuckView> list(
            @PathVariable String organisation,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        OrganisationId id = Known.organisation(organisations, organisation);
        List<StuckView> items =
                desk.open(id, code, offset, limit).stream().map(StuckView::of).toList();
        return new Page<>(desk.countOpen(id, code), offset, items);
    }

    @GetMapping("/{id}")
    StuckView show(@PathVariable String organisation, @PathVariable UUID id) {
        OrganisationId known = Known.organisation(organisations, organisation);
        return desk.find(known, id)
                .map(StuckView::of)
                .orElseThrow(() ->
                        new HubException(
                                FlowError.CASE_UNKNOWN,
                                "Organisation %s has no stuck case %s".formatted(known, id)));
    }

    @PostMapping("/{id}/answer")
    StuckView answer(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestBody AnswerRequest request,
            Authentication caller) {
        desk.find(Known.organisation(organisations, organisation), id)
                .ifPresent(found -> requireScope(found.problem().code(), caller));
        return StuckView.of(
                desk.answer(
                        Known.organisation(organisations, organisation),
                        id,
                        answer(request.answer(), request.keep()),
                        request.note(),
                        caller.getName()));
    }

    @PostMapping("/answer")
    Answered answerAll(
            @PathVariable String organisation,
            @RequestBody AnswerAllRequest request,
            Authentication caller) {
        requireScope(required("code", request.code()), caller);
        return new Answered(
                desk.answerAll(
                        Known.organisation(organisations, organisation),
                        required("code", request.code()),
                        answer(request.answer(), request.keep()),
                        request.note(),
                        caller.getName()));
    }

    record SkipRequest(@Nullable String reason) {}

    record SkipAllRequest(@Nullable String code, @Nullable String reason) {}

    @PostMapping("/{id}/skip")
    StuckView skip(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestBody SkipRequest request,
            Authentication caller) {
        return StuckView.of(
                desk.skip(
                        Known.organisation(organisations, organisation),
                        id,
                        required("reason", request.reason()),
                        caller.getName()));
    }

    @PostMapping("/skip")
    Answered skipAll(
            @PathVariable String organisation,
            @RequestBody SkipAllRequest request,
            Authentication caller) {
        return new Answered(
                desk.skipAll(
                        Known.organisation(organisations, organisation),
                        required("code", request.code()),
                        required("reason", request.reason()),
                        caller.getName()));
    }

    /** To answer whether something may be sent is to decide about it. */
    private static void requireScope(String code, Authentication caller) {
        if (code.equals(StuckDesk.NEEDS_APPROVAL)) {
            ScopeCheck.require(caller, Scope.APPROVE);
        }
    }

    private static String answer(@Nullable String answer, @Nullable Boolean keep) {
        return required("answer", answer) + (Boolean.TRUE.equals(keep) ? Answer.KEEP : "");
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new HubException(
                    RestError.REQUEST_WRONG, "The request needs a text '%s'".formatted(field));
        }
        return value;
    }
}
