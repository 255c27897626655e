package dev.kontor.hub.books;

import dev.kontor.lexware.WebhookSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Lexware is spoken to.
 *
 * @param connectTimeout until a connection stands
 * @param requestTimeout until an answer is complete; its gateway gives up after 30 s
 *     (lexware-office-api.md 3)
 * @param indexEvery how often voucherlist is read while numbers or doubts wait for it
 * @param contactUsable how long after its creation a contact is left alone, because Lexware may not
 *     know it yet (lexware-office-api.md 3, propagation delay)
 * @param contactPass how often all contacts are read again
 * @param webhookKey file with the public key (PEM) that verifies Lexware's webhooks, as linked from
 *     its documentation; without one its deliveries are refused and none are subscribed to
 */
@ConfigurationProperties("kontor.books")
record BooksProperties(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("35s") Duration requestTimeout,
        @DefaultValue("10s") Duration indexEvery,
        @DefaultValue("2s") Duration contactUsable,
        @DefaultValue("24h") Duration contactPass,
        @Nullable Path webhookKey) {

    /**
     * The check of Lexware's signatures.
     *
     * @throws IllegalArgumentException if the file cannot be read or holds no RSA public key
     */
    Optional<WebhookSignature> signature() {
        if (webhookKey == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(WebhookSignature.ofPem(Files.readString(webhookKey)));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "kontor.books.webhook-key: cannot read %s; give the file with the public key from"
                                    .formatted(webhookKey)
                            + " Lexware's documentation",
                    unreadable);
        }
    }
}
