package dev.kontor.lexware.simulator;

import dev.kontor.lexware.simulator.Journal.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Map<UUID, SalesDocument> documentsByFile = new ConcurrentHashMap<>();
    private final FairUse fairUse = new FairUse();
    private final ContactShelf contacts = new ContactShelf(fairUse, this::note);
    private final ArticleShelf articles = new ArticleShelf(this::note);
    private final VoucherShelf vouchers = new VoucherShelf(this::note);
    private final Map<UUID, RecurringTemplate> templates = new ConcurrentHashMap<>();
    private final VoucherIndex voucherRows = new VoucherIndex();
    private final DelayedIndex<VoucherRow> voucherIndex = new DelayedIndex<>(voucherRows);
    private final EnumMap<DocumentKind, Integer> lastNumbers = new EnumMap<>(DocumentKind.class);
    private final AtomicLong sequence = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket();
    private final MinutePace documentPace = new MinutePace();
    private final Dice dice;
    private final Dice latencyDice;
    private final Instant createdAt;
    private volatile OrganisationStatistics statistics = new OrganisationStatistics();
    private volatile boolean smallBusiness;
    private volatile String taxType;
    private volatile Settings ownSettings;
    private volatile Settings.Effective settings;
    private volatile boolean contract = true;
    private volatile Journal journal = Journal.NONE;
    private volatile Supplier<UUID> ids = UUID::randomUUID;

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

    /** An organisation as it was, still without what is in it. */
    Organisation(Snapshot snapshot, Settings serverSettings, long seed) {
        this(
                snapshot.id(),
                new OrganisationSpec(
                        snapshot.name(),
                        null,
                        snapshot.id(),
                        snapshot.smallBusiness(),
                        snapshot.taxType(),
                        snapshot.distanceSalesPrinciple(),
                        null,
                        snapshot.settings()),
                serverSettings,
                seed,
                snapshot.createdAt());
    }

    /** Writes down what a thing of the organisation has become; null: it is gone. */
    @FunctionalInterface
    interface Notes {
        void note(Kind kind, UUID thing, @Nullable Object value);
    }

    /** What is true of the organisation itself, as data. */
    record Snapshot(
            UUID id,
            String name,
            @Nullable String distanceSalesPrinciple,
            boolean smallBusiness,
            String taxType,
            Settings settings,
            Instant createdAt) {}

    private Snapshot snapshot() {
        return new Snapshot(
                id, name, distanceSalesPrinciple, smallBusiness, taxType, ownSettings, createdAt);
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
        keep();
    }

    Settings ownSettings() {
        return ownSettings;
    }

    Settings.Effective settings() {
        return settings;
    }

    void settings(Settings own, Settings serverSettings) {
        boolean changed = !own.equals(ownSettings);
        ownSettings = own;
        settings = own.over(serverSettings).effective();
        if (changed) {
            keep();
        }
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

    void add(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
        note(Kind.SUBSCRIPTION, subscription.id(), Remembered.Subscribed.of(subscription));
    }

    void removeSubscription(UUID subscriptionId) {
        subscriptions.remove(subscriptionId);
        note(Kind.SUBSCRIPTION, subscriptionId, null);
    }

    MinutePace documentPace() {
        return documentPace;
    }

    /** Whether the account's contract is in order; 402 for every call when it is not. */
    boolean hasContract() {
        return contract;
    }

    void contract(boolean inOrder) {
        contract = inOrder;
    }

    TokenBucket bucket() {
        return bucket;
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

    /** The next number of that kind, such as RE0001, if it has any; the lock must be held. */
    String nextNumber(DocumentKind kind) {
        if (kind.numberPrefix().isEmpty()) {
            return "";
        }
        int next = lastNumbers.merge(kind, 1, Integer::sum);
        return String.format(Locale.ROOT, "%s%04d", kind.numberPrefix(), next);
    }

    /** From now on changes are written down there. */
    void journal(Journal journalOfAll) {
        journal = journalOfAll;
        keep();
    }

    /** Writes down what is true of the organisation itself. */
    private void keep() {
        journal.note(Kind.ORGANISATION, id, id.toString(), snapshot());
    }

    /** Writes down a document after a change; the lock must be held. */
    void keep(SalesDocument document) {
        if (!journal.equals(Journal.NONE)) {
            journal.note(Kind.DOCUMENT, id, document.id().toString(), document.snapshot());
        }
    }

    private void note(Kind kind, UUID thing, @Nullable Object value) {
        journal.note(kind, id, thing.toString(), value);
    }

    void restore(SalesDocument document) {
        add(document);
        seen(document.sequence());
        String number = document.number();
        if (!number.isEmpty()) {
            int count = Integer.parseInt(number.substring(document.kind().numberPrefix().length()));
            lastNumbers.merge(document.kind(), count, Math::max);
        }
        if (!document.isDeleted()) {
            document.refresh();
            if (document.kind().has(DocumentKind.Trait.LISTED)) {
                voucherIndex.put(document.id(), VoucherRow.of(document), Instant.MIN, Instant.MAX);
            }
        }
    }

    void restore(Contact contact) {
        contacts.restore(contact);
        seen(contact.sequence());
    }

    void restore(Article article) {
        articles.put(article);
        seen(article.sequence());
    }

    void restore(Voucher voucher) {
        put(voucher);
        seen(voucher.sequence());
        if (!voucher.isDeleted()) {
            voucherIndex.put(voucher.id(), VoucherRow.of(voucher), Instant.MIN, Instant.MAX);
        }
    }

    private void seen(long number) {
        sequence.accumulateAndGet(number, Math::max);
    }

    void add(SalesDocument document) {
        documents.put(document.id(), document);
        documentsByFile.put(document.fileId(), document);
        fairUse.voucher(document.createdDate());
    }

    Optional<SalesDocument> documentOfFile(UUID fileId) {
        return Optional.ofNullable(documentsByFile.get(fileId)).filter(found -> !found.isDeleted());
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

    ContactShelf contacts() {
        return contacts;
    }

    ArticleShelf articles() {
        return articles;
    }

    VoucherShelf vouchers() {
        return vouchers;
    }

    void put(Voucher voucher) {
        if (vouchers.put(voucher)) {
            fairUse.voucher(voucher.createdDate());
        }
    }

    void put(RecurringTemplate template) {
        templates.put(template.id(), template);
        seen(template.sequence());
        note(Kind.TEMPLATE, template.id(), template);
    }

    void remove(RecurringTemplate template) {
        templates.remove(template.id());
        note(Kind.TEMPLATE, template.id(), null);
    }

    Optional<RecurringTemplate> template(UUID templateId) {
        return Optional.ofNullable(templates.get(templateId));
    }

    Collection<RecurringTemplate> templates() {
        return templates.values();
    }

    /** Shows a row in voucherlist, once the index has caught up. */
    void list(UUID rowId, VoucherRow row, Instant now) {
        voucherIndex.put(rowId, row, now.plus(dice.draw(settings.voucherlistDelay())), now);
    }

    /** Takes a row off voucherlist, once the index has caught up. */
    void unlist(UUID rowId, Instant now) {
        voucherIndex.remove(rowId, now.plus(dice.draw(settings.voucherlistDelay())), now);
    }

    /** A page of voucherlist as it is seen at that instant. */
    Paging.Slice<VoucherRow> vouchersListed(
            Instant now, VoucherFilter filter, VoucherOrder order, Paging paging, LocalDate today) {
        return voucherIndex.read(now, () -> voucherRows.page(filter, order, paging, today));
    }

    FairUse fairUse() {
        return fairUse;
    }

    /** The first rows of voucherlist in its usual order. */
    List<VoucherRow> latestListed(Instant now, int rows) {
        VoucherFilter all =
                new VoucherFilter(Set.of(), Set.of(), false, Map.of(), null, null, null);
        Paging paging = new Paging(0, rows, "", false);
        return vouchersListed(now, all, VoucherOrder.VOUCHER_DATE, paging, Dates.dayOf(now)).rows();
    }

    long documentCount() {
        return documents.values().stream().filter(document -> !document.isDeleted()).count();
    }

    Company company() {
        return Company.USUAL;
    }

    UUID newId() {
        return ids.get();
    }

    /** Where ids come from, from now on. */
    void ids(Supplier<UUID> source) {
        ids = source;
    }
}
