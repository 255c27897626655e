package dev.kontor.bench.load;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.stage.OrderMix;
import dev.kontor.bench.stage.Stage;
import dev.kontor.bench.stage.StageSpec;
import dev.kontor.bench.stage.Tenant;
import dev.kontor.bench.stage.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the benchmarks under load have in common: {@code --set organisations=N}, {@code clients=N},
 * {@code jvm="-Xmx400m …"} (instead of the hub's options), {@code jfr=FILE} (the hub starts with a
 * recording, written when it stops) and {@code hub.KEY=VALUE} (a property of the hub's process,
 * such as {@code hub.kontor.lane.passes}).
 */
final class LoadSettings {

    private static final String PROPERTY = "hub.";
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration READY_PER_ORGANISATION = Duration.ofMillis(150);

    private final BenchOptions options;
    private final int organisations;

    /**
     * @param organisations unless set otherwise
     */
    LoadSettings(BenchOptions options, int organisations) {
        this.options = options;
        this.organisations = options.number("organisations", organisations);
    }

    int organisations() {
        return organisations;
    }

    int clients() {
        return options.number("clients", 16);
    }

    /** The limits as documented. */
    StageSpec documented() {
        StageSpec spec = StageSpec.of(options.seed()).withOrganisations(organisations);
        String jvm = options.text("jvm", "");
        if (!jvm.isEmpty()) {
            spec = spec.withJvm(List.of(jvm.split(" +")));
        }
        String jfr = options.text("jfr", "");
        if (!jfr.isEmpty()) {
            spec =
                    spec.withJvmOption(
                            "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                    + Path.of(jfr).toAbsolutePath());
        }
        for (Map.Entry<String, String> each : options.settings().entrySet()) {
            if (each.getKey().startsWith(PROPERTY)) {
                spec =
                        spec.withProperty(
                                each.getKey().substring(PROPERTY.length()), each.getValue());
            }
        }
        return spec;
    }

    /** No limits anywhere, so that the hub itself is what is slow. */
    StageSpec unlimited() {
        StageSpec spec = documented();
        return spec.withLexware(spec.lexware().withoutLimit())
                .withPaces("1000", StageSpec.Paces.LIFTED);
    }

    /** Starts the hub and waits until every organisation is ready for its first order. */
    void start(Stage stage, @Nullable OrderMix mix) {
        if (mix != null) {
            for (Tenant tenant : stage.tenants()) {
                mix.enterKnown(stage, tenant);
            }
        }
        Duration patience = READY.plus(READY_PER_ORGANISATION.multipliedBy(organisations));
        stage.startHub(patience);
        Waiting.until(
                "the contacts are mirrored",
                patience,
                () -> stage.tables().contactPasses() == organisations);
        options.progress().accept("%d organisations are ready".formatted(organisations));
    }
}
