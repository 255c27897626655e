package dev.kontor.hub.flow;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.util.List;
import java.util.UUID;

/** What can be wrong with a request to this module. */
public enum FlowError implements ErrorCode {
    CASE_UNKNOWN,
    CASE_CLOSED,
    ANSWER_UNKNOWN,
    FLOW_UNKNOWN,
    /** There is a flow of that name already. */
    FLOW_EXISTS,
    /** kontor.yaml declares it, so it is changed there. */
    FLOW_DECLARED,
    /** Somebody else changed it meanwhile. */
    FLOW_CHANGED,
    /** The document does not validate: see {@link FlowWrong}. */
    FLOW_WRONG,
    /** There is no step at that place of the document. */
    STEP_UNKNOWN,
    /** It was switched on once, so what it decided has to stay explainable. */
    FLOW_USED,
    /** The source does not know the object, and it was never kept. */
    OBJECT_UNKNOWN,
    /** What was pasted is no order. */
    OBJECT_WRONG,
    JOB_UNKNOWN;

    static HubException caseUnknown(OrganisationId organisation, UUID id) {
        return new HubException(
                CASE_UNKNOWN,
                "Organisation %s has no stuck case %s; list the open ones"
                        .formatted(organisation, id));
    }

    static HubException caseClosed(UUID id) {
        return new HubException(
                CASE_CLOSED,
                "Case %s was solved meanwhile; nothing is left to answer".formatted(id));
    }

    static HubException answerUnknown(UUID id, String answer, List<String> possible) {
        return new HubException(
                ANSWER_UNKNOWN,
                "'%s' is no answer to case %s; possible: %s"
                        .formatted(answer, id, String.join(", ", possible)));
    }

    static HubException flowUnknown(OrganisationId organisation, String name) {
        return new HubException(
                FLOW_UNKNOWN, "Organisation %s has no flow '%s'".formatted(organisation, name));
    }

    static HubException flowExists(String name) {
        return new HubException(
                FLOW_EXISTS,
                "There is a flow '%s' already; give the new one another name".formatted(name));
    }

    static HubException flowDeclared(String name) {
        return new HubException(
                FLOW_DECLARED,
                "kontor.yaml declares the flow '%s': change it there, or copy it under another name"
                        .formatted(name));
    }

    static HubException flowChanged(String name, int now, String by) {
        return new HubException(
                FLOW_CHANGED,
                "%s changed the flow '%s' meanwhile: it is at version %d; look at it, then save again"
                        .formatted(by, name, now));
    }

    static HubException flowUsed(String name) {
        return new HubException(
                FLOW_USED,
                "The flow '%s' was switched on once: what it decided must stay explainable; switch it off instead"
                        .formatted(name));
    }

    static HubException stepUnknown(String place) {
        return new HubException(
                STEP_UNKNOWN,
                "There is nothing at '%s' in the document any more; look at it again"
                        .formatted(place));
    }

    static HubException objectUnknown(SourceRef ref) {
        return new HubException(
                OBJECT_UNKNOWN, "The source cannot show %s, and it was never kept".formatted(ref));
    }

    static HubException objectWrong(String why) {
        return new HubException(OBJECT_WRONG, "This is no order as JSON: " + why);
    }

    static HubException jobUnknown(OrganisationId organisation, UUID id) {
        return new HubException(
                JOB_UNKNOWN, "Organisation %s has no such job %s".formatted(organisation, id));
    }
}
