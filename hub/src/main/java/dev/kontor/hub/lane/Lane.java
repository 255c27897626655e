package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes objects due for work. All methods take part in the caller's transaction, so that a signal
 * is stored with what it came from or not at all; signals of one object coalesce. Thread-safe.
 */
@Component
public class Lane {

    static final String TASK = "work";
    static final char SEPARATOR = '|';

    private final JdbcClient jdbc;
    private final ObjectProvider<Scheduler> scheduler;

    Lane(JdbcClient jdbc, ObjectProvider<Scheduler> scheduler) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
    }

    /**
     * "This object may have changed": it is worked on as soon as its organisation's paces allow. A
     * pass under way is followed by one more.
     */
    public void signal(OrganisationId organisation, SourceRef root, Priority priority) {
        place(organisation, root, priority, null);
        wakeAfterCommit();
    }

    /**
     * Looks at the object at that instant, or earlier if it is due earlier already, or right after
     * the pass that is under way.
     */
    public void lookAt(OrganisationId organisation, SourceRef root, Priority priority, Instant at) {
        place(organisation, root, priority, at);
    }

    /**
     * One statement: the row of the object is locked first (that is what loses no wake-up, see
     * building-blocks.md), then its task is made due. A pass that gave its place back keeps the
     * turn it was promised, unless somebody waits for it.
     */
    private void place(
            OrganisationId organisation, SourceRef root, Priority priority, @Nullable Instant at) {
        jdbc.sql(
                        """
                        with placed as (
                            insert into work (organisation, ref, priority, signalled_at)
                            values (:organisation, :ref, :priority, clock_timestamp())
                            on conflict (organisation, ref) do update
                            set revision = work.revision + 1,
                                priority = greatest(work.priority, excluded.priority)
                            returning work.turn, work.priority
                        )
                        insert into scheduled_tasks
                            (task_name, task_instance, execution_time, picked, version, priority)
                        select :task, :instance, coalesce(:at, clock_timestamp()), false, 1, placed.priority
                        from placed
                        on conflict (task_name, task_instance) do update
                        set execution_time = case
                                when (select turn from placed) > clock_timestamp() and :priority < :attended
                                then scheduled_tasks.execution_time
                                else least(scheduled_tasks.execution_time, excluded.execution_time)
                            end,
                            priority = excluded.priority
                        where not scheduled_tasks.picked
                        """)
                .param("organisation", organisation.value())
                .param("ref", root.toString())
                .param("priority", priority.rank())
                .param("attended", Priority.ATTENDED.rank())
                .param("task", TASK)
                .param("instance", organisation.value() + SEPARATOR + root)
                .param(
                        "at",
                        at == null ? null : at.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
                    }
                });
    }
}
