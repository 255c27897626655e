package dev.kontor.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.ledger.Adoptions.Outcome;
import dev.kontor.hub.ledger.FakeRemote.Reply;
import dev.kontor.hub.ledger.Links.Link;
import dev.kontor.hub.ledger.Links.LinkState;
import dev.kontor.hub.shared.SourceRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Records that somebody else made. */
@Timeout(60)
class AdoptionsIT {

    private static TestDatabase database;

    private LedgerWorld world;
    private Adoptions adoptions;
    private SourceRef document;

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
        adoptions =
                new Adoptions(
                        new EffectTable(database.jdbc(), JsonMapper.builder().build()),
                        world.links,
                        world.audit,
                        database.transactions(),
                        world.clock);
        document = LedgerWorld.remote("invoice", UUID.randomUUID().toString());
    }

    private Outcome adopt(EffectKey key, SourceRef remote) {
        return adoptions.adopt(
                new Adoptions.Found(
                        key,
                        key.source(),
                        UUID.randomUUID(),
                        "petra@example.com",
                        "sale-1",
                        "{}",
                        remote,
                        "{\"number\": \"RE1\"}",
                        "RE1 of 64.00 EUR"));
    }

    private List<Link> links() {
        return database.transactions()
                .inOrganisation(
                        LedgerWorld.ORGANISATION,
                        () -> world.links.from(LedgerWorld.ORGANISATION, world.order));
    }

    @Test
    void makesTheEffectDoneSoThatNothingIsSentForItAnyMore() {
        assertThat(adopt(world.key(), document)).isInstanceOf(Outcome.Adopted.class);

        assertThat(world.perform())
                .isInstanceOfSatisfying(
                        Performance.Done.class,
                        done -> {
                            assertThat(done.now()).isFalse();
                            assertThat(done.effect().remote()).isEqualTo(document);
                        });
        assertThat(world.remote.sent()).isZero();
        assertThat(links())
                .singleElement()
                .satisfies(link -> assertThat(link.state()).isEqualTo(LinkState.ADOPTED));
        assertThat(world.auditKinds()).containsExactly("effect-adopted");
    }

    @Test
    void refusesAnotherSaleForWhatWasAdopted() {
        adopt(world.key(), document);

        assertThat(world.ledger.perform(world.intent("sale-2"), world.remote))
                .isInstanceOf(Performance.OtherSale.class);
        assertThat(world.remote.sent()).isZero();
    }

    @Test
    void changesNothingWhenRepeatedOrDoneBefore() {
        adopt(world.key(), document);

        assertThat(adopt(world.key(), document)).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(adopt(world.key(), LedgerWorld.remote("invoice", "other")))
                .isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(links()).hasSize(1);
        assertThat(world.auditKinds()).hasSize(1);
    }

    @Test
    void leavesADocumentThatStandsForSomethingElse() {
        adopt(LedgerWorld.key(LedgerWorld.freshOrder()), document);

        assertThat(adopt(world.key(), document)).isInstanceOf(Outcome.Taken.class);
        assertThat(links()).isEmpty();
        assertThat(world.ledger.find(world.key())).isEmpty();
    }

    @Test
    void keepsOutOfWhatKontorMayHaveSent() {
        world.remote.replies(Reply.UNKNOWN_EXECUTED);
        world.perform();
        assertThat(world.state().inDoubt()).isTrue();

        assertThat(adopt(world.key(), document)).isInstanceOf(Outcome.UnderWay.class);
    }

    @Test
    void takesThePlaceOfWhatWasRefused() {
        world.remote.replies(Reply.REJECTED);
        world.perform();

        assertThat(adopt(world.key(), document)).isInstanceOf(Outcome.Adopted.class);
        assertThat(world.effect().remote()).isEqualTo(document);
    }

    @Test
    void givesOneDocumentToOneOfManyWhoWantItAtOnce() throws Exception {
        List<Callable<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            EffectKey key = LedgerWorld.key(LedgerWorld.freshOrder());
            all.add(() -> adopt(key, document));
        }
        int adopted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> each : threads.invokeAll(all)) {
                adopted += each.get() instanceof Outcome.Adopted ? 1 : 0;
            }
        }
        assertThat(adopted).isEqualTo(1);
    }
}
