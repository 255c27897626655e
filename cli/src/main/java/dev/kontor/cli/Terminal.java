package dev.kontor.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes: results to the output, progress to the error stream. */
record Terminal(PrintWriter out, PrintWriter err) {

    static Terminal of(CommandSpec spec) {
        return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void progress(String line) {
        err.println(line);
        err.flush();
    }
}
