package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.kontor.hub.lane.Worker.Settlement;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code work} and of its twin row in db-scheduler's table. */
@Component
class WorkTable {

    private final JdbcClient jdbc;

    WorkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the object over with a new fence; empty if there is nothing to do on it any more. */
    Optional<Claim> claim(OrganisationId organisation, SourceRef ref) {
        return jdbc.sql(
                        """
                        with before as (
                            select fence, turn from work where organisation = :organisation and ref = :ref for update
                        )
                        update work set fence = nextval('work_fence'), turn = null
                        from before
                        where organisation = :organisation and ref = :ref
                        returning revision, work.fence, priority, signalled_at,
                            before.fence = 0 or before.turn is not null as fresh
                        """)
                .param("organisation", organisation.value())
                .param("ref", ref.toString())
                .query((row, _) ->
                        new Claim(
                                organisation,
                                ref,
                                row.getLong("revision"),
                                row.getLong("fence"),
                                Priority.ofRank(row.getInt("priority")),
                                row.getBoolean("fresh"),
                                row.getObject("signalled_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Ends a claim: removes the object's work, or makes it due again. Does nothing if the claim was
     * taken over meanwhile; its successor settles.
     */
    void settle(Claim claim, Execution execution, Settlement settlement) {
        Optional<Long> revision =
                jdbc.sql(
                                "select revision from work where organisation = ? and ref = ? and fence = ? for update")
                        .params(claim.organisation().value(), claim.ref().toString(), claim.fence())
                        .query(Long.class)
                        .optional();
        if (revision.isEmpty()) {
            return;
        }
        boolean signalled = revision.get() > claim.revision();
        if (settlement.at() == null && !signalled) {
            remove(claim, execution);
        } else {
            postpone(claim, execution, settlement, signalled && !settlement.turn());
        }
    }

    private void remove(Claim claim, Execution execution) {
        jdbc.sql("delete from work where organisation = ? and ref = ?")
                .params(claim.organisation().value(), claim.ref().toString())
                .update();
        jdbc.sql(
                        "delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ?")
                .params(execution.getTaskName(), execution.getId(), execution.version)
                .update();
    }

    private void postpone(Claim claim, Execution execution, Settlement settlement, boolean atOnce) {
        Priority priority =
                atOnce || settlement.priority() == null ? claim.priority() : settlement.priority();
        @Nullable OffsetDateTime at = settlement.at() == null ? null : utc(settlement.at());
        jdbc.sql("update work set turn = ?, priority = ? where organisation = ? and ref = ?")
                .param(1, settlement.turn() ? at : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param(2, priority.rank())
                .param(3, claim.organisation().value())
                .param(4, claim.ref().toString())
                .update();
        jdbc.sql(
                        """
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null,
                            execution_time = coalesce(?, clock_timestamp()), priority = ?, version = version + 1,
                            consecutive_failures = case when ? then coalesce(consecutive_failures, 0) + 1 else 0 end
                        where task_name = ? and task_instance = ? and version = ?
                        """)
                .param(1, atOnce ? null : at, Types.TIMESTAMP_WITH_TIMEZONE)
                .param(2, priority.rank())
                .param(3, settlement.failed())
                .param(4, execution.getTaskName())
                .param(5, execution.getId())
                .param(6, execution.version)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
