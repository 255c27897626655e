package dev.kontor.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a process holds in memory at one instant, as Linux tells it in {@code /proc} (proc(5)).
 *
 * @param residentMebibytes resident set size, shared pages included
 * @param files absolute paths of the files mapped into it
 */
public record ProcessMemory(long residentMebibytes, List<Path> files) {

    private static final int COLUMNS_BEFORE_PATH = 5;

    public ProcessMemory {
        files = List.copyOf(files);
    }

    /** Empty where there is no {@code /proc}, and once the process has ended. */
    public static Optional<ProcessMemory> of(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            return Optional.of(
                    new ProcessMemory(
                            resident(Files.readAllLines(folder.resolve("status"))),
                            mapped(Files.readAllLines(folder.resolve("maps")))));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Whether a file with that ending is mapped. */
    public boolean maps(String ending) {
        return files.stream().anyMatch(file -> file.toString().endsWith(ending));
    }

    private static long resident(List<String> status) throws IOException {
        String kibibytes =
                status.stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("The process has ended"))
                        .replaceAll("[^0-9]", "");
        return Long.parseLong(kibibytes) / 1024;
    }

    private static List<Path> mapped(List<String> maps) {
        return maps.stream()
                .map(line -> line.split(" +", COLUMNS_BEFORE_PATH + 1))
                .filter(columns ->
                        columns.length > COLUMNS_BEFORE_PATH
                                && columns[COLUMNS_BEFORE_PATH].startsWith("/"))
                .map(columns -> Path.of(columns[COLUMNS_BEFORE_PATH]))
                .distinct()
                .toList();
    }
}
