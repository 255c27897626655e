package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code bench flows}: the flow that invoices orders is copied, renamed, edited, switched off and
 * on again; for a time two of them see every order. All orders are looked at again after each
 * change.
 */
public final class FlowsBenchmark implements Benchmark {

    private static final String ORIGINAL = "order-to-invoice";
    private static final int ORDERS = 8;

    /** For the service loader. */
    public FlowsBenchmark() {}

    @Override
    public String name() {
        return "flows";
    }

    @Override
    public String description() {
        return "A flow copied, renamed, edited, switched off and on: no second document";
    }

    @Override
    public BenchResult run(BenchOptions options) throws IOException {
        try (Scene scene = new Scene(options)) {
            Stage stage = scene.stage();
            String original = original();
            act(scene, "as shipped", Stage.BUILT_IN_FLOWS);
            stage.file(
                    "copy.yaml",
                    original.replace(ORIGINAL, "copy")
                            .replace("id: invoice", "id: bill")
                            .replace("steps.invoice", "steps.bill"));
            String copy = "copy:\n  file: copy.yaml\n";
            act(scene, "copied, steps renamed: two flows over one order", builtIn() + copy);
            act(scene, "the original switched off", builtInOff() + copy);
            stage.file(
                    "copy.yaml",
                    original.replace(ORIGINAL, "copy")
                            .replace("order.charged > 0", "order.charged > 1.50")
                            .replace("id: customer", "id: buyer")
                            .replace("steps.customer", "steps.buyer"));
            act(scene, "the original on again, the copy edited", builtIn() + copy);
            stage.file("renamed.yaml", original.replace(ORIGINAL, "renamed"));
            act(
                    scene,
                    "the copy renamed, the original off",
                    builtInOff() + "renamed:\n  file: renamed.yaml\n");
            scene.claimBooksAreRight(scene.quiet());
            return scene.result();
        }
    }

    private static void act(Scene scene, String what, String flows) {
        scene.say(what);
        scene.stage().hub().stop();
        scene.stage().configure(flows);
        scene.start();
        scene.touchAll();
        scene.play(ORDERS);
        scene.quiet();
    }

    private static String builtIn() {
        return Stage.BUILT_IN_FLOWS;
    }

    private static String builtInOff() {
        return Stage.BUILT_IN_FLOWS.replace(ORIGINAL + ":", ORIGINAL + ":\n  enabled: false");
    }

    private static String original() throws IOException {
        try (InputStream in =
                FlowsBenchmark.class.getResourceAsStream("/flows/" + ORIGINAL + ".yaml")) {
            if (in == null) {
                throw new IOException(
                        "The hub's flow %s is not on the class path".formatted(ORIGINAL));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
