package dev.kontor.cli;

import dev.kontor.cli.demo.Demo;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Plays a small shop day against simulators on this machine: 40 orders become invoices,"
                    + " whatever goes wrong on the way.",
            "Starts fresh each time and needs nothing but this machine."
        })
final class DemoCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--once",
            description =
                    "End after the summary; the exit code is 0 only if every order has exactly the"
                            + " documents it should have, equal to the cent.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.of(spec);
        Path home = Path.of(System.getProperty("kontor.home", "."));
        boolean held =
                new Demo(home.resolve(".kontor/demo"), terminal::progress, terminal::say).run(once);
        return held ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
