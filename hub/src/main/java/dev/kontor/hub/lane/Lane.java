package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
     * "This object may have changed."
     *
     * @param delay before it is looked at, if it is not due earlier already
     */
    public record Signal(
            OrganisationId organisation, SourceRef root, Priority priority, Duration delay) {

        public Signal(OrganisationId organisation, SourceRef root, Priority priority) {
            this(organisation, root, priority, Duration.ZERO);
        }
    }

    /**
     * "This object may have changed": it is worked on as soon as its organisation's paces allow. A
     * pass under way is followed by one more.
     */
    public void signal(OrganisationId organisation, SourceRef root, Priority priority) {
        signalAll(List.of(new Signal(organisation, root, priority)));
    }

    /** As {@link #signal}, for several objects in one statement; their order does not matter. */
    public void signalAll(Collection<Signal> signals) {
        if (!signals.isEmpty()) {
            place(signals, null);
            if (signals.stream().anyMatch(each -> each.delay().isZero())) {
                wakeAfterCommit();
            }
        }
    }

    /**
     * Looks at the object at that instant, or earlier if it is due earlier already, or right after
     * the pass that is under way.
     */
    public void lookAt(OrganisationId organisation, SourceRef root, Priority priority, Instant at) {
        place(List.of(new Signal(organisation, root, priority)), at);
    }

    /**
     * What was signalled has been answered otherwise: nobody needs to look any more. Does nothing
     * once a pass has begun.
     */
    public void withdraw(OrganisationId organisation, SourceRef root) {
        jdbc.sql(
                        """
                        with withdrawn as (
                            delete from work where organisation = ? and ref = ? and fence = 0 returning 1
                        )
                        delete from scheduled_tasks
                        where task_name = ? and task_instance = ? and not picked and exists (select from withdrawn)
                        """)
                .params(
                        organisation.value(),
                        root.toString(),
                        TASK,
                        organisation.value() + SEPARATOR + root)
                .update();
    }

    /**
     * Whatever of an organisation was to be looked at within so long is looked at now: what it
     * waited for is over.
     */
    public void hasten(OrganisationId organisation, Duration within) {
        jdbc.sql(
                        """
                        with waiting as (
                            select task_name, task_instance from scheduled_tasks
                            where task_name = ? and starts_with(task_instance, ?) and not picked
                              and execution_time between clock_timestamp() and clock_timestamp() + make_interval(secs => ?)
                            for update skip locked
                        )
                        update scheduled_tasks set execution_time = clock_timestamp()
                        from waiting
                        where scheduled_tasks.task_name = waiting.task_name
                          and scheduled_tasks.task_instance = waiting.task_instance
                        """)
                .params(TASK, organisation.value() + SEPARATOR, within.toSeconds() * 1.0)
                .update();
        wakeAfterCommit();
    }

    /**
     * One statement: the rows of the objects are locked first (that is what loses no wake-up, see
     * building-blocks.md), always in one order, so that two transactions that signal the same
     * objects do not cross; then their tasks are made due. A pass that gave its place back keeps
     * the turn it was promised, unless somebody waits for it. An organisation that has more work
     * than calls stands behind the others, so that its backlog takes the processors only when
     * nobody else needs them; what is older than an hour does not.
     */
    private void place(Collection<Signal> signals, @Nullable Instant at) {
        List<Signal> each = oncePerObject(signals);
        jdbc.sql(
                        """
                        with signal as (
                            select * from unnest(?::text[], ?::text[], ?::int[], ?::int[]) as s (organisation, ref, priority, delay)
                        ), placed as (
                            insert into work (organisation, ref, priority, signalled_at)
                            select organisation, ref, priority, clock_timestamp() from signal
                            on conflict (organisation, ref) do update
                            set revision = work.revision + 1,
                                priority = greatest(work.priority, excluded.priority)
                            returning organisation, ref, turn, priority, signalled_at
                        ), timed as (
                            select placed.*, case
                                when placed.turn > clock_timestamp() and signal.priority < ? then placed.turn
                                else coalesce(?::timestamptz, clock_timestamp() + signal.delay * interval '1 millisecond')
                                end as at
                            from placed join signal using (organisation, ref)
                        )
                        insert into scheduled_tasks
                            (task_name, task_instance, execution_time, picked, version, priority)
                        select ?, timed.organisation || ? || timed.ref, timed.at,
                            false, 1, timed.priority - case
                                when timed.priority < ? and timed.signalled_at > clock_timestamp() - interval '1 hour'
                                    and exists (select from pace where pace.organisation = timed.organisation
                                        and pace.turn > timed.at)
                                then ? else 0 end
                        from timed
                        on conflict (task_name, task_instance) do update
                        set execution_time = least(scheduled_tasks.execution_time, excluded.execution_time),
                            priority = excluded.priority
                        where not scheduled_tasks.picked
                        """)
                .param(1, each.stream().map(s -> s.organisation().value()).toArray(String[]::new))
                .param(2, each.stream().map(s -> s.root().toString()).toArray(String[]::new))
                .param(3, each.stream().map(s -> s.priority().rank()).toArray(Integer[]::new))
                .param(
                        4,
                        each.stream().map(s -> (int) s.delay().toMillis()).toArray(Integer[]::new))
                .param(5, Priority.ATTENDED.rank())
                .param(
                        6,
                        at == null ? null : at.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(7, TASK)
                .param(8, String.valueOf(SEPARATOR))
                .param(9, Priority.ATTENDED.rank())
                .param(10, Priority.BEHIND)
                .update();
    }

    private static List<Signal> oncePerObject(Collection<Signal> signals) {
        Map<String, Signal> once = new TreeMap<>();
        for (Signal signal : signals) {
            once.merge(
                    signal.organisation().value() + SEPARATOR + signal.root(),
                    signal,
                    Lane::stronger);
        }
        return List.copyOf(once.values());
    }

    private static Signal stronger(Signal one, Signal other) {
        boolean higher = one.priority().rank() < other.priority().rank();
        boolean sooner = one.delay().compareTo(other.delay()) < 0;
        return new Signal(
                one.organisation(),
                one.root(),
                higher ? other.priority() : one.priority(),
                sooner ? one.delay() : other.delay());
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
