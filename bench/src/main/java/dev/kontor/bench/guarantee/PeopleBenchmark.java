package dev.kontor.bench.guarantee;

import dev.kontor.bench.BenchOptions;
import dev.kontor.bench.BenchResult;
import dev.kontor.bench.Benchmark;
import dev.kontor.bench.stage.HubTables;
import dev.kontor.bench.stage.LexwareDocument;
import dev.kontor.bench.stage.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code bench people}: a person deletes, voids and sets back to draft what Kontor made. Each order
 * is stuck with that reason, and nothing is made again, whatever happens to the order or the hub.
 */
public final class PeopleBenchmark implements Benchmark {

    private static final int ORDERS = 16;
    private static final int EACH = 4;

    /** For the service loader. */
    public PeopleBenchmark() {}

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String description() {
        return "Documents deleted, voided or set back to draft by a person: stuck, never made again";
    }

    @Override
    public BenchResult run(BenchOptions options) {
        try (Scene scene = new Scene(options)) {
            scene.start();
            scene.play(ORDERS);
            scene.quiet();
            List<LexwareDocument> made = scene.stage().lexware().documents();
            made.stream()
                    .limit(EACH)
                    .forEach(each -> scene.stage().lexware().deleteDocument(each.id()));
            made.stream()
                    .skip(EACH)
                    .limit(EACH)
                    .forEach(each -> scene.stage().lexware().voidDocument(each.id()));
            made.stream()
                    .skip(2 * EACH)
                    .limit(EACH)
                    .forEach(each -> scene.stage().lexware().draftDocument(each.id()));
            scene.say("a person deleted, voided and set back %d documents each".formatted(EACH));
            scene.touchAll();
            HubTables tables = scene.stage().tables();
            Waiting.within(
                    Duration.ofMinutes(1),
                    () -> tables.stuck().map(List::size).orElse(0) >= 3 * EACH);
            scene.stage().hub().stop();
            scene.stage().startHub();
            scene.touchAll();
            Waiting.within(Duration.ofSeconds(30), () -> tables.openWork() == 0);
            Waiting.pause(Duration.ofSeconds(5));
            scene.claim("deleted_stuck", stuck(tables, "document-deleted"), EACH);
            scene.claim("voided_stuck", stuck(tables, "document-voided"), EACH);
            scene.claim("draft_stuck", stuck(tables, "document-draft"), EACH);
            scene.claim("recreated", recreated(scene, made), 0);
            return scene.result();
        }
    }

    private static long stuck(HubTables tables, String code) {
        return tables.stuck().orElse(List.of()).stream()
                .filter(each -> each.code().equals(code))
                .count();
    }

    private static long recreated(Scene scene, List<LexwareDocument> made) {
        Set<UUID> before = made.stream().map(LexwareDocument::id).collect(Collectors.toSet());
        return scene.stage().lexware().documents().stream()
                .filter(each -> !before.contains(each.id()))
                .count();
    }
}
