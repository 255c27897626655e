package dev.kontor.hub.flow;

import dev.kontor.hub.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code flow} and {@code flow_version}; all of it joins the caller's transaction. */
@Component
class FlowTable {

    private static final String FLOWS =
            """
            select f.organisation, f.name, f.declared, f.enabled, f.from_date, f.revision, f.changed_at, f.changed_by,
                   v.flow, v.version, v.content, v.hash, v.note, v.created_at, v.created_by
            from flow f join flow_version v on v.organisation = f.organisation and v.flow = f.name and v.version = f.version
            """;
    private static final String VERSIONS =
            "select flow, version, content, hash, note, created_at, created_by from flow_version";

    private final JdbcClient jdbc;

    FlowTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What tells whether anything changed: organisation and name with their revision. */
    Map<String, Long> revisions() {
        Map<String, Long> revisions = new LinkedHashMap<>();
        jdbc.sql("select organisation || '/' || name, revision from flow order by 1")
                .query(row -> {
                    revisions.put(row.getString(1), row.getLong(2));
                });
        return revisions;
    }

    /** All flows of an organisation, in the order in which they are evaluated. */
    List<StoredFlow> all(OrganisationId organisation) {
        return jdbc.sql(FLOWS + " where f.organisation = ? order by f.position")
                .param(organisation.value())
                .query((row, _) -> flow(row))
                .list();
    }

    Optional<StoredFlow> find(OrganisationId organisation, String name) {
        return jdbc.sql(FLOWS + " where f.organisation = ? and f.name = ?")
                .params(organisation.value(), name)
                .query((row, _) -> flow(row))
                .optional();
    }

    /** Nobody else changes the flow until the transaction ends. */
    void hold(OrganisationId organisation, String name) {
        jdbc.sql("select 1 from flow where organisation = ? and name = ? for update")
                .params(organisation.value(), name)
                .query(Integer.class)
                .optional();
    }

    /** The contents of a flow, newest first. */
    List<FlowVersion> versions(OrganisationId organisation, String name) {
        return jdbc.sql(VERSIONS + " where organisation = ? and flow = ? order by version desc")
                .params(organisation.value(), name)
                .query((row, _) -> version(row))
                .list();
    }

    Optional<FlowVersion> version(OrganisationId organisation, String name, int number) {
        return jdbc.sql(VERSIONS + " where organisation = ? and flow = ? and version = ?")
                .params(organisation.value(), name, number)
                .query((row, _) -> version(row))
                .optional();
    }

    /** A new flow, switched off; false if there is one of that name. */
    boolean insert(
            OrganisationId organisation, String name, boolean declared, String by, Instant now) {
        return jdbc.sql(
                                """
                                insert into flow (organisation, name, version, declared, enabled, changed_at, changed_by)
                                values (?, ?, 1, ?, false, ?, ?) on conflict do nothing
                                """)
                        .params(
                                organisation.value(),
                                name,
                                declared,
                                now.atOffset(ZoneOffset.UTC),
                                by)
                        .update()
                == 1;
    }

    /** Another content of a flow, which becomes its present one. */
    void add(OrganisationId organisation, FlowVersion version) {
        jdbc.sql(
                        """
                        insert into flow_version (organisation, flow, version, content, hash, note, created_at, created_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(1, organisation.value())
                .param(2, version.flow())
                .param(3, version.number())
                .param(4, version.content())
                .param(5, version.hash())
                .param(6, version.note(), Types.VARCHAR)
                .param(7, version.at().atOffset(ZoneOffset.UTC))
                .param(8, version.by())
                .update();
        jdbc.sql(
                        """
                        update flow set version = ?, revision = revision + 1, changed_at = ?, changed_by = ?
                        where organisation = ? and name = ?
                        """)
                .params(
                        version.number(),
                        version.at().atOffset(ZoneOffset.UTC),
                        version.by(),
                        organisation.value(),
                        version.flow())
                .update();
    }

    /** Switches a flow, if it is not so already. */
    void put(
            OrganisationId organisation,
            String name,
            boolean declared,
            boolean enabled,
            @Nullable LocalDate from,
            String by,
            Instant now) {
        jdbc.sql(
                        """
                        update flow set declared = :declared, enabled = :enabled, from_date = :from,
                            revision = revision + 1, changed_at = :now, changed_by = :by
                        where organisation = :organisation and name = :name
                          and (declared, enabled) is distinct from (:declared, :enabled)
                           or organisation = :organisation and name = :name and from_date is distinct from :from
                        """)
                .param("declared", declared)
                .param("enabled", enabled)
                .param("from", from, Types.DATE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("organisation", organisation.value())
                .param("name", name)
                .update();
    }

    /** Deletes a flow with all its contents. */
    void delete(OrganisationId organisation, String name) {
        jdbc.sql("delete from flow_version where organisation = ? and flow = ?")
                .params(organisation.value(), name)
                .update();
        jdbc.sql("delete from flow where organisation = ? and name = ?")
                .params(organisation.value(), name)
                .update();
    }

    /** What kontor.yaml no longer declares is switched off and belongs to the console from now. */
    void release(OrganisationId organisation, Collection<String> declared, String by, Instant now) {
        jdbc.sql(
                        """
                        update flow set declared = false, enabled = false, revision = revision + 1,
                            changed_at = :now, changed_by = :by
                        where organisation = :organisation and declared and name <> all (:declared)
                        """)
                .param("organisation", organisation.value())
                .param("declared", declared.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    private static StoredFlow flow(ResultSet row) throws SQLException {
        return new StoredFlow(
                row.getString("name"),
                row.getBoolean("declared"),
                row.getBoolean("enabled"),
                row.getObject("from_date", LocalDate.class),
                row.getLong("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                version(row));
    }

    private static FlowVersion version(ResultSet row) throws SQLException {
        return new FlowVersion(
                row.getString("flow"),
                row.getInt("version"),
                row.getString("content"),
                row.getString("hash"),
                row.getString("note"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
