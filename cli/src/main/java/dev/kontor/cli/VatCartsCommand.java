package dev.kontor.cli;

import dev.kontor.cli.carts.CartsReport;
import dev.kontor.cli.carts.UnreadableCart;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "carts",
        description = {
            "Decides the carts of a file and compares the documents with those expected.",
            "Prints what differs, and 'N passed, N failed' last; exit code 0 only if all agree."
        })
final class VatCartsCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Carts as JSON, in the format of carts.json.")
    private Path file = Path.of("carts.json");

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec);
        CartsReport report = report();
        report.lines().forEach(terminal::say);
        return report.failed() == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }

    private CartsReport report() {
        try {
            String text = Files.readString(file);
            return CartsReport.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            throw new CommandFailed(ExitCode.USAGE, "there is no file " + file);
        } catch (CharacterCodingException e) {
            throw new CommandFailed(ExitCode.USAGE, file + " is no text in UTF-8");
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.UNAVAILABLE, "cannot read " + file + ": " + e);
        } catch (UnreadableCart e) {
            throw new CommandFailed(ExitCode.USAGE, file + ": " + e.getMessage());
        }
    }
}
