package dev.kontor.hub.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The pool of connections. It mends itself when the server was away: a dead connection is found
 * when it is borrowed and replaced, and whoever waits does so for ten seconds.
 */
public final class DatabasePool {

    private static final long WAIT_MILLISECONDS = 10_000;
    private static final long CHECK_MILLISECONDS = 2_000;
    private static final long LIFETIME_MILLISECONDS = 1_800_000;

    private DatabasePool() {}

    /** Opens a pool; it connects when it is first used. */
    public static HikariDataSource open(DatabaseLocation location, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kontor");
        config.setJdbcUrl(location.jdbcUrl());
        config.setUsername(location.user());
        config.setPassword(location.password().reveal());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setConnectionTimeout(WAIT_MILLISECONDS);
        config.setValidationTimeout(CHECK_MILLISECONDS);
        config.setMaxLifetime(LIFETIME_MILLISECONDS);
        config.setInitializationFailTimeout(-1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // A frozen process must not hold its locks for longer than the others can wait. Nothing
        // waits
        // inside a transaction, so seconds are plenty.
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '6s'");
        config.addDataSourceProperty("ApplicationName", "kontor");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
