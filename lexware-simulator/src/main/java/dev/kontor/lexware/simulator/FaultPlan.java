package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which call meets which fault: scripts in their order, then chances. The draw for the n-th call of
 * an organisation on a route depends on nothing but the seed, the organisation's name, the route
 * and n. Thread-safe.
 */
final class FaultPlan {

    private final List<Script> scripts = new ArrayList<>();
    private final List<Chance> chances = new ArrayList<>();
    private final Map<UUID, Instant> throttledUntil = new HashMap<>();
    private final Map<String, Long> callsByStream = new HashMap<>();
    private final Map<FaultKind, Long> injected = new EnumMap<>(FaultKind.class);
    private final SplittableRandom scriptRandom;

    FaultPlan(long seed) {
        scriptRandom = new SplittableRandom(seed);
    }

    synchronized void add(List<Script> more) {
        scripts.addAll(more);
    }

    /** Replaces the chances of one scope: an organisation, or all (null). */
    synchronized void chances(@Nullable UUID organisation, List<Chance> rules) {
        chances.removeIf(chance -> Objects.equals(chance.rule().organisation(), organisation));
        chances.addAll(rules);
    }

    synchronized void clearChances() {
        chances.clear();
        callsByStream.clear();
        throttledUntil.clear();
    }

    synchronized void clear() {
        scripts.clear();
        clearChances();
    }

    synchronized void forgetCounts() {
        injected.clear();
    }

    synchronized List<Script> scripts() {
        return List.copyOf(scripts);
    }

    synchronized List<Chance> chances() {
        return List.copyOf(chances);
    }

    synchronized Map<FaultKind, Long> injected() {
        return Map.copyOf(injected);
    }

    /** What goes wrong with this call, if anything; uses up what it answers. */
    synchronized Optional<Fault> decide(Organisation organisation, String route, Instant now) {
        if (scripts.isEmpty() && chances.isEmpty() && throttledUntil.isEmpty()) {
            return Optional.empty();
        }
        Instant until = throttledUntil.get(organisation.id());
        if (until != null && now.isBefore(until)) {
            return Optional.of(counted(FaultKind.THROTTLE, new Fault.Throttle()));
        }
        throttledUntil.remove(organisation.id());
        for (Script script : scripts) {
            if (script.rule().concerns(organisation.id(), route) && script.isDue()) {
                scripts.removeIf(Script::isUsedUp);
                return Optional.of(begun(script.rule(), organisation, now, scriptRandom));
            }
        }
        return drawn(organisation, route, now);
    }

    private Optional<Fault> drawn(Organisation organisation, String route, Instant now) {
        List<Chance> mine =
                chances.stream()
                        .filter(chance -> organisation.id().equals(chance.rule().organisation()))
                        .toList();
        List<Chance> relevant =
                mine.isEmpty()
                        ? chances.stream()
                                .filter(chance -> chance.rule().organisation() == null)
                                .toList()
                        : mine;
        relevant = relevant.stream().filter(chance -> chance.rule().concerns(route)).toList();
        if (relevant.isEmpty()) {
            return Optional.empty();
        }
        String stream = organisation.name() + "\n" + route;
        long count = callsByStream.merge(stream, 1L, Long::sum);
        SplittableRandom random =
                new SplittableRandom(
                        relevant.getFirst().seed() * 31 + stream.hashCode() + (count << 32));
        double draw = random.nextDouble();
        for (Chance chance : relevant) {
            draw -= chance.chance();
            if (draw < 0) {
                return Optional.of(begun(chance.rule(), organisation, now, random));
            }
        }
        return Optional.empty();
    }

    private Fault begun(
            FaultRule rule, Organisation organisation, Instant now, RandomGenerator random) {
        if (rule.kind() == FaultKind.THROTTLE && rule.duration() != null) {
            throttledUntil.put(organisation.id(), now.plus(rule.duration().draw(random)));
        }
        return counted(rule.kind(), rule.drawn(random));
    }

    private Fault counted(FaultKind kind, Fault fault) {
        injected.merge(kind, 1L, Long::sum);
        return fault;
    }

    /** A rule with a chance between 0 and 1. */
    record Chance(FaultRule rule, double chance, long seed) {}

    /** A rule for a number of calls, after some that are let through. Guarded by the plan. */
    static final class Script {

        private final FaultRule rule;
        private int after;
        private int remaining;

        Script(FaultRule rule, int after, int times) {
            this.rule = rule;
            this.after = after;
            this.remaining = times;
        }

        FaultRule rule() {
            return rule;
        }

        int after() {
            return after;
        }

        int remaining() {
            return remaining;
        }

        private boolean isDue() {
            if (after > 0) {
                after--;
                return false;
            }
            if (remaining > 0) {
                remaining--;
                return true;
            }
            return false;
        }

        private boolean isUsedUp() {
            return remaining == 0;
        }
    }
}
