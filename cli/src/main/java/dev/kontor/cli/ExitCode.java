package dev.kontor.cli;

/** How the command ends, as sysexits.h has it where it fits. */
final class ExitCode {

    static final int DONE = 0;
    static final int CHECK_FAILED = 1;
    static final int USAGE = 2;
    static final int UNAVAILABLE = 69;
    static final int INTERNAL = 70;
    static final int CONFIGURATION = 78;

    private ExitCode() {}
}
