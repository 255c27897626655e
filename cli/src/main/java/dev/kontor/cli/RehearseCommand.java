package dev.kontor.cli;

import dev.kontor.cli.demo.Rehearsal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rehearse",
        hidden = true,
        description =
                "Lets a hub book some orders against simulators. The launcher has the JVM watch"
                        + " this when it makes the AOT cache.")
final class RehearseCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("kontor.home", "."));
        new Rehearsal(home.resolve(".kontor/rehearsal"), Terminal.of(spec)::progress).run();
        return ExitCode.DONE;
    }
}
