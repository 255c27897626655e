package dev.kontor.hub.organisation;

import static dev.kontor.hub.organisation.OrganisationTable.timestamp;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import java.net.URI;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL on {@code added_organisation} and {@code added_connection}. */
final class AddedTable {

    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    AddedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An organisation as it was added; null for an address: the real one. */
    record OrganisationRow(
            OrganisationId id, String name, @Nullable URI lexwareBase, @Nullable URI viesBase) {}

    /** A connection as it was added. */
    record ConnectionRow(
            OrganisationId organisation,
            ConnectionId id,
            String name,
            Map<String, String> settings) {}

    List<OrganisationRow> organisations() {
        return jdbc.sql(
                        """
                        select organisation, name, lexware_base_url, vies_base_url
                        from added_organisation where enabled order by added_at, organisation
                        """)
                .query((row, _) ->
                        new OrganisationRow(
                                new OrganisationId(row.getString("organisation")),
                                row.getString("name"),
                                uri(row.getString("lexware_base_url")),
                                uri(row.getString("vies_base_url"))))
                .list();
    }

    List<ConnectionRow> connections() {
        return jdbc.sql(
                        """
                        select organisation, vendor, account, name, settings::text as settings
                        from added_connection where enabled order by added_at, vendor, account
                        """)
                .query((row, _) ->
                        new ConnectionRow(
                                new OrganisationId(row.getString("organisation")),
                                new ConnectionId(row.getString("vendor"), row.getString("account")),
                                row.getString("name"),
                                JSON.readValue(row.getString("settings"), SETTINGS)))
                .list();
    }

    void put(OrganisationRow added, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into added_organisation
                            (organisation, name, enabled, lexware_base_url, vies_base_url, added_at, added_by)
                        values (:organisation, :name, true, :lexware, :vies, :now, :by)
                        on conflict (organisation) do update
                        set name = excluded.name, enabled = true, lexware_base_url = excluded.lexware_base_url,
                            vies_base_url = excluded.vies_base_url, added_at = excluded.added_at, added_by = excluded.added_by
                        """)
                .param("organisation", added.id().value())
                .param("name", added.name())
                .param("lexware", text(added.lexwareBase()), Types.VARCHAR)
                .param("vies", text(added.viesBase()), Types.VARCHAR)
                .param("now", timestamp(now))
                .param("by", by)
                .update();
    }

    void put(ConnectionRow added, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into added_connection
                            (organisation, vendor, account, name, enabled, settings, added_at, added_by)
                        values (:organisation, :vendor, :account, :name, true, :settings::jsonb, :now, :by)
                        on conflict (organisation, vendor, account) do update
                        set name = excluded.name, enabled = true, settings = excluded.settings,
                            added_at = case when added_connection.enabled then added_connection.added_at else excluded.added_at end,
                            added_by = excluded.added_by
                        """)
                .param("organisation", added.organisation().value())
                .param("vendor", added.id().vendor())
                .param("account", added.id().account())
                .param("name", added.name())
                .param("settings", JSON.writeValueAsString(added.settings()))
                .param("now", timestamp(now))
                .param("by", by)
                .update();
    }

    /** What kontor.yaml declares is its business from now on. */
    void release(Collection<String> organisations) {
        jdbc.sql("update added_organisation set enabled = false where organisation = any (?)")
                .param(1, organisations.toArray(String[]::new))
                .update();
    }

    void remove(OrganisationId organisation, ConnectionId connection) {
        jdbc.sql(
                        """
                        update added_connection set enabled = false
                        where organisation = ? and vendor = ? and account = ?
                        """)
                .params(organisation.value(), connection.vendor(), connection.account())
                .update();
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }
}
