package dev.kontor.hub.database;

import dev.kontor.hub.shared.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the tables. A transaction (READ COMMITTED) is opened for one organisation and
 * sees and writes the rows of that organisation alone; row-level security in the database enforces
 * it even against wrong SQL, and without a transaction from here nothing is visible at all.
 *
 * <p>Calls nest: the inner call joins the transaction of the same organisation. Another
 * organisation inside is a programming error. An exception rolls back. Thread-safe.
 *
 * <p>Inside a {@linkplain #spanning span}, which stands for one piece of work of one thread, {@link
 * #joined} units are committed together with the unit that follows them; so a piece of work that
 * reads much and writes little costs few transactions (ADR 0014).
 */
@Component
public class Transactions {

    private static final String EVERY_ORGANISATION = "*";

    private final PlatformTransactionManager manager;
    private final TransactionTemplate template;
    private final JdbcClient jdbc;
    private final Semaphore spans;
    private final Object spanKey = new Object();

    /**
     * @param poolSize connections there are; spans leave a quarter of them (at most four) to those
     *     who have somebody waiting: webhooks and people
     */
    public Transactions(
            PlatformTransactionManager transactionManager,
            JdbcClient jdbc,
            @Value("${kontor.database.pool-size}") int poolSize) {
        this.spans = new Semaphore(poolSize - Math.clamp(poolSize / 4, 1, 4), true);
        this.manager = transactionManager;
        // The isolation level is the connection's: Spring would ask the server for it each time.
        this.template = new TransactionTemplate(transactionManager);
        this.jdbc = jdbc;
    }

    /** Runs the work inside a transaction of one organisation and commits. */
    public <T extends @Nullable Object> T inOrganisation(
            OrganisationId organisation, Supplier<? extends T> work) {
        return inScope(organisation.value(), true, work);
    }

    /** As {@link #inOrganisation}, without a result. */
    public void runInOrganisation(OrganisationId organisation, Runnable work) {
        this.<@Nullable Object>inScope(organisation.value(), true, asSupplier(work));
    }

    /**
     * As {@link #inOrganisation}; but inside a span the commit comes later: with the next unit that
     * commits, with {@link #requireNone}, or at the span's end. For reads, and for writes that are
     * worth nothing without what follows: if that fails, they are lost with it.
     */
    public <T extends @Nullable Object> T joined(
            OrganisationId organisation, Supplier<? extends T> work) {
        return inScope(organisation.value(), false, work);
    }

    /** As {@link #joined}, without a result. */
    public void runJoined(OrganisationId organisation, Runnable work) {
        this.<@Nullable Object>inScope(organisation.value(), false, asSupplier(work));
    }

    /**
     * Runs a piece of work for one organisation on this thread, within which {@link #joined} units
     * wait for each other. Commits what waits at the end, also if the work throws; a unit that
     * throws has rolled back what waited before.
     */
    public <T extends @Nullable Object> T spanning(
            OrganisationId organisation, Supplier<? extends T> work) {
        if (span() != null || current() != null) {
            throw new IllegalStateException("A span inside a span or a transaction");
        }
        try (var _ = new Span(organisation.value())) {
            return work.get();
        }
    }

    /**
     * Runs the work inside a transaction that sees all organisations: for claiming work, for
     * configuration and for statistics, never on behalf of a person of one organisation.
     */
    public <T extends @Nullable Object> T acrossOrganisations(Supplier<? extends T> work) {
        return inScope(EVERY_ORGANISATION, true, work);
    }

    /** As {@link #acrossOrganisations}, without a result. */
    public void runAcrossOrganisations(Runnable work) {
        this.<@Nullable Object>inScope(EVERY_ORGANISATION, true, asSupplier(work));
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
     * Commits what waits in this span, and fails if a transaction is open all the same. Remote
     * calls are made outside of transactions: a slow answer would hold a connection and its locks,
     * and a roll-back would forget what was sent. The same goes for waiting.
     *
     * @param deed what is about to be done, for the message
     */
    public void requireNone(String deed) {
        Span span = span();
        if (span != null && current() == null) {
            span.commit();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "%s inside a transaction; commit first, then do it".formatted(deed));
        }
    }

    private <T extends @Nullable Object> T inScope(
            String organisation, boolean commit, Supplier<? extends T> work) {
        Scope outer = current();
        if (outer != null) {
            return nested(outer, organisation, work);
        }
        Span span = span();
        if (span == null) {
            return opened(new Scope(organisation, new ArrayList<>()), work);
        }
        if (!span.organisation.equals(organisation)) {
            span.commit();
            return opened(new Scope(organisation, new ArrayList<>()), work);
        }
        T result = span.run(work);
        if (commit) {
            span.commit();
        }
        return result;
    }

    private <T extends @Nullable Object> T nested(
            Scope outer, String organisation, Supplier<? extends T> work) {
        if (!outer.organisation().equals(organisation)) {
            throw new IllegalStateException(
                    "A transaction for organisation '%s' inside one for '%s'; end the outer one first"
                            .formatted(organisation, outer.organisation()));
        }
        return template.execute(_ -> work.get());
    }

    private <T extends @Nullable Object> T opened(Scope scope, Supplier<? extends T> work) {
        requireNoForeign();
        T result =
                template.execute(_ -> {
                    see(scope.organisation());
                    return within(scope, work);
                });
        scope.afterCommit().forEach(Runnable::run);
        return result;
    }

    private static void requireNoForeign() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A transaction was opened past Transactions; open it here, so that it sees one"
                            + " organisation only");
        }
    }

    private void see(String organisation) {
        jdbc.sql("select set_config('kontor.organisation', ?, true)")
                .param(organisation)
                .query(String.class)
                .single();
    }

    private <T extends @Nullable Object> T within(Scope scope, Supplier<? extends T> work) {
        TransactionSynchronizationManager.bindResource(this, scope);
        try {
            return work.get();
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    private @Nullable Scope current() {
        return (Scope) TransactionSynchronizationManager.getResource(this);
    }

    private @Nullable Span span() {
        return (Span) TransactionSynchronizationManager.getResource(spanKey);
    }

    private static Supplier<@Nullable Object> asSupplier(Runnable work) {
        return () -> {
            work.run();
            return null;
        };
    }

    /** What the open transaction sees, and what waits for its commit. */
    private record Scope(String organisation, List<Runnable> afterCommit) {}

    /** A piece of work and the transaction that it may have open between its units. */
    private final class Span implements AutoCloseable {

        private final String organisation;
        private @Nullable TransactionStatus open;
        private Scope scope;

        Span(String organisation) {
            this.organisation = organisation;
            this.scope = new Scope(organisation, new ArrayList<>());
            TransactionSynchronizationManager.bindResource(spanKey, this);
        }

        <T extends @Nullable Object> T run(Supplier<? extends T> work) {
            boolean completed = false;
            try {
                if (open == null) {
                    begin();
                }
                T result = within(scope, work);
                completed = true;
                return result;
            } finally {
                if (!completed) {
                    rollBack();
                }
            }
        }

        private void begin() {
            requireNoForeign();
            scope = new Scope(organisation, new ArrayList<>());
            spans.acquireUninterruptibly();
            try {
                open = manager.getTransaction(template);
            } finally {
                if (open == null) {
                    spans.release();
                }
            }
            see(organisation);
        }

        void commit() {
            TransactionStatus status = open;
            if (status != null) {
                end(() -> manager.commit(status));
                scope.afterCommit().forEach(Runnable::run);
            }
        }

        /** Also after a failure: what the units before it found out is kept. */
        @Override
        public void close() {
            try {
                commit();
            } finally {
                TransactionSynchronizationManager.unbindResource(spanKey);
            }
        }

        private void rollBack() {
            TransactionStatus status = open;
            if (status != null) {
                end(() -> manager.rollback(status));
            }
        }

        private void end(Runnable ending) {
            open = null;
            try {
                ending.run();
            } finally {
                spans.release();
            }
        }
    }
}
