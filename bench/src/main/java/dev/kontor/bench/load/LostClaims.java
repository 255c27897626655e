package dev.kontor.bench.load;

import dev.kontor.bench.stage.DatabaseStatistics;
import dev.kontor.bench.stage.DatabaseStatistics.Claimed;
import dev.kontor.bench.stage.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a node had claimed at the moment it was lost, until others have finished it. Whose
 * claims they are is told by their heartbeats, which stop. Not thread-safe.
 */
final class LostClaims {

    /** Longer than a living node's beat, shorter than the time after which a claim is given up. */
    private static final Duration SILENT = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Given up, picked by another node, settled: db-scheduler counts each. */
    private static final long CHANGES = 3;

    private final DatabaseStatistics database;
    private final Set<String> nodes = new HashSet<>();

    LostClaims(DatabaseStatistics database) {
        this.database = database;
    }

    /**
     * What became of a node's claims.
     *
     * @param claims how many it had
     * @param longest until the last of them was finished; the patience if one was not
     */
    record Recovery(int claims, Duration longest) {}

    /** Lets it happen and returns when all that was claimed is finished. */
    Recovery after(Runnable loss) {
        loss.run();
        long lostAt = System.nanoTime();
        Map<String, Claimed> before = look();
        Waiting.untilNanos(lostAt + SILENT.toNanos());
        Map<String, Claimed> lost = new HashMap<>();
        look().forEach((work, now) -> {
            Claimed then = before.get(work);
            if (then != null && now.sameAs(then) && now.silentFor(SILENT.minusSeconds(1))) {
                lost.put(work, then);
            }
        });
        int claims = lost.size();
        while (!lost.isEmpty() && System.nanoTime() - lostAt < PATIENCE.toNanos()) {
            Waiting.pause(LOOK);
            Map<String, Claimed> now = look();
            lost.entrySet().removeIf(each -> finished(each.getValue(), now.get(each.getKey())));
        }
        return new Recovery(
                claims, claims == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - lostAt));
    }

    /** How many nodes were seen to work, ever. */
    int nodesSeen() {
        look();
        return nodes.size();
    }

    private Map<String, Claimed> look() {
        Map<String, Claimed> all = database.claimed();
        all.values().stream()
                .map(Claimed::node)
                .filter(node -> !node.isEmpty())
                .forEach(nodes::add);
        return all;
    }

    /** A row that is gone, made anew, or has been through another node's hands. */
    private static boolean finished(Claimed then, @Nullable Claimed now) {
        return now == null
                || now.version() < then.version()
                || now.version() >= then.version() + CHANGES;
    }
}
