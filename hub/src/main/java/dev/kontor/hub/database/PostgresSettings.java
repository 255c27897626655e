package dev.kontor.hub.database;

/** The configuration files of the embedded server. */
final class PostgresSettings {

    /** Nobody without a password, nobody from elsewhere, no sockets in shared folders. */
    static final String ACCESS =
            """
            # Written by Kontor: loopback only, passwords only.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    /** What differs from the defaults. Durability is the default; it is named to be seen. */
    static final String SERVER =
            """
            # Written by Kontor.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 200

            fsync = on
            synchronous_commit = on
            full_page_writes = on

            shared_buffers = 128MB
            dynamic_shared_memory_type = posix
            max_wal_size = 1GB
            jit = off
            io_method = sync

            datestyle = 'iso, dmy'
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] %u@%d '
            log_checkpoints = off
            lc_messages = 'C'
            lc_monetary = 'C'
            lc_numeric = 'C'
            lc_time = 'C'
            default_text_search_config = 'pg_catalog.german'
            """;

    private PostgresSettings() {}
}
