package dev.kontor.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What processes use, as Linux tells it in {@code /proc} (proc(5)); elsewhere it fails. */
public final class ProcessUse {

    /** USER_HZ, the unit of times in {@code /proc}: 100 on every architecture that Java runs on. */
    private static final long TICKS_PER_SECOND = 100;

    private static final long KIB_PER_MIB = 1024;
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    private ProcessUse() {}

    /** The memory that the process has resident now, in MiB. */
    public static long residentMib(long pid) {
        return status(pid, "VmRSS:");
    }

    /** The most memory that the process ever had resident, in MiB. */
    public static long mostResidentMib(long pid) {
        return status(pid, "VmHWM:");
    }

    /** Processor time of the process and its children so far, those that ended included. */
    public static Duration processorTime(long pid) {
        long ticks = ticks(pid, true);
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(pid).map(ProcessHandle::descendants).orElse(Stream.empty())) {
            ticks += children.mapToLong(child -> ticks(child.pid(), false)).sum();
        }
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    private static long status(long pid, String key) {
        return read(pid, "status")
                        .lines()
                        .filter(line -> line.startsWith(key))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No " + key + " of " + pid))
                / KIB_PER_MIB;
    }

    /** Fields are counted after the name, which is in brackets and may contain anything. */
    private static long ticks(long pid, boolean endedChildren) {
        String stat;
        try {
            stat = read(pid, "stat");
        } catch (UncheckedIOException ended) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long own = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
        return endedChildren
                ? own + Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CSTIME])
                : own;
    }

    private static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name));
        } catch (IOException gone) {
            throw new UncheckedIOException(
                    "Process %d does not tell its %s".formatted(pid, name), gone);
        }
    }
}
