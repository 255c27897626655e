package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Starts working when everything else is ready, and stops before anything else is taken away: from
 * then on nothing more is claimed, passes under way end, and what could not end is given back, so
 * that other nodes take over at once instead of waiting until this one counts as dead.
 */
final class LaneLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LaneLifecycle.class);

    private final Scheduler scheduler;
    private final SchedulerName node;
    private final WorkTable table;
    private volatile boolean running;

    LaneLifecycle(Scheduler scheduler, SchedulerName node, WorkTable table) {
        this.scheduler = scheduler;
        this.node = node;
        this.table = table;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    /** Blocks until passes under way have ended, at most twice {@code kontor.lane.shutdown}. */
    @Override
    public void stop() {
        running = false;
        scheduler.stop();
        try {
            int released = table.release(node.getName());
            if (released > 0) {
                LOG.warn("outcome=given-back passes={} others take them over now", released);
            }
        } catch (DataAccessException away) {
            LOG.warn("Work that did not end waits until this node counts as dead", away);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
