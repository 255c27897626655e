package dev.kontor.hub.organisation.user;

import dev.kontor.hub.shared.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of {@code console_user} and {@code membership}; across organisations. */
final class UserTable {

    private static final String COLUMNS =
            """
            select u.id, u.email, u.name, u.administrator, u.language, u.theme, u.disabled_at is not null as disabled,
                   (select string_agg(m.organisation || ' ' || m.role, ',') from membership m where m.user_id = u.id) as roles
            from console_user u
            """;

    private final JdbcClient jdbc;

    UserTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<User> all() {
        return jdbc.sql(COLUMNS + " order by u.name, u.email").query((row, _) -> read(row)).list();
    }

    Optional<User> find(UUID id) {
        return jdbc.sql(COLUMNS + " where u.id = ?")
                .params(id)
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<User> findByEmail(String email) {
        return jdbc.sql(COLUMNS + " where u.email = ?")
                .params(email)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Whose session this is, if it was used since then and begun since that other instant. */
    Optional<User> ofSession(byte[] tokenHash, Instant usedSince, Instant begunSince) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                 join console_session s on s.user_id = u.id
                                where s.token_hash = ? and s.used_at > ? and s.begun_at > ? and u.disabled_at is null
                                """)
                .params(
                        tokenHash,
                        usedSince.atOffset(ZoneOffset.UTC),
                        begunSince.atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row))
                .optional();
    }

    boolean passwordOff(UUID id) {
        return jdbc.sql("select password_off from console_user where id = ?")
                .params(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void passwordOff(UUID id, boolean off) {
        jdbc.sql("update console_user set password_off = ? where id = ?").params(off, id).update();
    }

    Optional<String> passwordHash(UUID id) {
        return jdbc.sql("select coalesce(password_hash, '') from console_user where id = ?")
                .params(id)
                .query(String.class)
                .optional()
                .filter(hash -> !hash.isEmpty());
    }

    /** How many administrators may sign in. */
    long administrators() {
        return jdbc.sql(
                        "select count(*) from console_user where administrator and disabled_at is null")
                .query(Long.class)
                .single();
    }

    /** Lets one transaction at a time change what belongs to somebody. */
    void lock(UUID id) {
        var _ =
                jdbc.sql("select id from console_user where id = ? for update")
                        .params(id)
                        .query(UUID.class)
                        .optional();
    }

    /** Lets one transaction at a time change who the administrators are. */
    void lock() {
        jdbc.sql("lock table console_user in share row exclusive mode").update();
    }

    /** False if there is somebody with this e-mail address already. */
    boolean insert(User user, @Nullable String passwordHash, Instant now) {
        return jdbc.sql(
                                """
                                insert into console_user (id, email, name, password_hash, administrator, language, theme, created_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (email) do nothing
                                """)
                        .param(1, user.id())
                        .param(2, user.email())
                        .param(3, user.name())
                        .param(4, passwordHash, Types.VARCHAR)
                        .param(5, user.administrator())
                        .param(6, user.language())
                        .param(7, user.theme())
                        .param(8, now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void password(UUID id, String hash) {
        jdbc.sql("update console_user set password_hash = ? where id = ?")
                .params(hash, id)
                .update();
    }

    void preferences(UUID id, String language, String theme) {
        jdbc.sql("update console_user set language = ?, theme = ? where id = ?")
                .params(language, theme, id)
                .update();
    }

    void disabled(UUID id, @Nullable Instant at) {
        jdbc.sql("update console_user set disabled_at = ? where id = ?")
                .param(
                        1,
                        at == null ? null : at.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(2, id)
                .update();
    }

    void grant(OrganisationId organisation, UUID user, Role role, Instant now) {
        jdbc.sql(
                        """
                        insert into membership (organisation, user_id, role, since) values (?, ?, ?, ?)
                        on conflict (organisation, user_id) do update set role = excluded.role, since = excluded.since
                        """)
                .params(organisation.value(), user, role.key(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void revoke(OrganisationId organisation, UUID user) {
        jdbc.sql("delete from membership where organisation = ? and user_id = ?")
                .params(organisation.value(), user)
                .update();
    }

    private static User read(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getBoolean("administrator"),
                row.getString("language"),
                row.getString("theme"),
                row.getBoolean("disabled"),
                roles(row.getString("roles")));
    }

    private static Map<OrganisationId, Role> roles(@Nullable String joined) {
        Map<OrganisationId, Role> roles = new LinkedHashMap<>();
        if (joined != null) {
            for (String each : joined.split(",", -1)) {
                int blank = each.indexOf(' ');
                Role.ofKey(each.substring(blank + 1))
                        .ifPresent(role ->
                                roles.put(new OrganisationId(each.substring(0, blank)), role));
            }
        }
        return roles;
    }
}
