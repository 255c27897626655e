package dev.kontor.lexware.simulator;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Everything a running simulator knows. Thread-safe. */
final class SimulatorState implements AutoCloseable {

    private static final SecureRandom SECURE = new SecureRandom();

    private final SimulatorOptions options;
    private final Agenda agenda;
    private final Webhooks webhooks;
    private final FaultPlan faults;
    private final SalesDocuments documents;
    private final Contacts contacts;
    private final Articles articles;
    private final Vouchers vouchers;
    private final RecurringTemplates templates;
    private final RequestLog requests = new RequestLog();
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final Map<Long, Organisation> organisations = new ConcurrentSkipListMap<>();
    private final AtomicLong counter = new AtomicLong();
    final LongAdder unauthorized = new LongAdder();
    final LongAdder lateWaiting = new LongAdder();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger maxConcurrency = new AtomicInteger();
    private volatile Settings settings;
    private volatile ServerSettings serverSettings;
    private volatile Instant since;
    private volatile String baseUri = "";
    private volatile Journal journal = Journal.NONE;

    SimulatorState(SimulatorOptions options) {
        this.options = options;
        this.settings = options.settings();
        this.serverSettings = options.serverSettings();
        this.since = options.clock().instant();
        this.agenda = new Agenda(options.clock());
        this.webhooks =
                new Webhooks(
                        options.clock(),
                        agenda,
                        options.signingKeys(),
                        options.seed(),
                        this::serverSettings);
        this.faults = new FaultPlan(options.seed());
        this.documents = new SalesDocuments(options.clock(), webhooks);
        this.contacts = new Contacts(options.clock(), webhooks);
        this.articles = new Articles(options.clock(), webhooks);
        this.vouchers = new Vouchers(options.clock(), webhooks, agenda);
        this.templates = new RecurringTemplates(options.clock(), webhooks, agenda, documents);
    }

    /** Opens the folder of the options, if there is one. */
    void open() {
        if (options.folder() != null) {
            open(options.folder());
        }
    }

    void baseUri(String uri) {
        baseUri = uri;
    }

    String baseUri() {
        return baseUri;
    }

    SimulatorClock clock() {
        return options.clock();
    }

