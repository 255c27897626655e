package dev.kontor.hub.organisation;

import dev.kontor.hub.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code organisation_rule}; joins the caller's transaction. */
final class RuleTable {

    private final JdbcClient jdbc;

    RuleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What people set; nothing is null. */
    record Stored(@Nullable LocalDate closedUntil, RetentionSettings retention) {

        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getObject("closed_until", LocalDate.class),
                    new RetentionSettings(
                            row.getObject("delivery_days", Integer.class),
                            row.getObject("snapshot_days", Integer.class)));
        }

        /** What kontor.yaml says goes before. */
        OrganisationSettings beside(OrganisationSettings declared) {
            return new OrganisationSettings(
                    declared.closedUntil() == null ? closedUntil : declared.closedUntil(),
                    declared.contacts(),
                    declared.language(),
                    declared.zone(),
                    declared.vat(),
                    declared.approvals(),
                    declared.digest(),
                    retention);
        }
    }

    /** Makes the row if there is none, and holds it until the end of the transaction. */
    void lock(OrganisationId organisation, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into organisation_rule (organisation, changed_at, changed_by) values (?, ?, ?)
                        on conflict (organisation) do update set changed_by = organisation_rule.changed_by
                        """)
                .params(organisation.value(), OrganisationTable.timestamp(now), by)
                .update();
    }

    Stored find(OrganisationId organisation) {
        return jdbc.sql(
                        "select closed_until, delivery_days, snapshot_days from organisation_rule where organisation = ?")
                .param(organisation.value())
                .query((row, _) -> Stored.of(row))
                .single();
    }

    void closeUntil(
            OrganisationId organisation, @Nullable LocalDate until, String by, Instant now) {
        jdbc.sql(
                        "update organisation_rule set closed_until = ?, changed_by = ?, changed_at = ? where organisation = ?")
                .param(1, until, Types.DATE)
                .param(2, by)
                .param(3, OrganisationTable.timestamp(now))
                .param(4, organisation.value())
                .update();
    }

    void retain(OrganisationId organisation, RetentionSettings retention, String by, Instant now) {
        jdbc.sql(
                        """
                        update organisation_rule set delivery_days = ?, snapshot_days = ?, changed_by = ?, changed_at = ?
                        where organisation = ?
                        """)
                .param(1, retention.deliveryDays(), Types.INTEGER)
                .param(2, retention.snapshotDays(), Types.INTEGER)
                .param(3, by)
                .param(4, OrganisationTable.timestamp(now))
                .param(5, organisation.value())
                .update();
    }
}
