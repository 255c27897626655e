package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL on the table {@code organisation}. Inside a transaction across organisations. */
final class OrganisationTable {

    private final JdbcClient jdbc;

    OrganisationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the row what is declared; a row that is that already stays untouched. */
    void declare(Wanted declared, Instant now) {
        jdbc.sql(
                        """
                        insert into organisation (organisation, name, enabled, created_at, updated_at)
                        values (:organisation, :name, true, :now, :now)
                        on conflict (organisation) do update
                        set name = excluded.name, enabled = true, updated_at = excluded.updated_at
                        where not organisation.enabled or organisation.name <> excluded.name
                        """)
                .param("organisation", declared.id().value())
                .param("name", declared.name())
                .param("now", timestamp(now))
                .update();
    }

    void disableAllBut(Set<String> declared, Instant now) {
        jdbc.sql(
                        """
                        update organisation set enabled = false, updated_at = :now
                        where enabled and not organisation = any(:declared)
                        """)
                .param("declared", declared.toArray(String[]::new))
                .param("now", timestamp(now))
                .update();
    }

    /** All ids there ever were. */
    List<String> names() {
        return jdbc.sql("select organisation from organisation")
                .query((row, _) -> row.getString("organisation"))
                .list();
    }

    List<Row> enabled() {
        return jdbc.sql(
                        """
                        select organisation, lexware_organization_id, stopped_de, stopped_en,
                               closed_until, delivery_days, snapshot_days
                        from organisation left join organisation_rule using (organisation) where enabled
                        """)
                .query((row, _) ->
                        new Row(
                                new OrganisationId(row.getString("organisation")),
                                row.getString("lexware_organization_id"),
                                words(row.getString("stopped_de"), row.getString("stopped_en")),
                                RuleTable.Stored.of(row)))
                .list();
    }

    /** Lets one transaction at a time declare organisations or give them accounts. */
    void lockTable() {
        jdbc.sql("lock table organisation in share row exclusive mode").update();
    }

    /** The account known for the organisation. */
    Optional<String> account(OrganisationId organisation) {
        return jdbc.sql(
                        """
                        select coalesce(lexware_organization_id, '') from organisation
                        where organisation = :organisation
                        """)
                .param("organisation", organisation.value())
                .query(String.class)
                .optional()
                .filter(known -> !known.isEmpty());
    }

    /** The organisation, enabled or not, that is this Lexware account. */
    Optional<OrganisationId> ofAccount(String organizationId) {
        return jdbc.sql(
                        "select organisation from organisation where lexware_organization_id = :account")
                .param("account", organizationId)
                .query(String.class)
                .optional()
                .map(OrganisationId::new);
    }

    void rememberAccount(OrganisationId organisation, String organizationId, Instant now) {
        jdbc.sql(
                        """
                        update organisation set lexware_organization_id = :account, updated_at = :now
                        where organisation = :organisation
                        """)
                .param("organisation", organisation.value())
                .param("account", organizationId)
                .param("now", timestamp(now))
                .update();
    }

    /** Stops writing with a reason, or allows it again with null. */
    void stop(OrganisationId organisation, @Nullable Words reason, Instant now) {
        jdbc.sql(
                        """
                        update organisation set stopped_de = :de, stopped_en = :en, updated_at = :now
                        where organisation = :organisation and stopped_de is distinct from :de
                        """)
                .param("organisation", organisation.value())
                .param("de", reason == null ? null : reason.de(), java.sql.Types.VARCHAR)
                .param("en", reason == null ? null : reason.en(), java.sql.Types.VARCHAR)
                .param("now", timestamp(now))
                .update();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Words words(@Nullable String de, @Nullable String en) {
        return de == null || en == null ? null : new Words(de, en);
    }

    /** An organisation that is to be there. */
    record Wanted(OrganisationId id, String name) {}

    /** What is known of an organisation beside its declaration. */
    record Row(
            OrganisationId id,
            @Nullable String organizationId,
            @Nullable Words stopped,
            RuleTable.Stored rules) {}
}
