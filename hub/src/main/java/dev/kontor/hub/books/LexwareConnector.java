package dev.kontor.hub.books;

import dev.kontor.hub.connector.Annotation;
import dev.kontor.hub.connector.Connector;
import dev.kontor.hub.connector.Delivery;
import dev.kontor.hub.connector.Inspection;
import dev.kontor.hub.connector.Reception;
import dev.kontor.hub.connector.SignalHint;
import dev.kontor.hub.connector.Snapshot;
import dev.kontor.hub.connector.SweepPage;
import dev.kontor.hub.connector.WriteAnswer;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.EventSubscription;
import dev.kontor.lexware.EventType;
import dev.kontor.lexware.WebhookEvent;
import dev.kontor.lexware.WebhookSignature;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lexware as a connection that news comes from: its webhooks say that a person (or we) changed a
 * document or a contact. Signed with RSA-SHA512 over the body; the time of sending is not signed as
 * such, so a genuine delivery is taken however old it is (lexware-office-api.md 7.8).
 */
@Component
class LexwareConnector implements Connector {

    /** A record that came into being: if we made it, there is no need to read it. */
    static final String NEW = "new-";

    /**
     * Most of what comes into being we made ourselves, and its outcome is committed a moment after
     * the webhook came; then the signal is withdrawn.
     */
    static final Duration OWN_OUTCOME = Duration.ofSeconds(3);

    private static final Set<EventType> WANTED =
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
    private static final Duration ROUND = Duration.ofHours(1);

    private final LexwareAccess lexware;
    private final LexwareProbe probe;
    private final Organisations organisations;
    private final DocumentWatchList watchList;
    private final OwnRecords own;
    private final InstantSource clock;
    private final Optional<WebhookSignature> signature;

    LexwareConnector(
            LexwareAccess lexware,
            LexwareProbe probe,
            Organisations organisations,
            DocumentWatchList watchList,
            OwnRecords own,
            BooksProperties properties,
            InstantSource clock) {
        this.lexware = lexware;
        this.probe = probe;
        this.organisations = organisations;
        this.watchList = watchList;
        this.own = own;
        this.clock = clock;
        this.signature = properties.signature();
    }

    @Override
    public String vendor() {
        return LexwareAccount.VENDOR;
    }

    /** A HEAD comes before each subscription and proves nothing; it is answered and not stored. */
    @Override
    public Reception receive(Connection connection, Delivery delivery) {
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
        String key = hash(body);
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
        return event.type()
                .filter(WANTED::contains)
                .filter(type -> !tellsOfOwn(connection, event, type))
                .map(type -> {
                    String wire = type.wire();
                    String family = wire.substring(0, wire.indexOf('.'));
                    boolean created = wire.endsWith(CREATED);
                    SignalHint hint =
                            SignalHint.of(
                                    new SourceRef(
                                            connection.id(),
                                            created ? NEW + family : family,
                                            String.valueOf(event.resourceId())));
                    return created ? hint.after(OWN_OUTCOME) : hint;
                })
                .map(List::of)
                .orElse(List.of());
    }

    private boolean tellsOfOwn(Connection connection, WebhookEvent event, EventType type) {
        String wire = type.wire();
        return wire.endsWith(CREATED)
                && own.contains(
                        connection.organisation(),
                        new SourceRef(
                                connection.id(),
                                wire.substring(0, wire.length() - CREATED.length()),
                                String.valueOf(event.resourceId())));
    }

    /** Nothing is sold in Lexware: its records are watched by the books, not by flows. */
    @Override
    public Snapshot read(Connection connection, SourceRef root) {
        return new Snapshot.Gone(root, clock.instant());
    }

    /**
     * Compares what voucherlist says about documents changed since the checkpoint with what we
     * think of them. Deleted ones do not show up there; webhooks tell of them.
     */
    @Override
    public SweepPage sweep(Connection connection, @Nullable String checkpoint) {
        Instant now = clock.instant();
        OrganisationId organisation = connection.organisation();
        lexware.confirmed(organisation, true);
        Instant since = checkpoint == null ? now : Instant.parse(checkpoint);
        List<SignalHint> hints =
                checkpoint == null
                        ? List.of()
                        : watchList.changedSince(organisation, since).stream()
                                .map(SignalHint::of)
                                .toList();
        return new SweepPage(
                hints, now.minus(DocumentIndex.SKEW).toString(), true, now.plus(ROUND));
    }

    @Override
    public WriteAnswer annotate(Connection connection, SourceRef ref, Annotation annotation) {
        return new WriteAnswer.Rejected(
                new Words(
                        "An Lexware-Belegen kann nichts vermerkt werden.",
                        "Nothing can be noted on documents of Lexware."));
    }

    @Override
    public List<String> ensureWebhooks(Connection connection, @Nullable String callbackUrl) {
        OrganisationId organisation = connection.organisation();
        boolean wanted = organisations.get(organisation).lexware().webhooks();
        if (callbackUrl == null || !wanted || signature.isEmpty()) {
            return List.of();
        }
        List<EventSubscription> present =
                lexware.read(organisation, true, client -> client.eventSubscriptions().list())
                        .orElse(List.of());
        List<String> mended = new ArrayList<>();
        for (EventType type : WANTED) {
            boolean there =
                    present.stream()
                            .anyMatch(each ->
                                    type.wire().equals(each.eventType())
                                            && callbackUrl.equals(
                                                    String.valueOf(each.callbackUrl())));
            if (!there) {
                lexware.read(
                        organisation,
                        true,
                        client ->
                                client.eventSubscriptions().create(type, URI.create(callbackUrl)));
                mended.add("subscribed to " + type.wire());
            }
        }
        return mended;
    }

    @Override
    public Inspection inspect(Connection connection, @Nullable String callbackUrl) {
        return probe.inspect(connection, signature.isPresent() ? callbackUrl : null);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
