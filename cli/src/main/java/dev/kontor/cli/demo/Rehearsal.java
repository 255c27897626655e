package dev.kontor.cli.demo;

import dev.kontor.cli.demo.Scoreboard.Line;
import dev.kontor.cli.demo.ShopDayPlay.Played;
import dev.kontor.simulator.shopday.PlannedOrder;
import dev.kontor.simulator.shopday.ShopDay;
import dev.kontor.simulator.shopday.ShopDayOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A hub's life in short, for the JVM to watch: it starts on simulators, books some orders, and
 * stops. What the JVM has seen here it need not load, link and profile again (the AOT cache of the
 * launcher), so a rehearsal walks the paths that every hub walks and tests nothing.
 */
public final class Rehearsal {

    private static final long SEED = 1;
    private static final int ORDERS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path folder;
    private final Consumer<String> progress;

    /**
     * @param folder is emptied first and last
     * @param progress takes what happens, line by line
     */
    public Rehearsal(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Ends when all orders are booked, or after half a minute of playing. */
    public void run() throws IOException, InterruptedException {
        // Interrupted, it would leave its PostgreSQL running until the next rehearsal.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> DemoWorld.stopDatabase(folder), "rehearsal-at-exit"));
        try (DemoWorld world = DemoWorld.start(folder, progress);
                SimulatorControl lexware = new SimulatorControl(world.lexware().baseUri())) {
            world.awaitSubscriptions(LONGEST);
            List<Played> played = new ArrayList<>();
            for (PlannedOrder planned : ShopDay.orders(SEED, ORDERS, ShopDayOptions.mixed())) {
                played.add(
                        new Played(
                                planned,
                                ShopDay.play(world.shopify(), DemoWorld.SHOP, planned),
                                false));
            }
            Scoreboard scoreboard = new Scoreboard(world, played);
            long until = System.nanoTime() + LONGEST.toNanos();
            while (!scoreboard.read(lexware).stream().allMatch(Line::right)
                    && System.nanoTime() < until) {
                Thread.sleep(LOOK);
            }
            look(world.hub().baseUri().resolve("/console"));
            progress.accept("Played");
        }
        DemoWorld.forget(folder);
    }

    /** The first page of the console takes longest. */
    private static void look(URI page) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
