package dev.kontor.hub.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PacesIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static TestDatabase database;

    private final OrganisationId organisation = new OrganisationId("o" + NUMBER.incrementAndGet());
    private final Paces paces = new Paces(database.jdbc(), database.transactions());

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @Test
    void isNeverOverTheLimitHoweverManyTakeAtOnce() throws Exception {
        configure(Paces.CALLS, "50");
        List<Instant> slots = takeConcurrently(8, 20, Paces.CALLS);

        assertThat(slots).hasSize(160);
        assertApart(slots, Duration.ofMillis(20));
        assertThat(Duration.between(slots.getFirst(), slots.getLast()))
                .as("no slot is wasted while many wait")
                .isLessThan(Duration.ofMillis(20 * 159 + 20));
    }

    @Test
    void keepsTwoPacesAtOnce() throws Exception {
        configure(Paces.CALLS, "50");
        configure(Paces.DOCUMENTS, "20");
        List<Callable<List<Instant>>> takers = new ArrayList<>();
        takers.add(() -> takeConcurrently(4, 10, Paces.CALLS, Paces.DOCUMENTS));
        takers.add(() -> takeConcurrently(4, 10, Paces.CALLS));
        List<Instant> documents;
        List<Instant> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = threads.invokeAll(takers);
            documents = ended.getFirst().get();
            all.addAll(documents);
            all.addAll(ended.getLast().get());
        }

        assertApart(documents, Duration.ofMillis(50));
        assertApart(all.stream().sorted().toList(), Duration.ofMillis(20));
    }

    @Test
    void promisesATurnAndBooksNothingIfThereIsNoSlotSoon() {
        configure(Paces.CALLS, "2");
        for (int i = 0; i < 3; i++) {
            paces.take(organisation, false, Paces.CALLS);
        }
        Instant before = nextSlot();

        assertThatThrownBy(() -> paces.take(organisation, false, Paces.CALLS))
                .isInstanceOfSatisfying(
                        NotYourTurn.class,
                        notYet -> {
                            assertThat(notYet.pace()).isEqualTo(Paces.CALLS);
                            assertThat(notYet.turn()).isAfter(Instant.now());
                        });
        assertThat(nextSlot()).isEqualTo(before);
    }

    @Test
    void letsAPersonWaitThreeSecondsRatherThanGoAway() {
        configure(Paces.CALLS, "2");
        for (int i = 0; i < 3; i++) {
            paces.take(organisation, false, Paces.CALLS);
        }

        for (int i = 0; i < 4; i++) {
            paces.take(organisation, true, Paces.CALLS);
        }
        assertThatThrownBy(() -> paces.take(organisation, true, Paces.CALLS))
                .isInstanceOf(NotYourTurn.class);
    }

    @Test
    void spreadsTurnsALittleFasterThanSlots() {
        configure(Paces.CALLS, "2");
        for (int i = 0; i < 3; i++) {
            paces.take(organisation, false, Paces.CALLS);
        }
        List<Instant> turns = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try {
                paces.take(organisation, false, Paces.CALLS);
            } catch (NotYourTurn notYet) {
                turns.add(notYet.turn());
            }
        }

        assertThat(turns).hasSize(10);
        for (int i = 1; i < turns.size(); i++) {
            assertThat(Duration.between(turns.get(i - 1), turns.get(i)).toNanos() / 1e9)
                    .isCloseTo(1 / (2 * 1.15), within(0.001));
        }
    }

    @Test
    void promisesWhatJustHappenedATurnBeforeTheBackground() {
        configure(Paces.CALLS, "2");
        List<Instant> background = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ScopedValue.where(Paces.BACKGROUND, true).run(() -> turn().ifPresent(background::add));
        }
        assertThat(background).hasSizeBetween(47, 49);

        assertThat(turn()).as("a slot is near though the background backs up").isEmpty();
        Optional<Instant> refused = turn();
        while (refused.isEmpty()) {
            refused = turn();
        }
        Instant live = refused.get();
        assertThat(live).isBefore(background.getFirst().plusSeconds(2));
        assertThat(live).isBefore(background.getLast().minusSeconds(15));

        Instant next = ScopedValue.where(Paces.BACKGROUND, true).call(() -> turn().orElseThrow());
        assertThat(next).isAfter(background.getLast());
        assertThat(paces.backlogged(organisation, Paces.CALLS)).isTrue();
    }

    private Optional<Instant> turn() {
        try {
            paces.take(organisation, false, Paces.CALLS);
            return Optional.empty();
        } catch (NotYourTurn notYet) {
            return Optional.of(notYet.turn());
        }
    }

    @Test
    void knowsNoLimitThatWasNotConfigured() {
        for (int i = 0; i < 50; i++) {
            paces.take(organisation, false, Paces.CALLS, Paces.DOCUMENTS);
        }
        assertThat(paces.idle(organisation, Paces.CALLS)).isTrue();
    }

    @Test
    void forgetsALimitThatIsLifted() {
        configure(Paces.CALLS, "0.1");
        paces.take(organisation, false, Paces.CALLS);
        paces.configure(organisation, Paces.CALLS, Optional.empty());

        paces.take(organisation, false, Paces.CALLS);
        paces.take(organisation, false, Paces.CALLS);
    }

    @Test
    void keepsItsSlotsWhenItIsConfiguredAgain() {
        configure(Paces.CALLS, "2");
        paces.take(organisation, false, Paces.CALLS);
        paces.take(organisation, false, Paces.CALLS);
        Instant before = nextSlot();

        configure(Paces.CALLS, "2");
        configure(Paces.CALLS, "1.5");

        assertThat(nextSlot()).isEqualTo(before);
        assertThat(rate()).isEqualByComparingTo("1.5");
    }

    @Test
    void slowsDownWhenThrottledAndComesBackSlowlyButNeverAboveTheLimit() {
        configure(Paces.CALLS, "2");
        paces.throttled(organisation, Paces.CALLS, Duration.ofSeconds(1));
        assertThat(rate()).isEqualByComparingTo("1.6");
        assertThat(nextSlot()).isAfter(Instant.now().plusMillis(500));

        letPass(Duration.ofSeconds(11));
        assertThat(rate().doubleValue()).isCloseTo(1.7, within(0.01));

        letPass(Duration.ofSeconds(30));
        assertThat(rate()).isEqualByComparingTo("2");

        letPass(Duration.ofDays(30));
        assertThat(rate()).isEqualByComparingTo("2");
    }

    @Test
    void neverSlowsDownToAStandstill() {
        configure(Paces.CALLS, "2");
        for (int i = 0; i < 30; i++) {
            paces.throttled(organisation, Paces.CALLS, Duration.ofMinutes(5));
        }

        assertThat(rate()).isEqualByComparingTo("0.5");
        assertThatThrownBy(() -> paces.take(organisation, true, Paces.CALLS))
                .isInstanceOfSatisfying(
                        NotYourTurn.class,
                        notYet ->
                                assertThat(notYet.turn())
                                        .as("no turn within the pause")
                                        .isAfter(Instant.now().plusSeconds(290)));
    }

    @Test
    void sendsNothingDuringThePauseThatWasAskedFor() {
        configure(Paces.CALLS, "50");
        paces.throttled(organisation, Paces.CALLS, Duration.ofMinutes(1));

        assertThatThrownBy(() -> paces.take(organisation, true, Paces.CALLS))
                .isInstanceOf(NotYourTurn.class);
        assertThat(paces.bookedOut(organisation, Paces.CALLS))
                .hasValueSatisfying(
                        turn -> assertThat(turn).isAfter(Instant.now().plusSeconds(55)));
    }

    @Test
    void isIdleOnlyWhileNobodyUsesOrAwaitsIt() {
        configure(Paces.CALLS, "2");
        assertThat(paces.idle(organisation, Paces.CALLS)).isTrue();
        paces.take(organisation, false, Paces.CALLS);

        assertThat(paces.idle(organisation, Paces.CALLS)).isFalse();
    }

    @Test
    void letsARequestOutAtItsSlotAndNotBefore() throws InterruptedException {
        configure(Paces.CALLS, "4");
        long start = System.nanoTime();
        paces.take(organisation, false, Paces.CALLS).await();
        long first = System.nanoTime();
        paces.take(organisation, false, Paces.CALLS);
        Permit third = paces.take(organisation, false, Paces.CALLS);
        third.awaitShortlyBefore();
        long shortlyBefore = System.nanoTime();
        third.await();
        long sent = System.nanoTime();

        assertThat(Duration.ofNanos(sent - start)).isGreaterThan(Duration.ofMillis(495));
        assertThat(sent - first).isGreaterThan(Duration.ofMillis(400).toNanos());
        assertThat(shortlyBefore).isLessThan(sent);
    }

    @Test
    void stopsWaitingWhenTheProcessStops() throws InterruptedException {
        configure(Paces.CALLS, "1");
        paces.take(organisation, false, Paces.CALLS);
        Permit later = paces.take(organisation, false, Paces.CALLS);
        List<Throwable> thrown = new ArrayList<>();
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                later.await();
                            } catch (InterruptedException stopped) {
                                thrown.add(stopped);
                            }
                        });
        waiting.interrupt();

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(thrown).hasSize(1);
    }

    private void configure(String pace, String perSecond) {
        paces.configure(organisation, pace, Optional.of(new BigDecimal(perSecond)));
    }

    private List<Instant> takeConcurrently(int threads, int each, String... names)
            throws Exception {
        List<Callable<List<Instant>>> takers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            takers.add(() -> {
                List<Instant> mine = new ArrayList<>();
                for (int n = 0; n < each; n++) {
                    mine.add(slot(names));
                }
                return mine;
            });
        }
        List<Instant> slots = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var ended : executor.invokeAll(takers)) {
                slots.addAll(ended.get());
            }
        }
        return slots.stream().sorted().toList();
    }

    /** The slot in the database's time, with all the patience there is. */
    private Instant slot(String... names) {
        return database.transactions()
                .inOrganisation(
                        organisation,
                        () ->
                                database.jdbc()
                                        .sql("select at from pace_take(?, ?, interval '1 hour')")
                                        .params(organisation.value(), names)
                                        .query(OffsetDateTime.class)
                                        .single()
                                        .toInstant());
    }

    private static void assertApart(List<Instant> slots, Duration least) {
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i)))
                    .as("slots %s and %s", i - 1, i)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private Instant nextSlot() {
        return pace("next_slot", OffsetDateTime.class).toInstant();
    }

    private BigDecimal rate() {
        return pace("pace_rate(pace)", BigDecimal.class);
    }

    private <T> T pace(String what, Class<T> type) {
        return database.transactions()
                .inOrganisation(
                        organisation,
                        () ->
                                database.jdbc()
                                        .sql("select " + what + " from pace where name = 'calls'")
                                        .query(type)
                                        .single());
    }

    /** As if that much time had passed since the last 429. */
    private void letPass(Duration duration) {
        database.transactions()
                .runInOrganisation(
                        organisation,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "update pace set slowed_at = slowed_at - make_interval(secs => ?)")
                                        .param(duration.toMillis() / 1000.0)
                                        .update());
    }
}
