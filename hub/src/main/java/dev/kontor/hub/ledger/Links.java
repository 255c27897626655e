package dev.kontor.hub.ledger;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What belongs to what, across systems. All methods take part in the caller's transaction. */
@Component
public class Links {

    private final JdbcClient jdbc;

    Links(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records a link, or changes its state. */
    public void put(OrganisationId organisation, Link link, Instant now) {
        jdbc.sql(
                        """
                        insert into link (organisation, from_ref, role, to_ref, state, since) values (?, ?, ?, ?, ?, ?)
                        on conflict (organisation, from_ref, role, to_ref) do update
                        set state = excluded.state, since = excluded.since where link.state <> excluded.state
                        """)
                .params(
                        organisation.value(),
                        link.from().toString(),
                        link.role().key(),
                        link.to().toString(),
                        link.state().key(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The link between an effect's source and its remote record. */
    public Optional<Link> find(
            OrganisationId organisation, SourceRef from, Role role, SourceRef to) {
        return all(organisation, "from_ref = ? and role = ? and to_ref = ?", from, role.key(), to)
                .stream()
                .findFirst();
    }

    /** All links that point to a remote record. */
    public List<Link> to(OrganisationId organisation, SourceRef to) {
        return all(organisation, "to_ref = ?", to);
    }

    /** All links of a source object. */
    public List<Link> from(OrganisationId organisation, SourceRef from) {
        return all(organisation, "from_ref = ?", from);
    }

    /** The links of many source objects, by object. */
    public Map<SourceRef, List<Link>> fromAll(
            OrganisationId organisation, Collection<SourceRef> sources) {
        return jdbc
                .sql(
                        "select from_ref, role, to_ref, state from link where organisation = ? and from_ref = any (?)")
                .params(organisation.value(), texts(sources))
                .query((row, _) -> link(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Link::from));
    }

    /** Those of the remote records that anything is linked to. */
    public Set<SourceRef> linkedAmong(OrganisationId organisation, Collection<SourceRef> remotes) {
        return jdbc
                .sql("select distinct to_ref from link where organisation = ? and to_ref = any (?)")
                .params(organisation.value(), texts(remotes))
                .query((row, _) -> SourceRef.parse(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String[] texts(Collection<SourceRef> refs) {
        return refs.stream().map(SourceRef::toString).toArray(String[]::new);
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                SourceRef.parse(row.getString("from_ref")),
                Role.ofKey(row.getString("role")),
                SourceRef.parse(row.getString("to_ref")),
                LinkState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private List<Link> all(OrganisationId organisation, String condition, Object... values) {
        var statement =
                jdbc.sql(
                                "select from_ref, role, to_ref, state from link where organisation = ? and "
                                        + condition
                                        + " order by since")
                        .param(organisation.value());
        for (Object value : values) {
            statement = statement.param(value.toString());
        }
        return statement.query((row, _) -> link(row)).list();
    }

    /** One link. */
    public record Link(SourceRef from, Role role, SourceRef to, LinkState state) {}

    /** What became of the record that was linked. */
    public enum LinkState {
        LIVE,
        DRAFT,
        VOIDED,
        GONE,
        ADOPTED;

        /** Whether the record stands in the books. */
        public boolean stands() {
            return this == LIVE || this == ADOPTED;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
