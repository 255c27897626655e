package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.lane.FenceBroken;
import dev.kontor.hub.ledger.FakeRemote.Reply;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of design.md section 6, row by row. */
@Timeout(60)
class LedgerIT {

    private static TestDatabase database;

    private LedgerWorld world;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void startAfresh() {
        world = new LedgerWorld(database);
    }

    @Test
    void sendsWhatIsNotThereAndRecordsItWithItsLink() {
        assertThat(world.perform())
                .isInstanceOfSatisfying(
                        Performance.Done.class, done -> assertThat(done.now()).isTrue());

        Effect effect = world.effect();
        assertThat(effect.state()).isEqualTo(EffectState.DONE);
        assertThat(effect.remote()).isEqualTo(world.remote.made().getFirst().ref());
        assertThat(effect.token()).isEqualTo(world.remote.made().getFirst().token());
        assertThat(effect.request()).contains(effect.token());
        assertThat(effect.attempts()).isEqualTo(1);
        assertThat(effect.doneAt()).isEqualTo(world.clock.instant());
        assertThat(links()).containsExactly(LinkState.LIVE);
        assertThat(world.auditKinds()).containsExactly("effect-intended", "effect-done");
    }

    @Test
    void returnsWhatIsDoneWithoutACall() {
        world.perform();

        assertThat(world.perform())
                .isInstanceOfSatisfying(
                        Performance.Done.class, done -> assertThat(done.now()).isFalse());
        assertThat(world.remote.sent()).isEqualTo(1);
    }

    /** Of two passes that intend the same, the slower one leaves nothing behind. */
    @Test
    void keepsNothingForAnIntentThatAnotherPassWasFasterWith() {
        List<String> kept = new ArrayList<>();
        Intent slow =
                world.intentThat(token -> {
                    CompletableFuture.runAsync(world::perform).join();
                    return new Intent.Frozen("{}", null, () -> kept.add("slow"));
                });

        assertThat(world.ledger.perform(slow, world.remote, Optional.empty()))
                .isInstanceOf(Performance.NotYet.class);

        assertThat(kept).isEmpty();
        assertThat(world.remote.sent()).isEqualTo(1);
    }

    /** What may be repeated may be lost, so its outcome needs no transaction of its own. */
    @Test
    void commitsARepeatableOutcomeTogetherWithWhatFollows() {
        world.remote.repeatingIsHarmless();
        var transactions = database.transactions();

        assertThatThrownBy(() ->
                        transactions.spanning(
                                LedgerWorld.ORGANISATION,
                                () -> {
                                    assertThat(world.perform())
                                            .isInstanceOf(Performance.Done.class);
                                    return transactions.joined(
                                            LedgerWorld.ORGANISATION,
                                            () -> {
                                                throw new IllegalStateException("what follows");
                                            });
                                }))
                .hasMessage("what follows");

        assertThat(world.state()).isEqualTo(EffectState.INTENDED);
        world.settleDown();
        transactions.spanning(LedgerWorld.ORGANISATION, world::perform);
        assertThat(world.state()).isEqualTo(EffectState.DONE);
        assertThat(world.remote.sent()).isEqualTo(2);
    }

    @Test
    void commitsTheOutcomeOfWhatMustNotBeRepeatedAtOnce() {
        var transactions = database.transactions();

        assertThatThrownBy(() ->
                        transactions.spanning(
                                LedgerWorld.ORGANISATION,
                                () -> {
                                    world.perform();
                                    return transactions.joined(
                                            LedgerWorld.ORGANISATION,
                                            () -> {
                                                throw new IllegalStateException("what follows");
                                            });
                                }))
                .hasMessage("what follows");

        assertThat(world.state()).isEqualTo(EffectState.DONE);
    }

    @Test
    void refusesAnotherSaleUntilAPersonAcceptsIt() {
        world.perform();

        assertThat(world.ledger.perform(world.intent("sale-2"), world.remote))
                .isInstanceOfSatisfying(
                        Performance.OtherSale.class,
                        other -> {
                            assertThat(other.effect().sale()).contains("sale-1");
                            assertThat(other.sale()).contains("sale-2");
                        });

        world.ledger.accept(world.effect(), "sale-2", "{}", "a person");

        assertThat(world.ledger.perform(world.intent("sale-2"), world.remote))
                .isInstanceOf(Performance.Done.class);
        assertThat(world.remote.sent()).isEqualTo(1);
    }

