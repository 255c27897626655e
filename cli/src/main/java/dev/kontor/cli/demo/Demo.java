package dev.kontor.cli.demo;

import dev.kontor.cli.demo.Scoreboard.Booked;
import dev.kontor.cli.demo.Scoreboard.Line;
import dev.kontor.cli.demo.ShopDayPlay.Played;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Sets the scene and stays up until it is interrupted. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(300);

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
        try (DemoWorld world = DemoWorld.start(folder, progress);
                SimulatorControl lexware = new SimulatorControl(world.lexware().baseUri())) {
            world.awaitSubscriptions(PATIENCE);
            progress.accept("The hub has subscribed to the shop's webhooks");
            List<Played> played = new ShopDayPlay(world, progress).play(lexware);
            List<Line> lines = follow(new Scoreboard(world, played), lexware);
            boolean right = new Summary(result).print(lines, lexware.get("statistics"));
            if (!once) {
                stayUp(world);
            }
            return right;
        }
    }

    /** Tells of each order as it gets its documents, until all have or patience ends. */
    private List<Line> follow(Scoreboard scoreboard, SimulatorControl lexware)
            throws IOException, InterruptedException {
        Set<String> told = new HashSet<>();
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<Line> lines = scoreboard.read(lexware);
        while (System.nanoTime() < until && !lines.stream().allMatch(Line::right)) {
            for (Line line : lines) {
                for (Booked document : line.documents()) {
                    if (told.add(document.number())) {
                        progress.accept(
                                "%s -> %s  %s EUR"
                                        .formatted(
                                                line.order().placed().name(),
                                                document.number(),
                                                document.gross()));
                    }
                }
            }
            Thread.sleep(LOOK);
            lines = scoreboard.read(lexware);
        }
        return lines;
    }

    private void stayUp(DemoWorld world) throws InterruptedException {
        result.accept("Everything stays up until Ctrl-C:");
        result.accept("  hub      " + world.hub().baseUri());
        world.hub().setUpAddress().ifPresent(address -> result.accept("  console  " + address));
        result.accept(
                "  Lexware  %s  key %s"
                        .formatted(world.lexware().baseUri(), world.account().apiKey()));
        result.accept("  Shopify  %s".formatted(world.shop().baseUri()));
        result.accept(
                "  log      %s".formatted(world.hub().dataFolder().resolve("logs/kontor.json")));
        world.hub().awaitClose();
    }
}
