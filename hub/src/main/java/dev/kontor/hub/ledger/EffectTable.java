package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code effect}. Every change is conditional on the version that was read. */
@Component
class EffectTable {

    private static final String COLUMNS =
            """
            select id, source, role, discriminator, generation, root, state, token, fingerprint, sale, request,
                   expected, attempts, intended_at, send_before, remote, result, reasons, done_at, version
            from effect
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    EffectTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Effect> find(EffectKey key) {
        return jdbc.sql(
                        COLUMNS
                                + " where organisation = ? and source = ? and role = ? and discriminator = ?"
                                + " and state <> 'superseded'")
                .params(
                        key.organisation().value(),
                        key.source().toString(),
                        key.role().key(),
                        key.discriminator())
                .query((row, _) -> effect(key.organisation(), row))
                .optional();
    }

    Optional<Effect> byId(OrganisationId organisation, UUID id) {
        return jdbc.sql(COLUMNS + " where organisation = ? and id = ?")
                .params(organisation.value(), id)
                .query((row, _) -> effect(organisation, row))
                .optional();
    }

    Optional<Effect> byRemote(OrganisationId organisation, SourceRef remote) {
        return jdbc.sql(
                        COLUMNS
                                + " where organisation = ? and remote = ? order by created_at limit 1")
                .params(organisation.value(), remote.toString())
                .query((row, _) -> effect(organisation, row))
                .optional();
    }

    List<Effect> ofRoot(OrganisationId organisation, SourceRef root) {
        return jdbc.sql(COLUMNS + " where organisation = ? and root = ? order by created_at")
                .params(organisation.value(), root.toString())
                .query((row, _) -> effect(organisation, row))
                .list();
    }

    List<Effect> inDoubt(OrganisationId organisation) {
        return jdbc.sql(
                        COLUMNS
                                + " where organisation = ? and state in ('intended', 'unknown') order by intended_at")
                .params(organisation.value())
                .query((row, _) -> effect(organisation, row))
                .list();
    }

    /** Those of the given remote records that an effect made or adopted. */
    Set<SourceRef> known(OrganisationId organisation, Collection<SourceRef> remotes) {
        return jdbc.sql("select remote from effect where organisation = ? and remote = any (?)")
                .params(
                        organisation.value(),
                        remotes.stream().map(SourceRef::toString).toArray(String[]::new))
                .query((row, _) -> SourceRef.parse(row.getString("remote")))
                .set();
    }

    Optional<Instant> newestMade(OrganisationId organisation, Role role) {
        return jdbc.sql(
                        "select max(intended_at) as newest from effect where organisation = ? and role = ?")
                .params(organisation.value(), role.key())
                .query((row, _) -> Optional.ofNullable(instant(row, "newest")))
                .single();
    }

    List<Effect> doneWithout(OrganisationId organisation, String key) {
        return jdbc.sql(
                        COLUMNS
                                + " where organisation = ? and state = 'done' and (result ->> ?) is null"
                                + " and role in ('revenue-document', 'correction') and not exists ("
                                + "select 1 from link where link.organisation = effect.organisation"
                                + " and link.from_ref = effect.source and link.role = effect.role"
                                + " and link.to_ref = effect.remote and link.state not in ('live', 'adopted'))"
                                + " order by done_at")
                .params(organisation.value(), key)
                .query((row, _) -> effect(organisation, row))
                .list();
    }

    int generations(EffectKey key) {
        return jdbc.sql(
                        """
                        select coalesce(max(generation), 0) from effect
                        where organisation = ? and source = ? and role = ? and discriminator = ?
                        """)
                .params(
                        key.organisation().value(),
                        key.source().toString(),
                        key.role().key(),
                        key.discriminator())
                .query(Integer.class)
                .single();
    }

    /** Whether an effect of this role may be on its way right now, besides the given one. */
    boolean otherUnderWay(EffectKey key, Instant now) {
        return jdbc.sql(
                                """
                                select count(*) from effect
                                where organisation = ? and role = ? and state = 'intended' and send_before > ?
                                  and not (source = ? and discriminator = ?)
                                """)
                        .params(
                                key.organisation().value(),
                                key.role().key(),
                                now.atOffset(ZoneOffset.UTC),
                                key.source().toString(),
                                key.discriminator())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Lets nobody else intend an effect of this role in the organisation until the commit. */
    void lockRole(EffectKey key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .params(key.organisation().value() + "/" + key.role().key())
                .query()
                .listOfRows();
    }

    /** Makes the effect known; false if somebody else just did. */
    boolean insert(Effect effect, Intent intent, Instant now) {
        return jdbc.sql(
                                """
                                insert into effect (organisation, id, source, role, discriminator, generation, root, state, token,
                                    fingerprint, sale, request, expected, flow, step, run, attempts, intended_at, send_before,
                                    remote, result, created_at, done_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                                on conflict do nothing
                                """)
                        .param(1, effect.key().organisation().value())
                        .param(2, effect.id())
                        .param(3, effect.key().source().toString())
                        .param(4, effect.key().role().key())
                        .param(5, effect.key().discriminator())
                        .param(6, effect.generation())
                        .param(7, effect.root().toString())
                        .param(8, effect.state().key())
                        .param(9, effect.token())
                        .param(10, effect.fingerprint())
                        .param(11, effect.sale())
                        .param(12, effect.request())
                        .param(13, effect.expected(), Types.NUMERIC)
                        .param(14, intent.flow())
                        .param(15, intent.step())
                        .param(16, intent.run())
                        .param(17, effect.attempts())
                        .param(18, utc(effect.intendedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(19, utc(effect.sendBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(20, text(effect.remote()), Types.VARCHAR)
                        .param(21, effect.result())
                        .param(22, utc(now))
                        .param(23, utc(effect.doneAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** Stores the changed effect if it still has the version that {@code before} had. */
    boolean update(Effect before, Effect after) {
        if (before.state() != after.state() && !before.state().mayBecome(after.state())) {
            throw new IllegalStateException(
                    "Effect %s is %s and cannot become %s"
                            .formatted(before.id(), before.state(), after.state()));
        }
        return jdbc.sql(
                                """
                                update effect set state = ?, fingerprint = ?, sale = ?::jsonb, request = ?::jsonb, expected = ?,
                                    attempts = ?, intended_at = ?, send_before = ?, remote = ?, result = ?::jsonb,
                                    reasons = ?::jsonb, done_at = ?, version = version + 1
                                where organisation = ? and id = ? and version = ?
                                """)
                        .param(1, after.state().key())
                        .param(2, after.fingerprint())
                        .param(3, after.sale())
                        .param(4, after.request())
                        .param(5, after.expected(), Types.NUMERIC)
                        .param(6, after.attempts())
                        .param(7, utc(after.intendedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(8, utc(after.sendBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(9, text(after.remote()), Types.VARCHAR)
                        .param(10, after.result())
                        .param(11, json.writeValueAsString(after.reasons()))
                        .param(12, utc(after.doneAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(13, before.key().organisation().value())
                        .param(14, before.id())
                        .param(15, before.version())
                        .update()
                == 1;
    }

    private Effect effect(OrganisationId organisation, ResultSet row) throws SQLException {
        String remote = row.getString("remote");
        return new Effect(
                row.getObject("id", UUID.class),
                new EffectKey(
                        organisation,
                        SourceRef.parse(row.getString("source")),
                        Role.ofKey(row.getString("role")),
                        row.getString("discriminator")),
                SourceRef.parse(row.getString("root")),
                row.getInt("generation"),
                EffectState.ofKey(row.getString("state")),
                row.getString("token"),
                row.getString("fingerprint"),
                row.getString("sale"),
                row.getString("request"),
                row.getBigDecimal("expected"),
                row.getInt("attempts"),
                instant(row, "intended_at"),
                instant(row, "send_before"),
                remote == null ? null : SourceRef.parse(remote),
                row.getString("result"),
                json.readValue(row.getString("reasons"), new TypeReference<List<Words>>() {}),
                instant(row, "done_at"),
                row.getLong("version"));
    }

    private static @Nullable String text(@Nullable SourceRef ref) {
        return ref == null ? null : ref.toString();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
