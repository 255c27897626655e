package dev.kontor.hub.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@link java.nio.file.Files} leaves out: whole trees, private files, durable names. */
final class Folders {

    private static final Logger log = LoggerFactory.getLogger(Folders.class);

    private Folders() {}

    /**
     * Deletes every child whose name begins so, with all below it; leaves for the next time what an
     * orphaned program is still filling.
     */
    static void deleteAll(Path parent, String prefix) throws IOException {
        List<Path> doomed;
        try (Stream<Path> children = Files.list(parent)) {
            doomed =
                    children.filter(child -> child.getFileName().toString().startsWith(prefix))
                            .toList();
        }
        for (Path child : doomed) {
            try {
                deleteTree(child);
            } catch (DirectoryNotEmptyException | NoSuchFileException inUse) {
                log.warn("Left for the next start folder={} reason={}", child, inUse.toString());
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failed) throws IOException {
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Writes a file that only its owner can read, all or nothing, and on disk when it returns. */
    static void writePrivately(Path file, String text) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        Path unfinished =
                Files.createTempFile(
                        folder,
                        file.getFileName() + ".",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, text, StandardOpenOption.DSYNC);
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        makeNamesDurable(folder);
    }

    static void createPrivately(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Makes renames in a folder survive a power cut. */
    static void makeNamesDurable(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, Set.of(StandardOpenOption.READ))) {
            channel.force(true);
        }
    }
}
