package dev.kontor.hub.books.vat;

import dev.kontor.hub.action.Grounds;
import dev.kontor.hub.books.vat.VatDesk.Kept;
import dev.kontor.hub.ledger.EffectKey;
import dev.kontor.hub.organisation.VatSettings.YearTurnover;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code vat_decision}. Inside a transaction of the organisation. */
@Component
class VatDecisionTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VatDecisionTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /** Stores what was decided about a document; what was not sent before is replaced. */
    void put(
            EffectKey key,
            VatFacts facts,
            Kept kept,
            LocalDate supplyDay,
            YearTurnover sold,
            Instant now) {
        jdbc.sql(
                        """
                        insert into vat_decision
                            (organisation, source, role, discriminator, decided_at, facts, grounds, documents,
                             supply_year, net, net_cross_border, net_electronic)
                        values (:organisation, :source, :role, :discriminator, :now, :facts::jsonb, :grounds::jsonb,
                                :documents, :year, :net, :crossBorder, :electronic)
                        on conflict (organisation, source, role, discriminator) do update
                        set decided_at = excluded.decided_at, facts = excluded.facts, grounds = excluded.grounds,
                            documents = excluded.documents, supply_year = excluded.supply_year, net = excluded.net,
                            net_cross_border = excluded.net_cross_border, net_electronic = excluded.net_electronic
                        """)
                .param("organisation", key.organisation().value())
                .param("source", key.source().toString())
                .param("role", key.role().name())
                .param("discriminator", key.discriminator())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("facts", json.writeValueAsString(facts))
                .param("grounds", json.writeValueAsString(kept.grounds()))
                .param("documents", kept.documents())
                .param("year", supplyDay.getYear())
                .param("net", sold.all())
                .param("crossBorder", sold.crossBorder())
                .param("electronic", sold.electronic())
                .update();
    }

    /** Deletes what was decided about any document of this role for the source. */
    void forget(EffectKey key) {
        jdbc.sql("delete from vat_decision where organisation = ? and source = ? and role = ?")
                .params(key.organisation().value(), key.source().toString(), key.role().name())
                .update();
    }

    /**
     * The net sum of what was sold in a year, one object left out. Corrections are not taken off: a
     * limit is then reached too early, never too late.
     */
    YearTurnover turnover(OrganisationId organisation, int year, SourceRef but) {
        return jdbc.sql(
                        """
                        select coalesce(sum(net), 0) as net, coalesce(sum(net_cross_border), 0) as cross_border,
                               coalesce(sum(net_electronic), 0) as electronic
                        from vat_decision where organisation = ? and supply_year = ? and source <> ?
                        """)
                .params(organisation.value(), year, but.toString())
                .query((row, _) ->
                        new YearTurnover(
                                row.getBigDecimal("net"),
                                row.getBigDecimal("cross_border"),
                                row.getBigDecimal("electronic")))
                .single();
    }

    /** Until the end of the transaction nobody else adds to the turnover after looking at it. */
    void lockTurnover(OrganisationId organisation) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .params(organisation.value() + "/turnover")
                .query()
                .listOfRows();
    }

    Optional<VatFacts> facts(EffectKey key) {
        return read(key, (row, _) -> json.readValue(row.getString("facts"), VatFacts.class));
    }

    Optional<Kept> kept(EffectKey key) {
        return read(
                key,
                (row, _) ->
                        new Kept(
                                json.readValue(row.getString("grounds"), Grounds.class),
                                row.getInt("documents")));
    }

    private <T> Optional<T> read(EffectKey key, RowMapper<T> mapper) {
        return jdbc.sql(
                        """
                        select facts, grounds, documents from vat_decision
                        where organisation = ? and source = ? and role = ? and discriminator = ?
                        """)
                .params(
                        key.organisation().value(),
                        key.source().toString(),
                        key.role().name(),
                        key.discriminator())
                .query(mapper)
                .optional();
    }
}
