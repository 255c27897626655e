package dev.kontor.hub.ledger;

import dev.kontor.hub.database.TestDatabase;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.TestLane;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A ledger on a real database, with a clock and a remote system that obey. */
final class LedgerWorld {

    static final OrganisationId ORGANISATION = new OrganisationId("a");
    static final long FENCE = 7;

    static final Duration SEND_WINDOW = Duration.ofSeconds(5);
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(35);
    static final Duration SETTLE = Duration.ofMinutes(3);
    static final Duration DOUBT_LIMIT = Duration.ofMinutes(10);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final TestDatabase database;
    final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T10:00:00Z"));
    final FakeRemote remote = new FakeRemote(clock);
    final SourceRef order = freshOrder();
    final AuditTrail audit;
    final Links links;
    final Sightings sightings;
    final Ledger ledger;

    LedgerWorld(TestDatabase database) {
        this.database = database;
        this.audit = new AuditTrail(database.jdbc());
        this.links = new Links(database.jdbc());
        this.sightings = new Sightings(database.jdbc());
        this.ledger = ledger(database.transactions(), SEND_WINDOW);
        claim(order, FENCE);
    }

    static SourceRef freshOrder() {
        return new SourceRef(
                ConnectionId.parse("shopify:a.example"), "order", "" + NUMBER.incrementAndGet());
    }

    static SourceRef remote(String kind, String id) {
        return new SourceRef(ConnectionId.parse("lexware:account"), kind, id);
    }

    /** Another process over the same database. */
    Ledger ledger(Transactions transactions, Duration sendWindow) {
        return new Ledger(
                new EffectTable(database.jdbc(), JsonMapper.builder().build()),
                links,
                sightings,
                audit,
                TestLane.fences(database.jdbc()),
                transactions,
                new LedgerProperties(
                        sendWindow, CALL_TIMEOUT, SETTLE, DOUBT_LIMIT, Duration.ofSeconds(15)),
                clock);
    }

    /** Gives the object to a pass with this fence. */
    void claim(SourceRef ref, long fence) {
        database.transactions()
                .runInOrganisation(
                        ORGANISATION,
                        () ->
                                database.jdbc()
                                        .sql(
                                                """
                                                insert into work (organisation, ref, fence, priority, signalled_at)
                                                values (?, ?, ?, 40, now())
                                                on conflict (organisation, ref) do update set fence = excluded.fence
                                                """)
                                        .params(ORGANISATION.value(), ref.toString(), fence)
                                        .update());
    }

    EffectKey key() {
        return key(order);
    }

    static EffectKey key(SourceRef source) {
        return new EffectKey(ORGANISATION, source, Role.REVENUE_DOCUMENT, "1");
    }

    Intent intent() {
        return intent(key(), "sale-1");
    }

    Intent intent(String fingerprint) {
        return intent(key(), fingerprint);
    }

    Intent intent(EffectKey key, String fingerprint) {
        return intent(key, fingerprint, false, false);
    }

    Intent intent(EffectKey key, String fingerprint, boolean asked, boolean alone) {
        return intent(
                key,
                fingerprint,
                token -> new Intent.Frozen("{\"marker\": \"" + token + "\"}", null),
                asked,
                alone);
    }

    Intent intentThat(Intent.Freeze freeze) {
        return intent(key(), "sale-1", freeze, false, false);
    }

    private Intent intent(
            EffectKey key, String fingerprint, Intent.Freeze freeze, boolean asked, boolean alone) {
        return new Intent(
                key,
                order,
                FENCE,
                UUID.randomUUID(),
                "order-to-invoice",
                "invoice",
                fingerprint,
                "{\"sale\": \"" + fingerprint + "\"}",
                freeze,
                asked,
                alone);
    }

    Performance perform() {
        return ledger.perform(intent(), remote);
    }

    Effect effect() {
        return ledger.find(key()).orElseThrow();
    }

    EffectState state() {
        return effect().state();
    }

    /** Past the settle time of anything sent before. */
    void settleDown() {
        clock.advance(SEND_WINDOW.plus(CALL_TIMEOUT).plus(SETTLE));
    }

    List<String> auditKinds() {
        return database.transactions()
                .inOrganisation(
                        ORGANISATION,
                        () ->
                                database.jdbc()
                                        .sql(
                                                "select kind from audit where organisation = ? and subject = ? order by seq")
                                        .params(ORGANISATION.value(), order.toString())
                                        .query(String.class)
                                        .list());
    }

    /** A restored backup: the effect and its link were never heard of. */
    void forgetEffects() {
        database.transactions()
                .runInOrganisation(
                        ORGANISATION,
                        () -> {
                            database.jdbc().sql("delete from effect").update();
                            database.jdbc().sql("delete from link").update();
                        });
    }

    void seen(String token, SourceRef ref) {
        database.transactions()
                .runInOrganisation(
                        ORGANISATION,
                        () -> sightings.note(ORGANISATION, token, ref, "{}", clock.instant()));
    }
}