    Agenda agenda() {
        return agenda;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    FaultPlan faults() {
        return faults;
    }

    SalesDocuments documents() {
        return documents;
    }

    Contacts contacts() {
        return contacts;
    }

    Articles articles() {
        return articles;
    }

    Vouchers vouchers() {
        return vouchers;
    }

    RecurringTemplates templates() {
        return templates;
    }

    RequestLog requests() {
        return requests;
    }

    Instant since() {
        return since;
    }

    Settings settings() {
        return settings;
    }

    ServerSettings serverSettings() {
        return serverSettings;
    }

    void serverSettings(ServerSettings changed) {
        serverSettings = changed;
    }

    /** Changes what organisations have that say nothing themselves. */
    void settings(Settings changed) {
        settings = changed;
        organisations
                .values()
                .forEach(
                        organisation -> organisation.settings(organisation.ownSettings(), changed));
    }

    Collection<Organisation> organisations() {
        return organisations.values();
    }

    Optional<Organisation> organisation(UUID id) {
        return organisations.values().stream()
                .filter(organisation -> organisation.id().equals(id))
                .findFirst();
    }

    List<ApiKey> keysOf(Organisation organisation) {
        return keys.values().stream()
                .filter(key -> key.organisation().equals(organisation))
                .toList();
    }

    /** One key of each organisation that has any. */
    List<OrganisationAccess> accesses() {
        return organisations.values().stream()
                .flatMap(organisation -> keysOf(organisation).stream().limit(1))
                .map(key -> new OrganisationAccess(key.organisation().id(), key.secret()))
                .toList();
    }

    /** Throws IllegalArgumentException when id or key are taken. */
    synchronized OrganisationAccess add(OrganisationSpec spec) {
        UUID id = spec.organizationId() == null ? UUID.randomUUID() : spec.organizationId();
        if (organisation(id).isPresent()) {
            throw new IllegalArgumentException(
                    "organizationId " + id + " exists already; leave it out or choose another");
        }
        Organisation organisation =
                new Organisation(id, spec, settings, options.seed(), clock().instant());
        OrganisationAccess access = addKey(organisation, spec.key(), spec.scopes());
        organisations.put(counter.incrementAndGet(), organisation);
        organisation.journal(journal);
        keysOf(organisation).forEach(this::keep);
        return access;
    }

    synchronized OrganisationAccess addKey(
            Organisation organisation, @Nullable String wanted, @Nullable Set<String> scopes) {
        String secret = wanted == null ? newSecret() : wanted;
        ApiKey key = new ApiKey(secret, UUID.randomUUID(), organisation, scopes, new TokenBucket());
        if (keys.putIfAbsent(secret, key) != null) {
            throw new IllegalArgumentException(
                    "key exists already; leave it out or choose another");
        }
        if (organisations.containsValue(organisation)) {
            keep(key);
        }
        return new OrganisationAccess(organisation.id(), secret);
    }

    private void keep(ApiKey key) {
        journal.note(
                Journal.Kind.KEY,
                key.organisation().id(),
                key.connectionId().toString(),
                Remembered.Key.of(key));
    }

    /** Remembers from now on in a folder, after taking what is in it. */
    private synchronized void open(Path folder) {
        FolderJournal.Opened opened = FolderJournal.open(folder);
        Remembered.into(this, opened.entries());
        journal = opened.journal();
        organisations.values().forEach(organisation -> organisation.journal(journal));
    }

    void restore(Organisation.Snapshot snapshot) {
        organisations.put(
                counter.incrementAndGet(), new Organisation(snapshot, settings, options.seed()));
    }

    void restore(Organisation organisation, Remembered.Key key) {
        keys.put(
                key.secret(),
                new ApiKey(
                        key.secret(),
                        key.connectionId(),
                        organisation,
                        key.scopes(),
                        new TokenBucket()));
    }

    void restore(Organisation organisation, Remembered.Subscribed subscribed) {
        keysOf(organisation).stream()
                .filter(key -> key.connectionId().equals(subscribed.connectionId()))
                .findFirst()
                .ifPresent(key ->
                        organisation.add(
                                new Subscription(
                                        subscribed.id(),
                                        key,
                                        subscribed.createdDate(),
                                        subscribed.eventType(),
                                        subscribed.callbackUrl())));
    }

    /** Takes a key away together with its event subscriptions; false when there is none such. */
    boolean revoke(String secret) {
        ApiKey key = keys.remove(secret);
        if (key == null) {
            return false;
        }
        Organisation organisation = key.organisation();
        for (Subscription subscription : List.copyOf(organisation.subscriptions().values())) {
            if (subscription.key().equals(key)) {
                organisation.removeSubscription(subscription.id());
            }
        }
        journal.note(Journal.Kind.KEY, organisation.id(), key.connectionId().toString(), null);
        return true;
    }

    Optional<ApiKey> authenticated(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return Optional.ofNullable(keys.get(authorization.substring(7).strip()));
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new ProfileResource().routes());
        routes.addAll(new CountryResource().routes());
        routes.addAll(new ContactResource(this).routes());
        for (DocumentKind kind : DocumentKind.values()) {
            routes.addAll(new DocumentResource(kind, this).routes());
        }
        routes.addAll(new ArticleResource(this).routes());
        routes.addAll(new VoucherResource(this).routes());
        routes.addAll(new RecurringTemplateResource().routes());
        routes.addAll(new PaymentResource(this).routes());
        routes.addAll(new MasterDataResource(clock()).routes());
        routes.addAll(new FileResource(this).routes());
        routes.addAll(new VoucherlistResource(clock()).routes());
        routes.addAll(new EventSubscriptionResource(this).routes());
        return routes;
    }

    void resetStatistics() {
        since = clock().instant();
        unauthorized.reset();
        maxConcurrency.set(0);
        requests.forget();
        faults.forgetCounts();
        webhooks.forgetCounts();
        organisations.values().forEach(Organisation::resetStatistics);
    }

    /** As new: no organisation, no key, no fault, the settings it was started with. */
    synchronized void reset() {
        agenda.clear();
        forgetForGood();
        keys.clear();
        organisations.clear();
        faults.clear();
        webhooks.forget();
        clock().reset();
        lateWaiting.reset();
        settings = options.settings();
        serverSettings = options.serverSettings();
        resetStatistics();
    }

    /** What a folder remembers is gone, too. */
    private void forgetForGood() {
        for (Organisation organisation : organisations.values()) {
            journal.note(
                    Journal.Kind.ORGANISATION,
                    organisation.id(),
                    organisation.id().toString(),
                    null);
        }
    }

    @Override
    public void close() {
        agenda.close();
        webhooks.close();
        if (journal instanceof FolderJournal folder) {
            folder.close();
        }
    }

    private static String newSecret() {
        byte[] bytes = new byte[24];
        SECURE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