    @Test
    void keepsARefusalUntilTheInputChangesOrAPersonAsks() {
        world.remote.replies(Reply.REJECTED, Reply.REJECTED);
        assertThat(world.perform()).isInstanceOf(Performance.Rejected.class);
        assertThat(world.perform())
                .isInstanceOfSatisfying(
                        Performance.Rejected.class,
                        rejected ->
                                assertThat(rejected.effect().reasons())
                                        .extracting(words -> words.en())
                                        .containsExactly("no"));
        assertThat(world.remote.sent()).isEqualTo(1);

        assertThat(
                        world.ledger.perform(
                                world.intent(world.key(), "sale-1", true, false), world.remote))
                .isInstanceOf(Performance.Rejected.class);
        assertThat(world.remote.sent()).isEqualTo(2);

        assertThat(world.ledger.perform(world.intent("sale-2"), world.remote))
                .isInstanceOf(Performance.Done.class);
        assertThat(world.effect().fingerprint()).isEqualTo("sale-2");
    }

    @Test
    void sendsAgainWhatWasCertainlyNotExecuted() {
        world.remote.replies(Reply.THROTTLED, Reply.UNREACHABLE);
        assertThat(world.perform())
                .isInstanceOfSatisfying(
                        Performance.NotYet.class,
                        notYet ->
                                assertThat(notYet.nextLook())
                                        .isEqualTo(world.clock.instant().plusSeconds(5)));
        assertThat(world.perform()).isInstanceOf(Performance.NotYet.class);
        assertThat(world.perform()).isInstanceOf(Performance.Done.class);

        assertThat(world.effect().attempts()).isEqualTo(3);
        assertThat(world.remote.made()).hasSize(1);
    }

    @Test
    void findsWhatWasExecutedThoughItsAnswerWasLost() {
        world.remote.replies(Reply.UNKNOWN_EXECUTED);
        assertThat(world.perform())
                .isInstanceOfSatisfying(
                        Performance.InDoubt.class, doubt -> assertThat(doubt.overdue()).isFalse());

        assertThat(world.perform()).isInstanceOf(Performance.Done.class);
        assertThat(world.remote.made()).hasSize(1);
        assertThat(world.auditKinds())
                .containsExactly("effect-intended", "effect-unknown", "effect-found");
    }

    @Test
    void takesAnErrorOfTheSenderForADoubtBecauseBytesMayHaveLeft() {
        world.remote.replies(Reply.BREAKS_AFTER_EXECUTION);
        assertThat(world.perform()).isInstanceOf(Performance.InDoubt.class);
        assertThat(world.perform()).isInstanceOf(Performance.Done.class);
        assertThat(world.remote.made()).hasSize(1);
    }

    @Test
    void sendsAgainOnlyAfterTheSettleTimeAndAConclusiveLook() {
        world.remote.replies(Reply.UNKNOWN_NOT_EXECUTED);
        world.perform();
        assertThat(world.perform()).isInstanceOf(Performance.InDoubt.class);

        world.settleDown();
        world.remote.looksAreConclusive(false);
        assertThat(world.perform()).isInstanceOf(Performance.InDoubt.class);
        assertThat(world.remote.sent()).isEqualTo(1);

        world.remote.looksAreConclusive(true);
        assertThat(world.perform()).isInstanceOf(Performance.Done.class);
        assertThat(world.remote.sent()).isEqualTo(2);
        assertThat(world.remote.made()).hasSize(1);
    }

    @Test
    void waitsForWhatIsExecutedLateAndShownLater() {
        world.remote
                .replies(Reply.UNKNOWN_EXECUTED_LATE)
                .delays(Duration.ofSeconds(60), Duration.ofSeconds(120));
        world.perform();
        for (int look = 0; look < 20 && world.state() != EffectState.DONE; look++) {
            world.clock.advance(Duration.ofSeconds(15));
            world.perform();
        }

        assertThat(world.state()).isEqualTo(EffectState.DONE);
        assertThat(world.remote.made()).hasSize(1);
    }

    @Test
    void asksAPersonAfterTenMinutesOfDoubtAndSendsAgainOnTheirWord() {
        world.remote.replies(Reply.UNKNOWN_NOT_EXECUTED).looksAreConclusive(false);
        world.perform();
        world.clock.advance(LedgerWorld.DOUBT_LIMIT);
        assertThat(world.perform())
                .isInstanceOfSatisfying(
                        Performance.InDoubt.class, doubt -> assertThat(doubt.overdue()).isTrue());

        world.ledger.vouchNotThere(world.effect(), "a person");

        assertThat(world.perform()).isInstanceOf(Performance.Done.class);
        assertThat(world.remote.made()).hasSize(1);
    }

