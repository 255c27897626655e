package dev.kontor.cli;

import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "stop",
        description =
                "Stops the hub of this configuration, and the PostgreSQL that Kontor brought along.")
final class StopCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin private ConfigOption config = new ConfigOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminal.of(spec);
        Path dataFolder = config.access().dataFolder();
        Optional<RunningHub> hub = RunningHub.on(dataFolder);
        if (hub.isPresent()) {
            stop(hub.get());
            terminal.say("Hub stopped.");
        } else {
            terminal.say("No hub runs on %s.".formatted(dataFolder));
        }
        EmbeddedPostgres postgres = new EmbeddedPostgres(dataFolder);
        if (postgres.isRunning()) {
            postgres.stop(StopMode.FAST);
            terminal.say("PostgreSQL stopped.");
        }
        return ExitCode.DONE;
    }

    private static void stop(RunningHub hub) throws InterruptedException {
        hub.process().destroy();
        try {
            hub.process().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            throw new CommandFailed(
                    ExitCode.UNAVAILABLE,
                    "the hub (pid %d) has not ended within %d seconds; look at its log, or end it with kill -9: nothing is lost"
                            .formatted(hub.process().pid(), PATIENCE.toSeconds()));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
