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

    /**
     * Takes the key of a call that was begun before that instant and never answered, if it is the
     * same call; of several at a time one gets it.
     */
    boolean takeOver(
            String caller, String key, String requestHash, Instant begunBefore, Instant now) {
        return jdbc.sql(
                                """
                                update idempotency_key set created_at = :now
                                where caller = :caller and key = :key and request_hash = :hash
                                  and status is null and created_at < :before
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("caller", caller)
                        .param("key", key)
                        .param("hash", requestHash)
                        .param("before", begunBefore.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Keeps an answer, if the key is still that of the call that took it at that instant. */
    void answer(
            String caller,
            String key,
            Instant takenAt,
            int status,
            @Nullable String contentType,
            String body) {
        jdbc.sql(
                        """
                        update idempotency_key set status = :status, content_type = :type, body = :body
                        where caller = :caller and key = :key and created_at = :taken
                        """)
                .param("status", status)
                .param("type", contentType, java.sql.Types.VARCHAR)
                .param("body", body)
                .param("caller", caller)
                .param("key", key)
                .param("taken", takenAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void release(String caller, String key, Instant takenAt) {
        jdbc.sql("delete from idempotency_key where caller = ? and key = ? and created_at = ?")
                .params(caller, key, takenAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    int deleteBefore(Instant then) {
        return jdbc.sql("delete from idempotency_key where created_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }
}
