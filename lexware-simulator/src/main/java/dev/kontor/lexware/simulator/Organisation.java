package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One account with everything in it. Writers hold its lock; readers see what the last writer
 * finished.
 */
final class Organisation {

    private final UUID id;
    private final String name;
    private final @Nullable String distanceSalesPrinciple;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, SalesDocument> documents = new ConcurrentHashMap<>();
    private final Map<UUID, Contact> contacts = new ConcurrentHashMap<>();
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final DelayedIndex<VoucherRow> voucherIndex = new DelayedIndex<>();
    private final DelayedIndex<Contact> contactIndex = new DelayedIndex<>();
    private final EnumMap<DocumentKind, Integer> lastNumbers = new EnumMap<>(DocumentKind.class);
    private final AtomicLong sequence = new AtomicLong();
    private final MinutePace documentPace = new MinutePace();
    private final Dice dice;
    private final Dice latencyDice;
    private final Instant createdAt;
    private volatile OrganisationStatistics statistics = new OrganisationStatistics();
    private volatile boolean smallBusiness;
    private volatile String taxType;
    private volatile Settings ownSettings;
    private volatile Settings.Effective settings;
    private int lastCustomerNumber = 10_000;
    private int lastVendorNumber = 70_000;

    Organisation(UUID id, OrganisationSpec spec, Settings serverSettings, long seed, Instant now) {
        this.id = id;
        this.name = spec.name();
        this.distanceSalesPrinciple = spec.distanceSalesPrinciple();
        this.smallBusiness = spec.smallBusiness();
        this.taxType = spec.taxType();
        this.ownSettings = spec.settings();
        this.settings = ownSettings.over(serverSettings).effective();
        this.dice = new Dice(seed * 31 + name.hashCode());
        this.latencyDice = new Dice(seed * 37 + name.hashCode());
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isSmallBusiness() {
        return smallBusiness;
    }

    String taxType() {
        return taxType;
    }

    Optional<String> distanceSalesPrinciple() {
        return Optional.ofNullable(distanceSalesPrinciple);
    }

    void taxation(boolean small, String type) {
        smallBusiness = small;
        taxType = small ? "vatfree" : type;
    }

    Settings ownSettings() {
        return ownSettings;
    }

    Settings.Effective settings() {
        return settings;
    }

    void settings(Settings own, Settings serverSettings) {
        ownSettings = own;
        settings = own.over(serverSettings).effective();
    }

    OrganisationStatistics statistics() {
        return statistics;
    }

    void resetStatistics() {
        statistics = new OrganisationStatistics();
    }

    ReentrantLock lock() {
        return lock;
    }

    Map<UUID, Subscription> subscriptions() {
        return subscriptions;
    }

    MinutePace documentPace() {
        return documentPace;
    }

    Dice dice() {
        return dice;
    }

    Dice latencyDice() {
        return latencyDice;
    }

    long nextSequence() {
        return sequence.incrementAndGet();
    }

    /** The next number of that kind, such as RE0001; the lock must be held. */
    String nextNumber(DocumentKind kind) {
        int next = lastNumbers.merge(kind, 1, Integer::sum);
        return String.format(Locale.ROOT, "%s%04d", kind.numberPrefix(), next);
    }

    /** The lock must be held. */
    int nextCustomerNumber() {
        return ++lastCustomerNumber;
    }

    /** The lock must be held. */
    int nextVendorNumber() {
        return ++lastVendorNumber;
    }

    void add(SalesDocument document) {
        documents.put(document.id(), document);
    }

    /** A document that exists; deleted ones are gone. */
    Optional<SalesDocument> document(UUID documentId) {
        return Optional.ofNullable(documents.get(documentId)).filter(found -> !found.isDeleted());
    }

    /** All documents, deleted ones included, in order of creation. */
    List<SalesDocument> allDocuments() {
        return documents.values().stream()
                .sorted(Comparator.comparingLong(SalesDocument::sequence))
                .toList();
    }

    void put(Contact contact) {
        contacts.put(contact.id(), contact);
    }

    /** A contact that exists; deleted ones are gone. */
    Optional<Contact> contact(UUID contactId) {
        return Optional.ofNullable(contacts.get(contactId)).filter(found -> !found.deleted());
    }

    /** All contacts, deleted ones included, in order of creation. */
    List<Contact> allContacts() {
        return contacts.values().stream()
                .sorted(Comparator.comparingLong(Contact::sequence))
                .toList();
    }

    DelayedIndex<VoucherRow> voucherIndex() {
        return voucherIndex;
    }

    DelayedIndex<Contact> contactIndex() {
        return contactIndex;
    }
}
