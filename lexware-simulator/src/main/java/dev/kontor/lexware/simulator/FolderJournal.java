package dev.kontor.lexware.simulator;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journal in a folder: one line of JSON per change, handed to the operating system before the
 * answer is sent. It survives the end of the process, not a power cut. At each opening only the
 * last state of everything is kept. One process per folder. Thread-safe.
 */
final class FolderJournal implements Journal, AutoCloseable {

    private static final String FILE = "journal.jsonl";

    private final FileChannel lockFile;
    private final BufferedWriter writer;

    private FolderJournal(FileChannel lockFile, BufferedWriter writer) {
        this.lockFile = lockFile;
        this.writer = writer;
    }

    /** What was remembered, in the order in which it first came. */
    record Opened(FolderJournal journal, Map<String, Entry> entries) {}

    /** The last state of one thing. */
    record Entry(Kind kind, UUID organisation, JsonNode value) {}

    /**
     * Opens a folder, which is made if it is not there.
     *
     * @throws UncheckedIOException when it cannot be used
     * @throws IllegalStateException when another process uses it, or what is in it is not a journal
     */
    static Opened open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            lock(lockFile, folder);
            Path file = folder.resolve(FILE);
            Map<String, Entry> entries = Files.exists(file) ? read(file) : Map.of();
            Path compacted = folder.resolve(FILE + ".new");
            BufferedWriter writer =
                    Files.newBufferedWriter(
                            compacted,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING);
            onlyForOwner(compacted);
            FolderJournal journal = new FolderJournal(lockFile, writer);
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                journal.write(entry.getKey(), entry.getValue());
            }
            writer.flush();
            Files.move(
                    compacted,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            return new Opened(journal, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void note(Kind kind, UUID organisation, String id, @Nullable Object value) {
        JsonNode tree = value == null ? Json.object().nullNode() : Json.tree(value);
        synchronized (this) {
            try {
                write(kind + " " + id, new Entry(kind, organisation, tree));
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("The journal cannot be written", e);
            }
        }
    }

    private void write(String key, Entry entry) throws IOException {
        ObjectNode line = Json.object();
        line.put("key", key);
        line.put("kind", entry.kind().name());
        line.put("organisation", entry.organisation().toString());
        line.set("value", entry.value());
        writer.write(new String(Json.bytes(line), StandardCharsets.UTF_8));
        writer.write('\n');
    }

    @Override
    public void close() {
        try (lockFile;
                writer) {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be closed", e);
        }
    }

    /** Keys stand in it. */
    private static void onlyForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void lock(FileChannel lockFile, Path folder) throws IOException {
        FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException _) {
            lock = null;
        }
        if (lock == null) {
            lockFile.close();
            throw new IllegalStateException(
                    "Another simulator uses the folder " + folder + "; stop it, or take another");
        }
    }

    private static Map<String, Entry> read(Path file) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                JsonNode node = parsed(line);
                if (node == null) {
                    // A process that was killed leaves half a line, and only at the end.
                    if (reader.readLine() != null) {
                        throw new IllegalStateException(
                                file + ": line " + number + " is not JSON; move the file away");
                    }
                    break;
                }
                String key = node.path("key").asString("");
                if (node.path("value").isNull()) {
                    entries.remove(key);
                } else {
                    entries.put(
                            key,
                            new Entry(
                                    Kind.valueOf(node.path("kind").asString("")),
                                    UUID.fromString(node.path("organisation").asString("")),
                                    node.path("value")));
                }
            }
        }
        return entries;
    }

    private static @Nullable JsonNode parsed(String line) {
        try {
            return Json.exact(line.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException _) {
            return null;
        }
    }
}
