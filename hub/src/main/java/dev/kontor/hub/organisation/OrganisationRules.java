package dev.kontor.hub.organisation;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people set for an organisation where kontor.yaml says nothing: the closed period, and how
 * long personal data is kept. Holds on this node after the commit, on others within two seconds.
 * Writing it down is the caller's. Thread-safe.
 */
public final class OrganisationRules {

    private static final int FEWEST_DELIVERY_DAYS = 7;
    private static final int FEWEST_SNAPSHOT_DAYS = 30;
    private static final int MOST_DAYS = 3_650;

    private final Configuration configuration;
    private final Organisations organisations;
    private final RuleTable table;
    private final Transactions transactions;
    private final InstantSource clock;

    OrganisationRules(
            Configuration configuration,
            Organisations organisations,
            Transactions transactions,
            JdbcClient jdbc,
            InstantSource clock) {
        this.configuration = configuration;
        this.organisations = organisations;
        this.table = new RuleTable(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether kontor.yaml says what the closed period is, so that people cannot. */
    public boolean periodDeclared(OrganisationId organisation) {
        return configuration
                .organisation(organisation)
                .filter(each -> each.settings().closedUntil() != null)
                .isPresent();
    }

    /**
     * Closes the period up to a day, or opens it. Opening what was closed needs a reason. Joins a
     * transaction of the organisation.
     *
     * @param until the last closed day, before today; null: nothing is closed
     * @return what was closed before; empty for nothing
     * @throws HubException {@link OrganisationError#PERIOD_DECLARED}, {@link
     *     OrganisationError#PERIOD_NOT_OVER}, {@link OrganisationError#PERIOD_OPENED} without a
     *     reason
     */
    public Optional<LocalDate> closeUntil(
            OrganisationId organisation, @Nullable LocalDate until, String reason, String by) {
        if (periodDeclared(organisation)) {
            throw OrganisationError.periodDeclared(organisation);
        }
        LocalDate today =
                LocalDate.ofInstant(
                        clock.instant(), organisations.get(organisation).settings().zone());
        if (until != null && !until.isBefore(today)) {
            throw OrganisationError.periodNotOver(until, today);
        }
        return transactions.inOrganisation(
                organisation,
                () -> {
                    table.lock(organisation, by, clock.instant());
                    LocalDate before = table.find(organisation).closedUntil();
                    boolean opened = before != null && (until == null || until.isBefore(before));
                    if (opened && reason.isBlank()) {
                        throw OrganisationError.periodOpened(before, until);
                    }
                    table.closeUntil(organisation, until, by, clock.instant());
                    transactions.afterCommit(organisations::refresh);
                    return Optional.ofNullable(before);
                });
    }

    /**
     * Says how long is kept what holds personal data. Joins a transaction of the organisation.
     *
     * @throws HubException {@link OrganisationError#RETENTION_WRONG}
     */
    public void retain(OrganisationId organisation, RetentionSettings retention, String by) {
        check("deliveries", retention.deliveryDays(), FEWEST_DELIVERY_DAYS);
        check("source objects", retention.snapshotDays(), FEWEST_SNAPSHOT_DAYS);
        transactions.runInOrganisation(
                organisation,
                () -> {
                    table.lock(organisation, by, clock.instant());
                    table.retain(organisation, retention, by, clock.instant());
                    transactions.afterCommit(organisations::refresh);
                });
    }

    private static void check(String what, @Nullable Integer days, int fewest) {
        if (days != null && (days < fewest || days > MOST_DAYS)) {
            throw OrganisationError.retentionWrong(what, days, fewest, MOST_DAYS);
        }
    }
}
