package dev.kontor.lexware.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes organisations again from what a journal remembers. */
final class Remembered {

    private final SimulatorState state;
    private final Map<UUID, List<SalesDocument.Snapshot>> documents = new HashMap<>();

    private Remembered(SimulatorState state) {
        this.state = state;
    }

    /** Fills a state that is empty; what refers to something unknown is left out. */
    static void into(SimulatorState state, Map<String, FolderJournal.Entry> entries) {
        Remembered remembered = new Remembered(state);
        // Organisations and keys first: everything else belongs to one.
        for (Journal.Kind kind : Journal.Kind.values()) {
            for (FolderJournal.Entry entry : entries.values()) {
                if (entry.kind() == kind) {
                    remembered.take(entry);
                }
            }
        }
        remembered.documents.forEach((id, snapshots) ->
                state.organisation(id)
                        .ifPresent(organisation -> remembered.link(organisation, snapshots)));
    }

    private void take(FolderJournal.Entry entry) {
        if (entry.kind() == Journal.Kind.ORGANISATION) {
            state.restore(Json.value(entry.value(), Organisation.Snapshot.class));
            return;
        }
        state.organisation(entry.organisation())
                .ifPresent(organisation -> take(organisation, entry));
    }

    private void take(Organisation organisation, FolderJournal.Entry entry) {
        switch (entry.kind()) {
            case ORGANISATION -> {
                // Taken before.
            }
            case KEY -> state.restore(organisation, Json.value(entry.value(), Key.class));
            case CONTACT -> organisation.restore(Json.value(entry.value(), Contact.class));
            case ARTICLE -> organisation.restore(Json.value(entry.value(), Article.class));
            case DOCUMENT ->
                    documents
                            .computeIfAbsent(organisation.id(), _ -> new ArrayList<>())
                            .add(Json.value(entry.value(), SalesDocument.Snapshot.class));
            case VOUCHER -> organisation.restore(Json.value(entry.value(), Voucher.class));
            case FILE ->
                    organisation.vouchers().addFile(Json.value(entry.value(), StoredFile.class));
            case TEMPLATE -> {
                RecurringTemplate template = Json.value(entry.value(), RecurringTemplate.class);
                organisation.put(template);
                state.templates().plan(organisation, template);
            }
            case SUBSCRIPTION ->
                    state.restore(organisation, Json.value(entry.value(), Subscribed.class));
        }
    }

    private void link(Organisation organisation, List<SalesDocument.Snapshot> snapshots) {
        Map<UUID, SalesDocument> made = new HashMap<>();
        for (SalesDocument.Snapshot snapshot : snapshots) {
            made.put(snapshot.origin().id(), new SalesDocument(organisation, snapshot));
        }
        for (SalesDocument.Snapshot snapshot : snapshots) {
            SalesDocument document = made.get(snapshot.origin().id());
            for (UUID other : snapshot.related()) {
                SalesDocument found = made.get(other);
                if (found != null && document != null) {
                    document.link(found);
                }
            }
        }
        made.values().forEach(organisation::restore);
    }

    /**
     * A key as it is remembered.
     *
     * @param scopes null: all
     */
    record Key(String secret, UUID connectionId, @Nullable Set<String> scopes) {

        static Key of(ApiKey key) {
            return new Key(key.secret(), key.connectionId(), key.scopes());
        }
    }

    /** An event subscription as it is remembered. */
    record Subscribed(
            UUID id, UUID connectionId, Instant createdDate, String eventType, URI callbackUrl) {

        static Subscribed of(Subscription subscription) {
            return new Subscribed(
                    subscription.id(),
                    subscription.key().connectionId(),
                    subscription.createdDate(),
                    subscription.eventType(),
                    subscription.callbackUrl());
        }
    }
}
