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

    /**
     * Takes the object over with a new fence. A task that outlived its row (its node was given up
     * just before it finished) gets a row again and a pass too many: removing the task instead
     * could take a signal with it that comes in at this moment.
     */
    Claim claim(OrganisationId organisation, SourceRef ref) {
        return take(organisation, ref)
                .or(() -> {
                    jdbc.sql(
                                    """
                                    insert into work (organisation, ref, priority, signalled_at)
                                    values (?, ?, ?, clock_timestamp()) on conflict do nothing
                                    """)
                            .params(organisation.value(), ref.toString(), Priority.SWEEP.rank())
                            .update();
                    return take(organisation, ref);
                })
                .orElseThrow();
    }

    private Optional<Claim> take(OrganisationId organisation, SourceRef ref) {
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
        if (settlement.at() == null && remove(claim, execution)) {
            return;
        }
        Optional<Standing> standing =
                jdbc.sql(
                                "select revision, priority from work where organisation = ? and ref = ? and fence = ? for update")
                        .params(claim.organisation().value(), claim.ref().toString(), claim.fence())
                        .query((row, _) ->
                                new Standing(
                                        row.getLong("revision"),
                                        Priority.ofRank(row.getInt("priority"))))
                        .optional();
        if (standing.isEmpty()) {
            return;
        }
        boolean signalled = standing.get().revision() > claim.revision();
        boolean waitedFor =
                standing.get().priority() == Priority.ATTENDED
                        && claim.priority() != Priority.ATTENDED;
        boolean atOnce = signalled && (!settlement.turn() || waitedFor);
        postpone(claim, execution, settlement, standing.get().priority(), atOnce);
    }

    /**
     * Gives back what a node has picked and not settled, for when it works no more. A pass that
     * goes on nevertheless is fenced off by its successor.
     *
     * @return how many
     */
    int release(String node) {
        return jdbc.sql(
                        """
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                        where task_name = ? and picked and picked_by = ?
                        """)
                .params(Lane.TASK, node)
                .update();
    }

    /** Ends the work if nothing was signalled since the claim; true if it did. */
    private boolean remove(Claim claim, Execution execution) {
        return jdbc.sql(
                                """
                                with ended as (
                                    delete from work
                                    where organisation = ? and ref = ? and fence = ? and revision = ?
                                    returning 1
                                ), removed as (
                                    delete from scheduled_tasks
                                    where task_name = ? and task_instance = ? and version = ?
                                      and exists (select from ended)
                                )
                                select count(*) from ended
                                """)
                        .param(claim.organisation().value())
                        .param(claim.ref().toString())
                        .param(claim.fence())
                        .param(claim.revision())
                        .param(execution.getTaskName())
                        .param(execution.getId())
                        .param(execution.version)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void postpone(
            Claim claim,
            Execution execution,
            Settlement settlement,
            Priority signalled,
            boolean atOnce) {
        Priority priority =
                atOnce || settlement.priority() == null ? signalled : settlement.priority();
        @Nullable OffsetDateTime at = settlement.at() == null ? null : utc(settlement.at());
        jdbc.sql("update work set turn = ?, priority = ? where organisation = ? and ref = ?")
                .param(1, settlement.turn() && !atOnce ? at : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param(2, priority.rank())
                .param(3, claim.organisation().value())
                .param(4, claim.ref().toString())
                .update();
        jdbc.sql(
                        """
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null,
                            execution_time = coalesce(?, clock_timestamp()), version = version + 1,
                            priority = ? - case
                                when ? < ? and ?::timestamptz > clock_timestamp() - interval '1 hour'
                                    and exists (select from pace where organisation = ?
                                        and turn > coalesce(?, clock_timestamp()))
                                then ? else 0 end,
                            consecutive_failures = case when ? then coalesce(consecutive_failures, 0) + 1 else 0 end
                        where task_name = ? and task_instance = ? and version = ?
                        """)
                .param(1, atOnce ? null : at, Types.TIMESTAMP_WITH_TIMEZONE)
                .param(2, priority.rank())
                .param(3, priority.rank())
                .param(4, Priority.ATTENDED.rank())
                .param(5, utc(claim.waitingSince()))
                .param(6, claim.organisation().value())
                .param(7, atOnce ? null : at, Types.TIMESTAMP_WITH_TIMEZONE)
                .param(8, Priority.BEHIND)
                .param(9, settlement.failed())
                .param(10, execution.getTaskName())
                .param(11, execution.getId())
                .param(12, execution.version)
                .update();
    }

    /** How a claimed object stands: its signals so far, and the highest priority among them. */
    private record Standing(long revision, Priority priority) {}

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
