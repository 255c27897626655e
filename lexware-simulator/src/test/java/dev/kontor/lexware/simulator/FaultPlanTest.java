package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final String POST = "POST /v1/invoices";

    private final FaultPlan plan = new FaultPlan(1);
    private final Organisation first = organisation("A");
    private final Organisation second = organisation("B");

    @Test
    void drawsTheSameFaultsForTheSameSeedWhateverHappensElsewhere() {
        plan.chances(null, List.of(new FaultPlan.Chance(rule(POST, FaultKind.CUT, null), 0.3, 42)));
        FaultPlan other = new FaultPlan(7);
        other.chances(
                null, List.of(new FaultPlan.Chance(rule(POST, FaultKind.CUT, null), 0.3, 42)));

        List<Boolean> alone = new ArrayList<>();
        List<Boolean> among = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            alone.add(plan.decide(first, POST, START).isPresent());
            other.decide(second, POST, START);
            among.add(other.decide(first, POST, START).isPresent());
        }

        assertThat(among).isEqualTo(alone);
        assertThat(alone.stream().filter(hit -> hit).count()).isBetween(35L, 85L);
    }

    @Test
    void prefersTheChancesOfTheOrganisation() {
        plan.chances(null, List.of(new FaultPlan.Chance(rule(POST, FaultKind.CUT, null), 1, 42)));
        plan.chances(
                first.id(),
                List.of(new FaultPlan.Chance(rule(POST, FaultKind.CUT, first.id()), 0, 42)));

        assertThat(plan.decide(first, POST, START)).isEmpty();
        assertThat(plan.decide(second, POST, START)).contains(new Fault.Cut());
    }

    @Test
    void usesUpScriptsInTheirOrder() {
        plan.add(
                List.of(
                        new FaultPlan.Script(rule(POST, FaultKind.DROP_AFTER, null), 1, 1),
                        new FaultPlan.Script(rule("* /v1/*", FaultKind.CUT, first.id()), 0, 1)));

        assertThat(plan.decide(second, POST, START)).isEmpty();
        assertThat(plan.decide(first, "GET /v1/profile", START)).contains(new Fault.Cut());
        assertThat(plan.decide(first, POST, START)).contains(new Fault.DropAfter());
        assertThat(plan.decide(first, POST, START)).isEmpty();
        assertThat(plan.scripts()).isEmpty();
        assertThat(plan.injected()).containsEntry(FaultKind.CUT, 1L);
    }

    @Test
    void throttlesEverythingOfTheOrganisationDuringABurst() {
        FaultRule burst =
                new FaultRule(
                        null,
                        POST,
                        FaultKind.THROTTLE,
                        503,
                        FaultRule.USUAL_DELAY,
                        DurationRange.NONE,
                        DurationRange.fixed(Duration.ofSeconds(5)));
        plan.add(List.of(new FaultPlan.Script(burst, 0, 1)));

        assertThat(plan.decide(first, "GET /v1/profile", START)).isEmpty();
        assertThat(plan.decide(first, POST, START)).contains(new Fault.Throttle());
        assertThat(plan.decide(first, "GET /v1/profile", START.plusSeconds(4)))
                .contains(new Fault.Throttle());
        assertThat(plan.decide(second, POST, START.plusSeconds(4))).isEmpty();
        assertThat(plan.decide(first, POST, START.plusSeconds(5))).isEmpty();
    }

    private static FaultRule rule(String route, FaultKind kind, @Nullable UUID organisation) {
        return new FaultRule(
                organisation, route, kind, 503, FaultRule.USUAL_DELAY, DurationRange.NONE, null);
    }

    private static Organisation organisation(String name) {
        return new Organisation(
                UUID.randomUUID(), OrganisationSpec.named(name), Settings.documented(), 1, START);
    }
}
