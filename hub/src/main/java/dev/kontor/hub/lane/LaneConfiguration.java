package dev.kontor.hub.lane;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** db-scheduler with the settings that building-blocks.md measured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaneProperties.class)
class LaneConfiguration {

    private static final Duration DATABASE_AWAY = Duration.ofSeconds(3);

    /** Under which this process picks work; a process that starts anew is another node. */
    @Bean
    SchedulerName node() {
        return new SchedulerName.Fixed("node-" + UUID.randomUUID());
    }

    @Bean
    Scheduler scheduler(
            DataSource dataSource, Worker worker, SchedulerName node, LaneProperties properties) {
        // Only a claim that could not even be read or settled (the database was away) fails here.
        var task =
                Tasks.custom(Lane.TASK, Void.class)
                        .onFailure(new FailureHandler.OnFailureRetryLater<>(DATABASE_AWAY))
                        .onDeadExecutionRevive()
                        .execute(worker::execute);
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), task)
                .schedulerName(node)
                .threads(properties.passes())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(properties.poll())
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(properties.shutdown())
                .enableImmediateExecution()
                .enablePriority()
                .alwaysPersistTimestampInUTC()
                .build();
    }

    @Bean
    LaneLifecycle laneLifecycle(Scheduler scheduler, SchedulerName node, WorkTable table) {
        return new LaneLifecycle(scheduler, node, table);
    }
}
