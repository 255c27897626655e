package dev.kontor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be asked of the VAT rules without a hub; each question is a command of its own. */
@Command(
        name = "vat",
        description = "German VAT: check cases and carts against the rules, explain a decision.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CheckCasesCommand.class, VatCartsCommand.class, ExplainVatCommand.class})
final class VatCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