    @Test
    void doesNotTakeAnAnswerForAnAttemptThePersonHasNotSeen() {
        world.remote
                .replies(Reply.UNKNOWN_NOT_EXECUTED, Reply.UNKNOWN_EXECUTED)
                .looksAreConclusive(false);
        world.perform();
        world.clock.advance(LedgerWorld.DOUBT_LIMIT);
        world.ledger.vouchNotThere(world.effect(), "a person");
        world.remote.delays(Duration.ZERO, Duration.ofMinutes(1));
        world.perform();

        // the answer is handed in again after a crash
        world.ledger.vouchNotThere(world.effect(), "a person");
        world.perform();

        assertThat(world.state()).isEqualTo(EffectState.UNKNOWN);
        assertThat(world.remote.made()).hasSize(1);
        assertThat(world.remote.sent()).isEqualTo(2);
    }

    @Test
    void repeatsWhatIsHarmlessAtOnce() {
        world.remote.replies(Reply.UNKNOWN_NOT_EXECUTED).repeatingIsHarmless();
        world.perform();

        assertThat(world.perform()).isInstanceOf(Performance.Done.class);
        assertThat(world.remote.sent()).isEqualTo(2);
    }

    @Test
    void saysThatTheFoundRecordIsForAnotherSaleIfTheSourceChangedDuringTheDoubt() {
        world.remote.replies(Reply.UNKNOWN_EXECUTED);
        world.perform();

        assertThat(world.ledger.perform(world.intent("sale-2"), world.remote))
                .isInstanceOf(Performance.OtherSale.class);
        assertThat(world.effect().fingerprint()).isEqualTo("sale-1");
        assertThat(world.remote.made()).hasSize(1);
    }

    @Test
    void saysThatALateSightingIsForAnotherSaleIfTheSourceChangedMeanwhile() {
        world.remote
                .replies(Reply.UNKNOWN_EXECUTED_LATE)
                .delays(Duration.ofHours(1), Duration.ZERO);
        world.perform();
        world.clock.advance(LedgerWorld.DOUBT_LIMIT);
        world.ledger.vouchNotThere(world.effect(), "a person");
        var record = world.remote.made().getFirst();
        world.seen(record.token(), record.ref());

        assertThat(world.ledger.perform(world.intent("sale-2"), world.remote))
                .isInstanceOf(Performance.OtherSale.class);
        assertThat(world.effect().remote()).isEqualTo(record.ref());
        assertThat(world.effect().fingerprint()).isEqualTo("sale-1");
        assertThat(world.remote.made()).hasSize(1);
    }

