package dev.kontor.hub.organisation.user;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.shared.HubException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who people are to the identity provider. An identity gives nobody any right: it is linked to
 * somebody who is there already, by themselves while they are signed in, or, for somebody without a
 * password, by their verified e-mail address at the first sign-in. Thread-safe.
 */
@Component
public class Identities {

    private static final Duration LONGEST_JOURNEY = Duration.ofMinutes(10);

    private final UserTable users;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;

    Identities(Transactions transactions, JdbcClient jdbc, InstantSource clock) {
        this.users = new UserTable(jdbc);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An identity: {@code subject} is unique and stays the same below {@code issuer} only. */
    public record Identity(String issuer, String subject) {}

    /**
     * A way to the identity provider and back.
     *
     * @param linksTo whom the identity is to be linked to; null for a sign-in
     */
    public record Journey(
            String state,
            String nonce,
            String codeVerifier,
            String redirectUri,
            @Nullable UUID linksTo) {}

    /** Who signs in with the identity. */
    public Optional<User> find(Identity identity) {
        return transactions.acrossOrganisations(() ->
                jdbc.sql("select user_id from console_identity where issuer = ? and subject = ?")
                        .params(identity.issuer(), identity.subject())
                        .query(UUID.class)
                        .optional()
                        .flatMap(users::find));
    }

    /** Whether somebody has an identity of this issuer. */
    public boolean linked(UUID user, String issuer) {
        return transactions.acrossOrganisations(() ->
                jdbc.sql(
                                "select exists (select from console_identity where user_id = ? and issuer = ?)")
                        .params(user, issuer)
                        .query(Boolean.class)
                        .single());
    }

    /**
     * Somebody who may be known by a verified e-mail address alone: there is no password, and no
     * identity of this issuer yet. An address may be given to somebody else later.
     */
    public Optional<User> unknownYet(String email, String issuer) {
        return transactions.acrossOrganisations(() ->
                users.findByEmail(Users.canonical(email))
                        .filter(user -> !user.disabled())
                        .filter(user -> users.passwordHash(user.id()).isEmpty())
                        .filter(user -> !linked(user.id(), issuer)));
    }

    /**
     * Links an identity to somebody, who has one of an issuer at most.
     *
     * @throws HubException {@link UserError#IDENTITY_TAKEN}, {@link UserError#IDENTITY_LINKED}
     */
    public void link(UUID user, Identity identity) {
        transactions.runAcrossOrganisations(() -> {
            users.lock(user);
            if (linked(user, identity.issuer())
                    && !find(identity).map(User::id).filter(user::equals).isPresent()) {
                throw new HubException(
                        UserError.IDENTITY_LINKED, "Another identity of the provider is linked");
            }
            jdbc.sql(
                            """
                            insert into console_identity (issuer, subject, user_id, linked_at)
                            values (?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(
                            identity.issuer(),
                            identity.subject(),
                            user,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (!find(identity).map(User::id).filter(user::equals).isPresent()) {
                throw new HubException(
                        UserError.IDENTITY_TAKEN, "The identity belongs to somebody else");
            }
        });
    }

    /** Forgets somebody's identities of an issuer; their password counts again. */
    public void unlink(UUID user, String issuer) {
        transactions.runAcrossOrganisations(() -> {
            jdbc.sql("delete from console_identity where user_id = ? and issuer = ?")
                    .params(user, issuer)
                    .update();
            users.passwordOff(user, false);
        });
    }

    /** Whether somebody signs in through the identity provider only. */
    public boolean passwordOff(UUID user) {
        return transactions.acrossOrganisations(() -> users.passwordOff(user));
    }

    /**
     * Switches somebody's sign-in with a password off or on; off only while they are linked.
     *
     * @throws HubException {@link UserError#IDENTITY_UNKNOWN}
     */
    public void passwordOff(UUID user, String issuer, boolean off) {
        transactions.runAcrossOrganisations(() -> {
            if (off && !linked(user, issuer)) {
                throw new HubException(
                        UserError.IDENTITY_UNKNOWN, "Nobody is left who could sign in");
            }
            users.passwordOff(user, off);
        });
    }

    /** Remembers a journey under a handle that only the browser knows. */
    public void begin(String handle, Journey journey) {
        Instant now = clock.instant();
        transactions.runAcrossOrganisations(() -> {
            jdbc.sql("delete from oidc_journey where begun_at < ?")
                    .params(now.minus(LONGEST_JOURNEY).atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql(
                            """
                            insert into oidc_journey
                                (handle_hash, state, nonce, code_verifier, redirect_uri, user_id, begun_at)
                            values (:handle, :state, :nonce, :verifier, :redirect, :user, :now)
                            """)
                    .param("handle", SessionTable.hash(handle))
                    .param("state", journey.state())
                    .param("nonce", journey.nonce())
                    .param("verifier", journey.codeVerifier())
                    .param("redirect", journey.redirectUri())
                    .param("user", journey.linksTo(), java.sql.Types.OTHER)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** Ends a journey; empty if there is none of that handle any more. */
    public Optional<Journey> end(String handle) {
        Instant since = clock.instant().minus(LONGEST_JOURNEY);
        return transactions.acrossOrganisations(() ->
                jdbc.sql(
                                """
                                delete from oidc_journey where handle_hash = ? and begun_at >= ?
                                returning state, nonce, code_verifier, redirect_uri, user_id
                                """)
                        .params(SessionTable.hash(handle), since.atOffset(ZoneOffset.UTC))
                        .query((row, _) ->
                                new Journey(
                                        row.getString("state"),
                                        row.getString("nonce"),
                                        row.getString("code_verifier"),
                                        row.getString("redirect_uri"),
                                        row.getObject("user_id", UUID.class)))
                        .optional());
    }
}
