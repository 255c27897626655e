package dev.kontor.hub.rest;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.AuditTrail;
import dev.kontor.hub.rest.Page.RestError;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tokens of the management API. Their secrets are shown once and never kept. Thread-safe. */
@Component
public class ApiTokens {

    private static final String PREFIX = "kontor_";
    private static final int BYTES = 32;

    private final ApiTokenTable table;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final JsonMapper json;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ApiTokens(
            ApiTokenTable table,
            AuditTrail audit,
            Transactions transactions,
            JsonMapper json,
            InstantSource clock) {
        this.table = table;
        this.audit = audit;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** A new token and its secret, which nobody can read again. */
    public record Made(ApiToken token, Secret secret) {}

    /**
     * Makes a token.
     *
     * @param maker the token that asks for it, which may give no more than it has; null: a person
     *     who may all
     * @throws HubException {@link RestError#SCOPE_MISSING}
     */
    public Made make(
            OrganisationId organisation,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            @Nullable ApiToken maker,
            String by) {
        if (maker != null && !maker.mayMake(scopes, expiresAt)) {
            throw new HubException(
                    RestError.SCOPE_MISSING,
                    "A token makes only tokens with scopes that it has, and that end no later");
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Secret secret =
                new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        ApiToken token =
                new ApiToken(
                        organisation,
                        UUID.randomUUID(),
                        name,
                        scopes,
                        clock.instant(),
                        by,
                        expiresAt,
                        null,
                        maker == null ? null : maker.id());
        transactions.runInOrganisation(
                organisation,
                () -> {
                    table.insert(token, hash(secret.reveal()));
                    audit(token, "token-made", by);
                });
        return new Made(token, secret);
    }

    public List<ApiToken> list(OrganisationId organisation) {
        return transactions.inOrganisation(organisation, () -> table.all(organisation));
    }

    /**
     * Ends a token at once, and with it those that it made, so that nobody keeps with a token what
     * was taken from them with another; false if there is none that holds.
     */
    public boolean revoke(OrganisationId organisation, UUID id, String by) {
        return transactions.inOrganisation(
                organisation,
                () -> {
                    List<UUID> ended = table.revoke(organisation, id, clock.instant());
                    table.all(organisation).stream()
                            .filter(each -> ended.contains(each.id()))
                            .forEach(each -> audit(each, "token-revoked", by));
                    return !ended.isEmpty();
                });
    }

    /** Whose secret this is; empty if nobody's, or if the token does not hold any more. */
    public Optional<ApiToken> holder(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return transactions
                .acrossOrganisations(() -> table.byHash(hash(secret)))
                .filter(token -> token.holds(clock.instant()));
    }

    private void audit(ApiToken token, String kind, String by) {
        audit.append(
                token.organisation(),
                clock.instant(),
                kind,
                "token:" + token.id(),
                json.writeValueAsString(
                        new Entry(
                                token.id(),
                                token.name(),
                                token.scopes().stream().map(Scope::key).sorted().toList(),
                                by)));
    }

    /** What the audit trail keeps. */
    private record Entry(UUID token, String name, List<String> scopes, String by) {}

    private static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
