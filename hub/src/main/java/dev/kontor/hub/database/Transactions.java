package dev.kontor.hub.database;

import dev.kontor.hub.shared.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the tables. A transaction (READ COMMITTED) is opened for one organisation and
 * sees and writes the rows of that organisation alone; row-level security in the database enforces
 * it even against wrong SQL, and without a transaction from here nothing is visible at all.
 *
 * <p>Calls nest: the inner call joins the transaction of the same organisation. Another
 * organisation inside is a programming error. An exception rolls back. Thread-safe.
 */
@Component
public class Transactions {

    private static final String EVERY_ORGANISATION = "*";

    private final TransactionTemplate template;
    private final JdbcClient jdbc;

    public Transactions(PlatformTransactionManager transactionManager, JdbcClient jdbc) {
        this.template = new TransactionTemplate(transactionManager);
        this.template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.jdbc = jdbc;
    }

    /** Runs the work inside a transaction of one organisation and commits. */
    public <T extends @Nullable Object> T inOrganisation(
            OrganisationId organisation, Supplier<? extends T> work) {
        return inScope(organisation.value(), work);
    }

    /** As {@link #inOrganisation}, without a result. */
    public void runInOrganisation(OrganisationId organisation, Runnable work) {
        this.<@Nullable Object>inScope(organisation.value(), asSupplier(work));
    }

    /**
     * Runs the work inside a transaction that sees all organisations: for claiming work, for
     * configuration and for statistics, never on behalf of a person of one organisation.
     */
    public <T extends @Nullable Object> T acrossOrganisations(Supplier<? extends T> work) {
        return inScope(EVERY_ORGANISATION, work);
    }

    /** As {@link #acrossOrganisations}, without a result. */
    public void runAcrossOrganisations(Runnable work) {
        this.<@Nullable Object>inScope(EVERY_ORGANISATION, asSupplier(work));
    }

    /**
     * Runs the action once the current transaction has committed and is over, never if it rolls
     * back; at once if there is none. For waking others and for caches: what it throws reaches the
     * caller of the transaction but cannot undo the commit. It may open a transaction itself.
     */
    public void afterCommit(Runnable action) {
        Scope scope = current();
        if (scope == null) {
            action.run();
        } else {
            scope.afterCommit().add(action);
        }
    }

    /**
     * Fails if a transaction is open. Remote calls are made outside of transactions: a slow answer
     * would hold a connection and its locks, and a roll-back would forget what was sent.
     *
     * @param deed what is about to be done, for the message
     */
    public void requireNone(String deed) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "%s inside a transaction; commit first, then do it".formatted(deed));
        }
    }

    private <T extends @Nullable Object> T inScope(
            String organisation, Supplier<? extends T> work) {
        Scope outer = current();
        if (outer == null) {
            return opened(new Scope(organisation, new ArrayList<>()), work);
        }
        if (!outer.organisation().equals(organisation)) {
            throw new IllegalStateException(
                    "A transaction for organisation '%s' inside one for '%s'; end the outer one first"
                            .formatted(organisation, outer.organisation()));
        }
        return template.execute(_ -> work.get());
    }

    private <T extends @Nullable Object> T opened(Scope scope, Supplier<? extends T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A transaction was opened past Transactions; open it here, so that it sees one"
                            + " organisation only");
        }
        T result =
                template.execute(_ -> {
                    TransactionSynchronizationManager.bindResource(this, scope);
                    try {
                        jdbc.sql("select set_config('kontor.organisation', ?, true)")
                                .param(scope.organisation())
                                .query(String.class)
                                .single();
                        return work.get();
                    } finally {
                        TransactionSynchronizationManager.unbindResource(this);
                    }
                });
        scope.afterCommit().forEach(Runnable::run);
        return result;
    }

    private @Nullable Scope current() {
        return (Scope) TransactionSynchronizationManager.getResource(this);
    }

    private static Supplier<@Nullable Object> asSupplier(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    /** What the open transaction sees, and what waits for its commit. */
    private record Scope(String organisation, List<Runnable> afterCommit) {}
}
