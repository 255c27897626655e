package dev.kontor.cli;

import dev.kontor.hub.yaml.Spelling;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Explains a command.")
final class HelpCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "Such as 'stuck answer'; without it all commands are listed.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        CommandLine explained = spec.parent().commandLine();
        for (String word : words) {
            CommandLine inner = explained.getSubcommands().get(word);
            if (inner == null) {
                throw new CommandFailed(
                        ExitCode.USAGE,
                        "there is no command '%s'; %s"
                                .formatted(
                                        word,
                                        Spelling.suggest(
                                                word, explained.getSubcommands().keySet())));
            }
            explained = inner;
        }
        explained.usage(spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
