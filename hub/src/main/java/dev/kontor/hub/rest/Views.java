package dev.kontor.hub.rest;

import dev.kontor.hub.action.Outcome.Answer;
import dev.kontor.hub.flow.Decision;
import dev.kontor.hub.flow.Run;
import dev.kontor.hub.flow.SourceStatus;
import dev.kontor.hub.flow.StuckCase;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.FlowDeclaration;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Pause;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON of the management API. Fields are added, never renamed or removed. */
final class Views {

    private Views() {}

    record OrganisationView(
            String id,
            String name,
            String state,
            @Nullable Words stateReason,
            List<ConnectionView> connections,
            List<String> flows,
            long stuck,
            Map<String, Long> objects) {

        static OrganisationView of(
                Organisation organisation, long stuck, Map<String, Long> objects) {
            return new OrganisationView(
                    organisation.id().value(),
                    organisation.name(),
                    organisation.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    organisation.stateReason(),
                    organisation.connections().stream().map(ConnectionView::of).toList(),
                    organisation.flows().stream()
                            .filter(FlowDeclaration::enabled)
                            .map(FlowDeclaration::name)
                            .toList(),
                    stuck,
                    objects);
        }
    }

    record ConnectionView(
            String id,
            String name,
            boolean paused,
            @Nullable Instant pausedSince,
            @Nullable Words pauseReason) {

        static ConnectionView of(Connection connection) {
            Pause pause = connection.pause();
            return new ConnectionView(
                    connection.id().toString(),
                    connection.name(),
                    pause != null,
                    pause == null ? null : pause.since(),
                    pause == null ? null : pause.reason());
        }
    }

    record StuckView(
            UUID id,
            String root,
            String subject,
            String flow,
            @Nullable String step,
            String action,
            String code,
            Words reason,
            List<Answer> answers,
            Instant since,
            @Nullable String answer,
            @Nullable String note,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable Instant closedAt) {

        static StuckView of(StuckCase stuck) {
            return new StuckView(
                    stuck.id(),
                    stuck.root().toString(),
                    stuck.subject().toString(),
                    stuck.flow(),
                    stuck.step(),
                    stuck.action(),
                    stuck.problem().code(),
                    stuck.problem().reason(),
                    stuck.problem().answers(),
                    stuck.since(),
                    stuck.answer(),
                    stuck.note(),
                    stuck.answeredBy(),
                    stuck.answeredAt(),
                    stuck.closedAt());
        }
    }

    record RunView(
            UUID id,
            String root,
            Instant at,
            Instant lastSeen,
            int passes,
            String outcome,
            List<Decision> decisions,
            int calls,
            long durationMillis) {

        static RunView of(Run run) {
            return new RunView(
                    run.id(),
                    run.root().toString(),
                    run.at(),
                    run.lastSeen(),
                    run.passes(),
                    run.outcome().key(),
                    run.decisions(),
                    run.calls(),
                    run.duration().toMillis());
        }
    }

    record ObjectView(
            String ref,
            String root,
            @Nullable String number,
            @Nullable Instant businessDate,
            String outcome,
            boolean handled,
            @Nullable UUID run,
            Instant lastSeen) {

        static ObjectView of(SourceStatus status) {
            return new ObjectView(
                    status.ref().toString(),
                    status.root().toString(),
                    status.number(),
                    status.businessDate(),
                    status.outcome().key(),
                    status.handled(),
                    status.run(),
                    status.lastSeen());
        }
    }

    /**
     * A person's answer to one case.
     *
     * @param keep whether it shall be a rule for later cases of the kind
     */
    record AnswerRequest(@Nullable String answer, @Nullable String note, @Nullable Boolean keep) {}

    /**
     * A person's answer to all open cases of a code.
     *
     * @param keep whether it shall be a rule for later cases of the kind
     */
    record AnswerAllRequest(
            @Nullable String code,
            @Nullable String answer,
            @Nullable String note,
            @Nullable Boolean keep) {}

    record Answered(int answered) {}

    /** An object to be looked at again. */
    record SignalRequest(@Nullable String ref) {}
}
