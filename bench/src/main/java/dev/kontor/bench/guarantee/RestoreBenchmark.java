package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.Waiting;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench restore}: the database is set back to a snapshot that knows nothing of the last 60
 * orders; then everything runs on. The index shows what was made before the hub is up again.
 */
public final class RestoreBenchmark implements Benchmark {

    private static final int BEFORE = 40;
    private static final int FORGOTTEN = 60;
    private static final int AFTER = 20;

    /** For the service loader. */
    public RestoreBenchmark() {}

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String description() {
        return "The database set back to a snapshot, then everything running on: nothing twice";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException {
        try (Scene scene = new Scene(options)) {
            Path data = scene.stage().databaseFolder();
            Path snapshot = options.workFolder().resolve("snapshot");
            scene.start();
            scene.play(BEFORE);
            scene.quiet();
            scene.stage().stopAll();
            copy(data, snapshot);
            scene.say("snapshot taken");
            scene.stage().postgres().startOrAdopt();
            scene.start();
            scene.play(FORGOTTEN);
            int enough = BEFORE + FORGOTTEN * 3 / 4;
            Waiting.within(Duration.ofMinutes(2), () -> scene.check().done() >= enough);
            int forgotten = scene.stage().lexware().documents().size();
            scene.stage().hub().kill();
            scene.stage().postgres().stop(StopMode.FAST);
            delete(data);
            copy(snapshot, data);
            scene.say("set back to the snapshot");
            scene.stage().postgres().startOrAdopt();
            scene.start();
            scene.play(AFTER);
            scene.touchAll();
            scene.claimBooksAreRight(scene.quiet());
            scene.figure("documents_forgotten", forgotten - BEFORE);
            return scene.result();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        Files.createDirectories(to.resolve(from.relativize(folder)));
                        Files.setPosixFilePermissions(
                                to.resolve(from.relativize(folder)),
                                Files.getPosixFilePermissions(folder));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file)),
                                StandardCopyOption.COPY_ATTRIBUTES);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void delete(Path root) throws IOException {
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
}
