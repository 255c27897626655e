package dev.kontor.hub.organisation;

import static dev.kontor.hub.organisation.OrganisationTable.timestamp;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the table {@code connection}. */
final class ConnectionTable {

    private final JdbcClient jdbc;

    ConnectionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the row what is declared; the token is used only for a row that is new. */
    void declare(
            OrganisationId organisation,
            ConnectionId connection,
            String name,
            Secret newToken,
            Instant now) {
        jdbc.sql(
                        """
                        insert into connection
                            (organisation, vendor, account, name, enabled, ingress_token, created_at, updated_at)
                        values (:organisation, :vendor, :account, :name, true, :token, :now, :now)
                        on conflict (organisation, vendor, account) do update
                        set name = excluded.name, enabled = true, updated_at = excluded.updated_at
                        where not connection.enabled or connection.name <> excluded.name
                        """)
                .param("organisation", organisation.value())
                .param("vendor", connection.vendor())
                .param("account", connection.account())
                .param("name", name)
                .param("token", newToken.reveal())
                .param("now", timestamp(now))
                .update();
    }

    /** Marks a connection as no longer declared; its rows, here and elsewhere, stay. */
    void disable(OrganisationId organisation, ConnectionId connection, Instant now) {
        jdbc.sql(
                        """
                        update connection set enabled = false, updated_at = :now
                        where enabled and organisation = :organisation
                          and vendor = :vendor and account = :account
                        """)
                .param("organisation", organisation.value())
                .param("vendor", connection.vendor())
                .param("account", connection.account())
                .param("now", timestamp(now))
                .update();
    }

    List<Row> enabled() {
        return jdbc.sql(
                        """
                        select organisation, vendor, account, ingress_token,
                               paused_since, paused_de, paused_en
                        from connection where enabled
                        """)
                .query((row, _) -> read(row))
                .list();
    }

    boolean hasLexware(OrganisationId organisation) {
        return jdbc.sql(
                        """
                        select exists (select from connection
                                       where organisation = :organisation and vendor = :vendor)
                        """)
                .param("organisation", organisation.value())
                .param("vendor", LexwareAccount.VENDOR)
                .query(Boolean.class)
                .single();
    }

    void reviveLexware(OrganisationId organisation, Instant now) {
        jdbc.sql(
                        """
                        update connection set enabled = true, updated_at = :now
                        where organisation = :organisation and vendor = :vendor and not enabled
                        """)
                .param("organisation", organisation.value())
                .param("vendor", LexwareAccount.VENDOR)
                .param("now", timestamp(now))
                .update();
    }

    /** Gives the Lexware connection the account that its key was found to open. */
    void nameLexware(OrganisationId organisation, String organizationId, Instant now) {
        jdbc.sql(
                        """
                        update connection set account = :account, updated_at = :now
                        where organisation = :organisation and vendor = :vendor
                          and account = :unconfirmed
                        """)
                .param("organisation", organisation.value())
                .param("vendor", LexwareAccount.VENDOR)
                .param("unconfirmed", LexwareAccount.UNCONFIRMED)
                .param("account", organizationId)
                .param("now", timestamp(now))
                .update();
    }

    /** Pauses; a connection that is paused already keeps its instant and reason. */
    boolean pause(OrganisationId organisation, ConnectionId connection, Words reason, Instant now) {
        return jdbc.sql(
                                """
                                update connection
                                set paused_since = :now, paused_de = :de, paused_en = :en, updated_at = :now
                                where organisation = :organisation and vendor = :vendor
                                  and account = :account and paused_since is null
                                """)
                        .param("organisation", organisation.value())
                        .param("vendor", connection.vendor())
                        .param("account", connection.account())
                        .param("de", reason.de())
                        .param("en", reason.en())
                        .param("now", timestamp(now))
                        .update()
                == 1;
    }

    boolean resume(OrganisationId organisation, ConnectionId connection, Instant now) {
        return jdbc.sql(
                                """
                                update connection
                                set paused_since = null, paused_de = null, paused_en = null, updated_at = :now
                                where organisation = :organisation and vendor = :vendor
                                  and account = :account and paused_since is not null
                                """)
                        .param("organisation", organisation.value())
                        .param("vendor", connection.vendor())
                        .param("account", connection.account())
                        .param("now", timestamp(now))
                        .update()
                == 1;
    }

    private static Row read(ResultSet row) throws SQLException {
        Words reason =
                OrganisationTable.words(row.getString("paused_de"), row.getString("paused_en"));
        return new Row(
                new OrganisationId(row.getString("organisation")),
                new ConnectionId(row.getString("vendor"), row.getString("account")),
                new Secret(row.getString("ingress_token")),
                reason == null
                        ? null
                        : new Pause(row.getTimestamp("paused_since").toInstant(), reason));
    }

    /** What is known of a connection beside its declaration. */
    record Row(
            OrganisationId organisation,
            ConnectionId connection,
            Secret ingressToken,
            @Nullable Pause pause) {}
}
