package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code invitation}; across organisations. */
final class InvitationTable {

    private static final String FIELDS = "organisation, email, name, role, invited_by, expires_at";

    private final JdbcClient jdbc;

    InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces one of the same address. */
    void put(Invitation invitation, byte[] tokenHash, Instant now) {
        jdbc.sql(
                        """
                        insert into invitation
                            (organisation, email, token_hash, name, role, invited_by, made_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (organisation, email) do update
                        set token_hash = excluded.token_hash, name = excluded.name, role = excluded.role,
                            invited_by = excluded.invited_by, made_at = excluded.made_at,
                            expires_at = excluded.expires_at
                        """)
                .params(
                        invitation.organisation().value(),
                        invitation.email(),
                        tokenHash,
                        invitation.name(),
                        invitation.role().key(),
                        invitation.invitedBy(),
                        now.atOffset(ZoneOffset.UTC),
                        invitation.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Invitation> open(OrganisationId organisation, Instant now) {
        return jdbc.sql(
                        "select "
                                + FIELDS
                                + " from invitation where organisation = ? and expires_at > ? order by name, email")
                .params(organisation.value(), now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row))
                .list();
    }

    Optional<Invitation> find(byte[] tokenHash, Instant now) {
        return jdbc.sql(
                        "select "
                                + FIELDS
                                + " from invitation where token_hash = ? and expires_at > ?")
                .params(tokenHash, now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row))
                .optional();
    }

    /** Takes an invitation away for the one who accepts it. */
    Optional<Invitation> take(byte[] tokenHash, Instant now) {
        return jdbc.sql(
                        "delete from invitation where token_hash = ? and expires_at > ? returning "
                                + FIELDS)
                .params(tokenHash, now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row))
                .optional();
    }

    boolean remove(OrganisationId organisation, String email) {
        return jdbc.sql("delete from invitation where organisation = ? and email = ?")
                        .params(organisation.value(), email)
                        .update()
                == 1;
    }

    void forget(Instant expiredBefore) {
        jdbc.sql("delete from invitation where expires_at < ?")
                .params(expiredBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Invitation read(ResultSet row) throws SQLException {
        return new Invitation(
                new OrganisationId(row.getString("organisation")),
                row.getString("email"),
                row.getString("name"),
                Role.ofKey(row.getString("role")).orElseThrow(),
                row.getString("invited_by"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
