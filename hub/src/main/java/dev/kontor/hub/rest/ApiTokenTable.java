package dev.kontor.hub.rest;

import dev.kontor.hub.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of {@code api_token}; all of it joins the caller's transaction. */
@Component
class ApiTokenTable {

    private static final String COLUMNS =
            "select organisation, id, name, scopes, created_at, created_by, expires_at, revoked_at, made_by from api_token";

    private final JdbcClient jdbc;

    ApiTokenTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ApiToken token, String hash) {
        jdbc.sql(
                        """
                        insert into api_token
                            (organisation, id, name, token_hash, scopes, created_at, created_by, expires_at, made_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(1, token.organisation().value())
                .param(2, token.id())
                .param(3, token.name())
                .param(4, hash)
                .param(5, token.scopes().stream().map(Scope::key).sorted().toArray(String[]::new))
                .param(6, token.createdAt().atOffset(ZoneOffset.UTC))
                .param(7, token.createdBy())
                .param(8, utc(token.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param(9, token.madeBy(), Types.OTHER)
                .update();
    }

    /** The token with this hash; across organisations, because only it says which one. */
    Optional<ApiToken> byHash(String hash) {
        return jdbc.sql(COLUMNS + " where token_hash = ?")
                .param(hash)
                .query((row, _) -> token(row))
                .optional();
    }

    List<ApiToken> all(OrganisationId organisation) {
        return jdbc.sql(COLUMNS + " where organisation = ? order by created_at, id")
                .param(organisation.value())
                .query((row, _) -> token(row))
                .list();
    }

    /**
     * Ends a token and those that it made, and those that they made; returns which held until now.
     */
    List<UUID> revoke(OrganisationId organisation, UUID id, Instant now) {
        return jdbc.sql(
                        """
                        with recursive family (id) as (
                            select id from api_token where organisation = :organisation and id = :id
                            union
                            select t.id from api_token t join family f on t.made_by = f.id
                            where t.organisation = :organisation
                        )
                        update api_token t set revoked_at = :now from family f
                        where t.organisation = :organisation and t.id = f.id and t.revoked_at is null
                        returning t.id
                        """)
                .param("organisation", organisation.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                new OrganisationId(row.getString("organisation")),
                row.getObject("id", UUID.class),
                row.getString("name"),
                Arrays.stream((Object[]) row.getArray("scopes").getArray())
                        .map(String.class::cast)
                        .flatMap(key -> Scope.ofKey(key).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                row.getObject("made_by", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
