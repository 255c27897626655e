package dev.kontor.hub.database;

import dev.kontor.hub.shared.HubException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs from the class path, unpacked once per user and version into a cache
 * folder. Unpacking goes to a temporary folder that is renamed at the end, so a kill in the middle
 * leaves nothing half; two processes at once are fine.
 */
final class PostgresBinaries {

    private static final String UNFINISHED = ".unfinished-";

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(Path cache) {
        String archive = archiveOfThisPlatform();
        URL resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new HubException(
                    DatabaseError.DATABASE_PLATFORM,
                    "Kontor brings no PostgreSQL for this platform (%s is not on the class path); set hub.database in kontor.yaml to a PostgreSQL 15 or newer"
                            .formatted(archive));
        }
        try {
            Path folder =
                    cache.resolve(
                            archive.substring(0, archive.length() - ".txz".length())
                                    + "-"
                                    + fingerprint(resource));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(cache);
                try (FolderLock _ = FolderLock.take(cache.resolve("lock"))) {
                    if (!Files.isDirectory(folder)) {
                        unpack(resource, folder);
                    }
                }
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "PostgreSQL cannot be unpacked to %s; check space and permissions"
                            .formatted(cache),
                    failed);
        }
    }

    /** {@code $XDG_CACHE_HOME/kontor}, usually {@code ~/.cache/kontor}. */
    static Path userCache() {
        String base = System.getenv("XDG_CACHE_HOME");
        Path caches =
                base == null || base.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(base);
        return caches.resolve("kontor");
    }

    private static String archiveOfThisPlatform() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : name;
        String machine =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    case String other -> other;
                };
        return "postgres-%s-%s.txz".formatted(system, machine);
    }

    /** Tells archives apart without reading them: the checksum that the jar's directory holds. */
    private static String fingerprint(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        if (connection instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            return Long.toHexString(entry.getCrc());
        }
        CRC32 checksum = new CRC32();
        try (InputStream in = connection.getInputStream()) {
            checksum.update(in.readAllBytes());
        }
        return Long.toHexString(checksum.getValue());
    }

    private static void unpack(URL resource, Path folder) throws IOException {
        Path cache = folder.resolveSibling(".").normalize();
        Folders.deleteAll(cache, folder.getFileName() + UNFINISHED);
        Path unfinished = Files.createTempDirectory(cache, folder.getFileName() + UNFINISHED);
        try (InputStream raw = resource.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                place(entry, tar, unfinished);
            }
        }
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path root)
            throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("The archive reaches out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
