package dev.kontor.hub.flow;

import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code flow_start}. */
@Component
class StartTable {

    private final JdbcClient jdbc;

    StartTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Since when the flow is on: the moment before, if it was on already. */
    Instant switchOn(OrganisationId organisation, String flow, String trigger, Instant now) {
        return jdbc.sql(
                        """
                        insert into flow_start (organisation, flow, trigger, started_at)
                        values (:organisation, :flow, :trigger, :now)
                        on conflict (organisation, flow, trigger) do update
                        set started_at = case when flow_start.off_since is null
                                then flow_start.started_at else excluded.started_at end,
                            off_since = null
                        returning started_at
                        """)
                .param("organisation", organisation.value())
                .param("flow", flow)
                .param("trigger", trigger)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Whether the flow was ever switched on. */
    boolean known(OrganisationId organisation, String flow) {
        return jdbc.sql("select count(*) from flow_start where organisation = ? and flow = ?")
                        .params(organisation.value(), flow)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Since when the flow is on; empty if it is off. */
    Optional<Instant> since(OrganisationId organisation, String flow, String trigger) {
        return jdbc.sql(
                        """
                        select started_at from flow_start
                        where organisation = ? and flow = ? and trigger = ? and off_since is null
                        """)
                .params(organisation.value(), flow, trigger)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** The flow is off from now on, if it was not before. */
    void switchOff(OrganisationId organisation, String flow, Instant now) {
        jdbc.sql(
                        """
                        update flow_start set off_since = ?
                        where organisation = ? and flow = ? and off_since is null
                        """)
                .params(now.atOffset(ZoneOffset.UTC), organisation.value(), flow)
                .update();
    }

    /** All flows but these are off from now on, if they were not before. */
    void switchOffAllBut(OrganisationId organisation, Collection<String> flows, Instant now) {
        jdbc.sql(
                        """
                        update flow_start set off_since = :now
                        where organisation = :organisation and off_since is null and flow <> all (:flows)
                        """)
                .param("organisation", organisation.value())
                .param("flows", flows.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
