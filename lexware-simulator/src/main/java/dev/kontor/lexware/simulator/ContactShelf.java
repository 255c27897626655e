package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.Journal.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The contacts of an organisation. Writers hold its lock; readers need none. */
final class ContactShelf {

    private final Map<UUID, Contact> contacts = new ConcurrentHashMap<>();
    private final NavigableSet<Contact> byName =
            new TreeSet<>(
                    Comparator.comparing(Contact::sortName).thenComparingLong(Contact::sequence));
    private final DelayedIndex<Contact> index =
            new DelayedIndex<>((before, after) -> {
                if (before != null) {
                    byName.remove(before);
                }
                if (after != null) {
                    byName.add(after);
                }
            });
    private final FairUse fairUse;
    private final Organisation.Notes notes;
    private volatile long numberedAt;
    private int lastCustomerNumber = 10_000;
    private int lastVendorNumber = 70_000;

    ContactShelf(FairUse fairUse, Organisation.Notes notes) {
        this.fairUse = fairUse;
        this.notes = notes;
    }

    /** Whether a contact got its number since that reading of {@link System#nanoTime}. */
    boolean numberedSince(long nanoTime) {
        return numberedAt != 0 && numberedAt - nanoTime > 0;
    }

    /** The lock must be held. */
    int nextCustomerNumber() {
        numberedAt = System.nanoTime();
        return ++lastCustomerNumber;
    }

    /** The lock must be held. */
    int nextVendorNumber() {
        numberedAt = System.nanoTime();
        return ++lastVendorNumber;
    }

    void put(Contact contact) {
        Contact before = contacts.put(contact.id(), contact);
        if (contact.isCustomer() && (before == null || !before.isCustomer())) {
            fairUse.customer();
        }
        if (contact.isVendor() && (before == null || !before.isVendor())) {
            fairUse.vendor();
        }
        notes.note(Kind.CONTACT, contact.id(), contact);
    }

    /** Puts back what a journal remembered: its number is taken, and searches find it. */
    void restore(Contact contact) {
        put(contact);
        JsonNode roles = contact.body().path("roles");
        lastCustomerNumber =
                Math.max(lastCustomerNumber, roles.path("customer").path("number").asInt(0));
        lastVendorNumber = Math.max(lastVendorNumber, roles.path("vendor").path("number").asInt(0));
        if (!contact.deleted()) {
            index.put(contact.id(), contact, Instant.MIN, Instant.MAX);
        }
    }

    /** A contact that exists; deleted ones are gone. */
    Optional<Contact> find(UUID id) {
        return Optional.ofNullable(contacts.get(id)).filter(found -> !found.deleted());
    }

    /** All contacts, deleted ones included, in order of creation. */
    List<Contact> all() {
        return contacts.values().stream()
                .sorted(Comparator.comparingLong(Contact::sequence))
                .toList();
    }

    long count() {
        return contacts.values().stream().filter(contact -> !contact.deleted()).count();
    }

    DelayedIndex<Contact> index() {
        return index;
    }

    /** The contacts that a search at that instant finds, by name. */
    List<Contact> byName(Instant now, Predicate<Contact> filter) {
        return index.read(now, () -> byName.stream().filter(filter).toList());
    }
}
