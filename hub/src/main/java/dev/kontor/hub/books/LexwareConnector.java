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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lexware as a connection that news comes from: its webhooks and voucherlist say that a person (or
 * we) changed a document or a contact.
 */
@Component
class LexwareConnector implements Connector {

    private static final Duration ROUND = Duration.ofHours(1);

    private final LexwareAccess lexware;
    private final LexwareProbe probe;
    private final Organisations organisations;
    private final DocumentWatchList watchList;
    private final InstantSource clock;
    private final LexwareReception reception;

    LexwareConnector(
            LexwareAccess lexware,
            LexwareProbe probe,
            Organisations organisations,
            DocumentWatchList watchList,
            LexwareReception reception,
            InstantSource clock) {
        this.lexware = lexware;
        this.probe = probe;
        this.organisations = organisations;
        this.watchList = watchList;
        this.clock = clock;
        this.reception = reception;
    }

    @Override
    public String vendor() {
        return LexwareAccount.VENDOR;
    }

    @Override
    public Reception receive(Connection connection, Delivery delivery) {
        return reception.of(connection, delivery);
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
        if (callbackUrl == null || !wanted || !reception.verifies()) {
            return List.of();
        }
        List<EventSubscription> present =
                lexware.read(organisation, true, client -> client.eventSubscriptions().list())
                        .orElse(List.of());
        List<String> mended = new ArrayList<>();
        for (EventType type : LexwareReception.WANTED) {
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
        return probe.inspect(connection, reception.verifies() ? callbackUrl : null);
    }
}
