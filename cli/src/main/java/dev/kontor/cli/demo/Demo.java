package dev.kontor.cli.demo;

import dev.kontor.hub.database.EmbeddedPostgres;
import dev.kontor.hub.database.EmbeddedPostgres.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sets the scene and stays up until it is interrupted. */
public final class Demo {

    private final Path folder;
    private final Consumer<String> progress;
    private final Consumer<String> result;

    /**
     * @param folder is emptied first
     * @param progress takes what happens, line by line
     * @param result takes the summary and the addresses
     */
    public Demo(Path folder, Consumer<String> progress, Consumer<String> result) {
        this.folder = folder;
        this.progress = progress;
        this.result = result;
    }

    /**
     * Runs the demo.
     *
     * @param once end after the summary instead of staying up
     * @return whether everything was as it should be
     */
    public boolean run(boolean once) throws IOException, InterruptedException {
        forgetTheLastOne();
        try (DemoWorld world = DemoWorld.start(folder, progress)) {
            if (!once) {
                stayUp(world);
            }
        }
        return true;
    }

    private void stayUp(DemoWorld world) throws InterruptedException {
        result.accept("Everything stays up until Ctrl-C:");
        result.accept("  hub      " + world.hub().baseUri());
        result.accept(
                "  Lexware  %s  key %s"
                        .formatted(world.lexware().baseUri(), world.account().apiKey()));
        result.accept("  Shopify  %s".formatted(world.shop().baseUri()));
        result.accept(
                "  log      %s".formatted(world.hub().dataFolder().resolve("logs/kontor.json")));
        world.hub().awaitClose();
    }

    private void forgetTheLastOne() throws IOException {
        new EmbeddedPostgres(folder.resolve("data")).stop(StopMode.IMMEDIATE);
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
