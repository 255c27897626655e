package dev.kontor.hub.database;

import dev.kontor.hub.shared.Secret;

/** Where a database is and as whom to log in; {@code user} owns the tables and is no superuser. */
public record DatabaseLocation(String jdbcUrl, String user, Secret password) {

    public DatabaseLocation {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "'%s' is not a PostgreSQL URL; expected jdbc:postgresql://host:port/database"
                            .formatted(jdbcUrl));
        }
    }
}