    @Test
    void sendsOnceHoweverManyPassesPerformItAtOnce() throws Exception {
        int passes = 16;
        CyclicBarrier start = new CyclicBarrier(passes);
        List<Callable<Performance>> all = new ArrayList<>();
        for (int i = 0; i < passes; i++) {
            all.add(() -> {
                start.await();
                return world.perform();
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var ended : threads.invokeAll(all)) {
                assertThat(ended.get())
                        .isInstanceOfAny(Performance.Done.class, Performance.NotYet.class);
            }
        }

        assertThat(world.remote.sent()).isEqualTo(1);
        assertThat(world.state()).isEqualTo(EffectState.DONE);
    }

    @Test
    void doesNotSendWithABrokenFence() {
        world.claim(world.order, LedgerWorld.FENCE + 1);

        assertThatThrownBy(world::perform).isInstanceOf(FenceBroken.class);
        assertThat(world.remote.sent()).isZero();
        assertThat(world.ledger.find(world.key())).isEmpty();
    }

    @Test
    void recordsTheAnswerThoughThePassWasTakenOverMeanwhile() {
        world.remote.whileSending(() -> world.claim(world.order, LedgerWorld.FENCE + 1));

        assertThat(world.perform()).isInstanceOf(Performance.Done.class);
        assertThat(world.state()).isEqualTo(EffectState.DONE);
    }

    @Test
    void sendsNothingAfterBeingFrozenPastTheDeadline() {
        Ledger hasty = world.ledger(database.transactions(), Duration.ofMillis(50));
        Deadline passed = Deadline.in(Duration.ofMillis(100));
        world.remote.whileSending(() -> {
            while (!passed.passed()) {
                LockSupport.parkNanos(10_000_000);
            }
        });

        assertThat(hasty.perform(world.intent(), world.remote))
                .isInstanceOf(Performance.NotYet.class);
        assertThat(world.remote.sent()).isZero();
        assertThat(world.state()).isEqualTo(EffectState.PLANNED);
    }

    @Test
    void keepsTheEvidenceOfAnAnswerThatCameAfterTheDoubtWasConcluded() {
        world.remote.whileSending(() -> {
            world.remote.whileSending(() -> {});
            world.settleDown();
            // another pass finds nothing, and sends again
            assertThat(world.perform()).isInstanceOf(Performance.Done.class);
        });

        assertThat(world.perform()).isInstanceOf(Performance.NotYet.class);

        // beyond what was promised about settling: two records, and both are known
        assertThat(world.remote.made()).hasSize(2);
        assertThat(sightings()).containsExactly(world.remote.made().getLast().ref());
        assertThat(world.effect().remote()).isEqualTo(world.remote.made().getFirst().ref());
    }

    @Test
    void givesTheRecordThatIsMadeAgainAnotherToken() {
        world.perform();
        Effect first = world.effect();

        world.ledger.supersede(first, "a person ordered it");
        world.ledger.supersede(first, "a person ordered it");
        assertThat(world.perform()).isInstanceOf(Performance.Done.class);

        Effect second = world.effect();
        assertThat(second.generation()).isEqualTo(2);
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(world.ledger.ofRoot(LedgerWorld.ORGANISATION, world.order))
                .extracting(Effect::state)
                .containsExactly(EffectState.SUPERSEDED, EffectState.DONE);
        assertThat(world.remote.made()).hasSize(2);
    }

    @Test
    void doesNotGiveUpTheNameOfADoubt() {
        world.remote.replies(Reply.UNKNOWN_EXECUTED);
        world.perform();

        world.ledger.supersede(world.effect(), "a person ordered it");

        assertThat(world.state()).isEqualTo(EffectState.UNKNOWN);
    }

    @Test
    void adoptsWhatItMadeBeforeItsMemoryWasLost() {
        world.perform();
        var record = world.remote.made().getFirst();
        world.forgetEffects();
        world.seen(record.token(), record.ref());

        assertThat(world.perform()).isInstanceOf(Performance.Done.class);

        assertThat(world.remote.sent()).isEqualTo(1);
        assertThat(world.effect().remote()).isEqualTo(record.ref());
        assertThat(links()).containsExactly(LinkState.ADOPTED);
        assertThat(world.ledger.newestMade(LedgerWorld.ORGANISATION, Role.REVENUE_DOCUMENT))
                .as("an adopted record says nothing about its neighbours")
                .isEmpty();
    }

    @Test
    void letsOnlyOneEffectOfARoleBeUnderWayIfAsked() {
        EffectKey other = LedgerWorld.key(LedgerWorld.freshOrder());
        List<Performance> second = new ArrayList<>();
        world.remote.whileSending(() -> {
            world.remote.whileSending(() -> {});
            second.add(
                    world.ledger.perform(world.intent(other, "sale", false, true), world.remote));
        });

        world.ledger.perform(world.intent(world.key(), "sale-1", false, true), world.remote);

        assertThat(second.getFirst()).isInstanceOf(Performance.NotYet.class);
        assertThat(world.remote.sent()).isEqualTo(1);
        assertThat(world.ledger.perform(world.intent(other, "sale", false, true), world.remote))
                .isInstanceOf(Performance.Done.class);
    }

    @Test
    void refusesToPerformInsideATransaction() {
        assertThatThrownBy(() ->
                        database.transactions()
                                .runInOrganisation(LedgerWorld.ORGANISATION, () -> world.perform()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a transaction");
        assertThat(world.remote.sent()).isZero();
    }

    @Test
    void remembersWhatWasLearnedUnlessItIsOutdated() {
        world.perform();
        Effect before = world.effect();
        world.ledger.learn(before, "{\"number\": \"RE1\"}");

        Effect known = world.ledger.learn(before, "{\"number\": \"RE2\"}");

        assertThat(known.result()).contains("RE1");
    }

    @Test
    void listsDocumentsWithoutNumberAsLongAsTheyStand() {
        world.perform();
        assertThat(withoutNumber()).contains(world.effect().id());

        SourceRef document = world.remote.made().getFirst().ref();
        database.transactions()
                .runInOrganisation(
                        LedgerWorld.ORGANISATION,
                        () ->
                                world.links.put(
                                        LedgerWorld.ORGANISATION,
                                        new Link(
                                                world.order,
                                                Role.REVENUE_DOCUMENT,
                                                document,
                                                LinkState.GONE),
                                        world.clock.instant()));

        assertThat(withoutNumber()).doesNotContain(world.effect().id());
    }

    private List<java.util.UUID> withoutNumber() {
        return world.ledger.documentsWithout(LedgerWorld.ORGANISATION, "number").stream()
                .map(Effect::id)
                .toList();
    }

    private List<LinkState> links() {
        return database
                .transactions()
                .inOrganisation(
                        LedgerWorld.ORGANISATION,
                        () -> world.links.from(LedgerWorld.ORGANISATION, world.order))
                .stream()
                .map(Link::state)
                .toList();
    }

    private List<SourceRef> sightings() {
        return database
                .transactions()
                .inOrganisation(
                        LedgerWorld.ORGANISATION,
                        () -> world.sightings.of(LedgerWorld.ORGANISATION, world.effect().token()))
                .stream()
                .map(Sightings.Sighting::remote)
                .toList();
    }
}
