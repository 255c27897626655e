package dev.kontor.bench.load;

import dev.kontor.bench.stage.ProcessUse;
import dev.kontor.bench.stage.Stage;
import java.time.Duration;

/** What the processes on the machine have used so far, and what came of it in the database. */
record Work(Duration hub, Duration database, Duration generator, long transactions) {

    static Work soFar(Stage stage) {
        return new Work(
                ProcessUse.processorTime(stage.hub().pid()),
                ProcessUse.processorTime(stage.databasePid()),
                // not with children: the hub is one of them
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                stage.databaseStatistics().transactions());
    }

    Work since(Work before) {
        return new Work(
                hub.minus(before.hub),
                database.minus(before.database),
                generator.minus(before.generator),
                transactions - before.transactions);
    }
}
