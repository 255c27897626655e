package dev.kontor.hub.books;

import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.shared.Sha256;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.lexware.EventType;
import dev.kontor.lexware.WebhookEvent;
import dev.kontor.lexware.WebhookSignature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What Lexware's webhooks say: a record came into being, changed or is gone. Signed with RSA-SHA512
 * over the body; the time of sending is not signed as such, so a genuine delivery is taken however
 * old it is (lexware-office-api.md 7.8). Thread-safe.
 */
@Component
class LexwareReception {

    /** Before the kind of a record that came into being: if we made it, nobody need read it. */
    static final String NEW = "new-";

    static final Set<EventType> WANTED =
            Set.of(
                    EventType.INVOICE_CREATED,
                    EventType.INVOICE_CHANGED,
                    EventType.INVOICE_DELETED,
                    EventType.INVOICE_STATUS_CHANGED,
                    EventType.CREDIT_NOTE_CREATED,
                    EventType.CREDIT_NOTE_CHANGED,
                    EventType.CREDIT_NOTE_DELETED,
                    EventType.CREDIT_NOTE_STATUS_CHANGED,
                    EventType.CONTACT_CREATED,
                    EventType.CONTACT_CHANGED,
                    EventType.CONTACT_DELETED);
    private static final String CREATED = ".created";

    /**
     * Most of what comes into being we made ourselves, and its outcome is committed a moment after
     * the webhook came; then the signal is withdrawn.
     */
    private static final Duration OWN_OUTCOME = Duration.ofSeconds(3);

    private final Optional<WebhookSignature> signature;
    private final OwnRecords own;

    LexwareReception(BooksProperties properties, OwnRecords own) {
        this.signature = properties.signature();
        this.own = own;
    }

    /** Whether genuine webhooks can be told from others; if not, none are asked for. */
    boolean verifies() {
        return signature.isPresent();
    }

    /** A HEAD comes before each subscription and proves nothing; it is answered and not stored. */
    Reception of(Connection connection, Delivery delivery) {
        if (delivery.method().equals("HEAD") || delivery.method().equals("GET")) {
            return new Reception.Handshake(200, "text/plain", new byte[0]);
        }
        byte[] body = delivery.body();
        if (signature.isEmpty()) {
            return new Reception.Refused(401, "no public key of Lexware is configured");
        }
        if (!signature
                .get()
                .verifies(body, delivery.header(WebhookSignature.HEADER).orElse(null))) {
            return new Reception.Refused(401, "signature does not match");
        }
        String key = Sha256.hex(body);
        Optional<WebhookEvent> event = WebhookEvent.read(body);
        if (event.isEmpty()) {
            return new Reception.Accepted(key, List.of(), "not an event of Lexware");
        }
        if (!String.valueOf(event.get().organizationId())
                .equalsIgnoreCase(connection.id().account())) {
            return new Reception.Accepted(key, List.of(), "an event of another account");
        }
        return new Reception.Accepted(key, hints(connection, event.get()), null);
    }

    private List<SignalHint> hints(Connection connection, WebhookEvent event) {
        Optional<EventType> wanted = event.type().filter(WANTED::contains);
        if (wanted.isEmpty()) {
            return List.of();
        }
        String wire = wanted.get().wire();
        SourceRef record =
                new SourceRef(
                        connection.id(),
                        wire.substring(0, wire.indexOf('.')),
                        String.valueOf(event.resourceId()));
        if (!wire.endsWith(CREATED)) {
            return List.of(SignalHint.of(record));
        }
        return own.contains(connection.organisation(), record)
                ? List.of()
                : List.of(SignalHint.of(news(record)).after(OWN_OUTCOME));
    }

    /** The object that is worked on when a record came into being. */
    static SourceRef news(SourceRef record) {
        return new SourceRef(record.connection(), NEW + record.kind(), record.id());
    }
}
