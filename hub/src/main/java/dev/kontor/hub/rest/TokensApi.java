package dev.kontor.hub.rest;

import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of this API. */
@RestController
@RequestMapping("/api/organisations/{organisation}/tokens")
class TokensApi {

    private final ApiTokens tokens;
    private final Organisations organisations;

    TokensApi(ApiTokens tokens, Organisations organisations) {
        this.tokens = tokens;
        this.organisations = organisations;
    }

    /**
     * @param expiresAt null: never
     */
    record TokenRequest(
            @Nullable String name, @Nullable List<String> scopes, @Nullable Instant expiresAt) {}

    /**
     * @param secret shown once, when the token is made
     */
    record TokenView(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String secret) {

        static TokenView of(ApiToken token, @Nullable String secret) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.scopes().stream().map(Scope::key).sorted().toList(),
                    token.createdAt(),
                    token.createdBy(),
                    token.expiresAt(),
                    token.revokedAt(),
                    secret);
        }
    }

    @Needs(Scope.TOKENS)
    @GetMapping
    Page<TokenView> list(@PathVariable String organisation) {
        List<TokenView> all =
                tokens.list(known(organisation)).stream()
                        .map(token -> TokenView.of(token, null))
                        .toList();
        return new Page<>(all.size(), 0, all);
    }

    @Needs(Scope.TOKENS)
    @AnswersOnce
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenView make(
            @PathVariable String organisation,
            @RequestBody TokenRequest request,
            Authentication caller) {
        ApiTokens.Made made =
                tokens.make(
                        known(organisation),
                        Asked.text("name", request.name()),
                        scopes(request.scopes()),
                        request.expiresAt(),
                        TokenFilter.token(caller).orElse(null),
                        caller.getName());
        return TokenView.of(made.token(), made.secret().reveal());
    }

    @Needs(Scope.TOKENS)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String organisation, @PathVariable UUID id, Principal caller) {
        if (!tokens.revoke(known(organisation), id, caller.getName())) {
            throw new HubException(
                    Page.RestError.TOKEN_UNKNOWN,
                    "There is no token %s that holds in this organisation".formatted(id));
        }
    }

    private static Set<Scope> scopes(@Nullable List<String> keys) {
        if (keys == null || keys.isEmpty()) {
            throw Asked.wrong("The request needs a list 'scopes' of " + possible());
        }
        return keys.stream()
                .map(key ->
                        Scope.ofKey(key)
                                .orElseThrow(() ->
                                        Asked.wrong(
                                                "There is no scope '%s'; possible: %s"
                                                        .formatted(key, possible()))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String possible() {
        return Arrays.stream(Scope.values()).map(Scope::key).collect(Collectors.joining(", "));
    }

    private OrganisationId known(String organisation) {
        return Known.organisation(organisations, organisation);
    }
}
