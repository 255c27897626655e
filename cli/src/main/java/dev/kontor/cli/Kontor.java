package dev.kontor.cli;

import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.yaml.ConfigurationException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "kontor",
        description = "Integration hub around Lexware Office.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StopCommand.class,
            StuckCommand.class,
            AuditCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            RehearseCommand.class,
            VatCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Also: kontor test [--quick] runs every check and test of the sources.",
            "'kontor help COMMAND' explains a command."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a check failed",
            "2:wrong usage",
            "69:something needed is not available",
            "70:an internal error",
            "78:kontor.yaml is wrong"
        })
public final class Kontor implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    void help(boolean asked) {
        // picocli prints the help of the command it stands behind
    }

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Kontor())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setParameterExceptionHandler(Kontor::explainUsage)
                .setExecutionExceptionHandler(Kontor::explainFailure);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int explainUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            err.println(
                    "kontor: there is no command or option '%s' here"
                            .formatted(unmatched.getUnmatched().getFirst()));
            List<String> meant = unmatched.getSuggestions();
            if (!meant.isEmpty()) {
                err.println("Did you mean: " + String.join(" or ", meant) + "?");
            }
        } else {
            err.println("kontor: " + wrong.getMessage());
        }
        err.println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        err.flush();
        return ExitCode.USAGE;
    }

    private static int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int exitCode =
                switch (failure) {
                    case CommandFailed failed -> {
                        err.println("kontor: " + failed.getMessage());
                        yield failed.exitCode();
                    }
                    case ConfigurationException wrong -> {
                        wrong.errors().forEach(err::println);
                        yield ExitCode.CONFIGURATION;
                    }
                    case HubException unavailable -> {
                        err.println("kontor: " + unavailable.getMessage());
                        yield ExitCode.UNAVAILABLE;
                    }
                    default -> {
                        err.println("kontor: internal error");
                        failure.printStackTrace(err);
                        yield ExitCode.INTERNAL;
                    }
                };
        err.flush();
        return exitCode;
    }
}
