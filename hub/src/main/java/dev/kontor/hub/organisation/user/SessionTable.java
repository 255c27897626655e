package dev.kontor.hub.organisation.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code console_session} and {@code sign_in_failure}. */
final class SessionTable {

    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the database keeps of a session's token: enough to know it, not enough to use it. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void begin(byte[] tokenHash, UUID user, Instant now) {
        jdbc.sql("insert into console_session values (?, ?, ?, ?)")
                .params(tokenHash, user, now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Written at most once a minute. */
    void used(byte[] tokenHash, Instant now) {
        jdbc.sql("update console_session set used_at = ? where token_hash = ? and used_at < ?")
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        tokenHash,
                        now.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(byte[] tokenHash) {
        jdbc.sql("delete from console_session where token_hash = ?").params(tokenHash).update();
    }

    void endAll(UUID user) {
        jdbc.sql("delete from console_session where user_id = ?").params(user).update();
    }

    void endOthers(UUID user, byte[] kept) {
        jdbc.sql("delete from console_session where user_id = ? and token_hash <> ?")
                .params(user, kept)
                .update();
    }

    void forget(Instant usedBefore, Instant failedBefore) {
        jdbc.sql("delete from console_session where used_at < ?")
                .params(usedBefore.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from sign_in_failure where since < ?")
                .params(failedBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts an attempt of somebody or from somewhere; returns how many there were since then. */
    int attempt(String who, Instant now, Instant since) {
        return jdbc.sql(
                        """
                        insert into sign_in_failure as f (who, failures, since) values (:who, 1, :now)
                        on conflict (who) do update
                        set failures = case when f.since < :since then 1 else f.failures + 1 end,
                            since = case when f.since < :since then excluded.since else f.since end
                        returning failures
                        """)
                .param("who", who)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** When the counting began that somebody is in; null if there is none. */
    @Nullable Instant since(String who) {
        return jdbc.sql("select since from sign_in_failure where who = ?")
                .params(who)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    void forgive(String who) {
        jdbc.sql("delete from sign_in_failure where who = ?").params(who).update();
    }
}
