package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What may happen to contacts: by the API, and by a person's hand in the app. */
final class Contacts {

    private final InstantSource clock;
    private final Webhooks webhooks;

    Contacts(InstantSource clock, Webhooks webhooks) {
        this.clock = clock;
        this.webhooks = webhooks;
    }

    /**
     * Creates a contact.
     *
     * @param beganAt when the call came in: it collides with one that got its number since
     */
    Contact create(
            Organisation organisation, ObjectNode input, ExecutedBy executedBy, long beganAt) {
        organisation.lock().lock();
        try {
            if (organisation.settings().contactRace()
                    && organisation.contacts().numberedSince(beganAt)) {
                throw Refusal.issue(406, "account_number_already_exists", "roles.number");
            }
            return create(organisation, input, executedBy);
        } finally {
            organisation.lock().unlock();
        }
    }

    Contact create(Organisation organisation, ObjectNode input, ExecutedBy executedBy) {
        boolean hand = executedBy == ExecutedBy.HAND;
        if (!hand) {
            ContactRules.version(input, 0, false);
        }
        ObjectNode body = ContactRules.read(input, hand);
        organisation.lock().lock();
        try {
            number(organisation, body, Json.object());
            Instant now = clock.instant();
            Instant usableAt =
                    now.plus(
                            organisation.dice().draw(organisation.settings().contactUsableDelay()));
            Contact contact =
                    new Contact(
                            organisation.newId(),
                            organisation.id(),
                            organisation.nextSequence(),
                            1,
                            body,
                            now,
                            now,
                            usableAt,
                            false,
                            false,
                            executedBy);
            store(organisation, contact, "contact.created");
            return contact;
        } finally {
            organisation.lock().unlock();
        }
    }

    /** Replaces a contact as a whole; what is left out is gone. */
    Contact update(Organisation organisation, UUID id, ObjectNode input) {
        organisation.lock().lock();
        try {
            Contact stored = organisation.contacts().find(id).orElseThrow(Refusal::notFound);
            ContactRules.version(
                    input,
                    stored.version(),
                    organisation.settings().documented(Disputed.STALE_VERSION));
            ContactRules.requireSingleEntries(stored.body());
            return replace(organisation, stored, ContactRules.read(input, false));
        } finally {
            organisation.lock().unlock();
        }
    }

    /** Changes some fields by hand. */
    Contact edit(Organisation organisation, UUID id, ObjectNode change) {
        organisation.lock().lock();
        try {
            Contact stored = organisation.contacts().find(id).orElseThrow(Refusal::notFound);
            ObjectNode merged = Json.merged(stored.body(), change);
            return replace(organisation, stored, ContactRules.read(merged, true));
        } finally {
            organisation.lock().unlock();
        }
    }

    Contact archive(Organisation organisation, UUID id, boolean flag) {
        organisation.lock().lock();
        try {
            Contact stored = organisation.contacts().find(id).orElseThrow(Refusal::notFound);
            Contact archived = stored.archived(flag, clock.instant());
            store(organisation, archived, "contact.changed");
            return archived;
        } finally {
            organisation.lock().unlock();
        }
    }

    void delete(Organisation organisation, UUID id) {
        organisation.lock().lock();
        try {
            Contact stored = organisation.contacts().find(id).orElseThrow(Refusal::notFound);
            organisation.contacts().put(stored.asDeleted(clock.instant()));
            organisation.contacts().index().remove(id, searchableAt(organisation), clock.instant());
            webhooks.fire(organisation, "contact.deleted", id);
        } finally {
            organisation.lock().unlock();
        }
    }

    /** The contacts of all organisations, found by the id alone. */
    static Optional<Organisation> organisationOf(Iterable<Organisation> organisations, UUID id) {
        for (Organisation organisation : organisations) {
            if (organisation.contacts().find(id).isPresent()) {
                return Optional.of(organisation);
            }
        }
        return Optional.empty();
    }

    private Contact replace(Organisation organisation, Contact stored, ObjectNode body) {
        number(organisation, body, stored.body().path("roles"));
        Contact changed = stored.changed(body, clock.instant());
        store(organisation, changed, "contact.changed");
        return changed;
    }

    private void store(Organisation organisation, Contact contact, String event) {
        organisation.contacts().put(contact);
        organisation
                .contacts()
                .index()
                .put(contact.id(), contact, searchableAt(organisation), clock.instant());
        webhooks.fire(organisation, event, contact.id());
    }

    private Instant searchableAt(Organisation organisation) {
        return clock.instant()
                .plus(organisation.dice().draw(organisation.settings().contactSearchDelay()));
    }

    /** Numbers are the vendor's business: kept once given, made for a new role. */
    private static void number(Organisation organisation, ObjectNode body, JsonNode oldRoles) {
        if (body.path("roles").path("customer") instanceof ObjectNode customer) {
            JsonNode old = oldRoles.path("customer").path("number");
            customer.put(
                    "number",
                    old.isNumber() ? old.intValue() : organisation.contacts().nextCustomerNumber());
        }
        if (body.path("roles").path("vendor") instanceof ObjectNode vendor) {
            JsonNode old = oldRoles.path("vendor").path("number");
            vendor.put(
                    "number",
                    old.isNumber() ? old.intValue() : organisation.contacts().nextVendorNumber());
        }
    }
}
