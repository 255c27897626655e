package dev.kontor.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "version", description = "Prints the versions of Kontor and Java.")
final class VersionCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String version = Kontor.class.getPackage().getImplementationVersion();
        Terminal.of(spec)
                .say(
                        "kontor %s (Java %s, %s)"
                                .formatted(
                                        version == null ? "0.1.0-SNAPSHOT" : version,
                                        Runtime.version(),
                                        System.getProperty("java.vendor")));
        return ExitCode.DONE;
    }
}
