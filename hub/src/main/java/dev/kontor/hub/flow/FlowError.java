package dev.kontor.hub.flow;

import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import java.util.List;
import java.util.UUID;

/** What can be wrong with a request to this module. */
public enum FlowError implements ErrorCode {
    CASE_UNKNOWN,
    CASE_CLOSED,
    ANSWER_UNKNOWN;

    @Override
    public WhoMustAct whoMustAct() {
        return WhoMustAct.CALLER;
    }

    @Override
    public WhatNow whatNow() {
        return WhatNow.NEVER;
    }

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
}
