package dev.kontor.hub.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code idempotency_key}; all of it joins the caller's transaction. */
@Component
class IdempotencyTable {

    private final JdbcClient jdbc;

    IdempotencyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of a call.
     *
     * @param status null while the first one is under way
     */
    record Kept(
            String requestHash,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String body,
            Instant createdAt) {}

    /** Takes the key for this call; false if it is taken. */
    boolean take(String caller, String key, String requestHash, Instant now) {
        return jdbc.sql(
                                """
                                insert into idempotency_key (caller, key, request_hash, created_at)
                                values (?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(caller, key, requestHash, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Kept> find(String caller, String key) {
        return jdbc.sql(
                        """
                        select request_hash, status, content_type, body, created_at from idempotency_key
                        where caller = ? and key = ?
                        """)
                .params(caller, key)
                .query((row, _) ->
                        new Kept(
                                row.getString("request_hash"),
                                row.getObject("status", Integer.class),
                                row.getString("content_type"),
                                row.getString("body"),
                                row.getObject("created_at", java.time.OffsetDateTime.class)
                                        .toInstant()))
                .optional();
    }

    void answer(String caller, String key, int status, @Nullable String contentType, String body) {
        jdbc.sql(
                        """
                        update idempotency_key set status = :status, content_type = :type, body = :body
                        where caller = :caller and key = :key
                        """)
                .param("status", status)
                .param("type", contentType, java.sql.Types.VARCHAR)
                .param("body", body)
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    void release(String caller, String key) {
        jdbc.sql("delete from idempotency_key where caller = ? and key = ?")
                .params(caller, key)
                .update();
    }

    int deleteBefore(Instant then) {
        return jdbc.sql("delete from idempotency_key where created_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }
}
