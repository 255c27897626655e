package dev.kontor.hub.books;

import dev.kontor.hub.action.Offline;
import dev.kontor.hub.database.OneAtATime;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.lane.Permit;
import dev.kontor.hub.ledger.Deadline;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.LexwareIdentity;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Secret;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Answer;
import dev.kontor.lexware.ApiKey;
import dev.kontor.lexware.LexwareClient;
import dev.kontor.lexware.LexwareOptions;
import dev.kontor.lexware.NotSentException;
import dev.kontor.lexware.Pacer;
import dev.kontor.lexware.Profile;
import dev.kontor.lexware.Reason;
import dev.kontor.lexware.RequestInfo;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one way to Lexware: every call takes its permit here, and every refusal that concerns the
 * account rather than the call pauses the account here. Thread-safe.
 */
@Component
class LexwareAccess {

    private static final Logger LOG = LoggerFactory.getLogger(LexwareAccess.class);
    private static final Duration REPAIR = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Somebody may switch the small business on: whoever decides on the profile knows its age. */
    private static final Duration PROFILE_AGE = Duration.ofHours(6);

    private static final Duration IDLE = Duration.ofHours(1);

    private final Organisations organisations;
    private final Paces paces;
    private final Transactions transactions;
    private final BooksProperties properties;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Map<OrganisationId, Opened> clients = new ConcurrentHashMap<>();
    private final Map<OrganisationId, Spacing> spacings = new ConcurrentHashMap<>();
    private final Map<OrganisationId, Known> profiles = new ConcurrentHashMap<>();
    private final OneAtATime readers;

    /** A client, with what it was opened for. */
    private record Opened(URI base, Secret apiKey, LexwareClient client) {

        boolean fits(LexwareAccount account) {
            return base.equals(account.baseUri()) && apiKey.equals(account.apiKey());
        }
    }

    /**
     * A profile of a confirmed account.
     *
     * @param usedAt when something was last decided on it
     */
    private record Known(Profile profile, Instant readAt, Instant usedAt) {

        boolean freshAt(Instant now) {
            return readAt.plus(PROFILE_AGE).isAfter(now) && usedAt.plus(IDLE).isAfter(now);
        }

        Known usedAt(Instant now) {
            return new Known(profile, readAt, now);
        }
    }

    LexwareAccess(
            Organisations organisations,
            Paces paces,
            Transactions transactions,
            BooksProperties properties,
            InstantSource clock,
            MeterRegistry metrics) {
        this.organisations = organisations;
        this.paces = paces;
        this.transactions = transactions;
        this.readers = new OneAtATime(transactions);
        this.properties = properties;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * The account's profile, of any age; makes sure whose account it is.
     *
     * @throws LexwareUnavailable if it cannot be read or nothing may be written to it
     */
    Profile confirmed(OrganisationId id, boolean attended) {
        return profile(id, attended, _ -> true);
    }

    /**
     * As {@link #confirmed}, for decisions that depend on the profile: it is read again if it is
     * hours old, after an idle hour, and after Lexware refused something.
     */
    Profile current(OrganisationId id, boolean attended) {
        Profile profile = profile(id, attended, known -> known.freshAt(clock.instant()));
        profiles.computeIfPresent(id, (_, known) -> known.usedAt(clock.instant()));
        return profile;
    }

    private Profile profile(OrganisationId id, boolean attended, Predicate<Known> goodEnough) {
        Known known = profiles.get(id);
        if (known == null || !goodEnough.test(known)) {
            // many passes may want it at once; one call is enough for them
            known =
                    readers.run(
                            id,
                            "Reading the profile",
                            () -> {
                                Known now = profiles.get(id);
                                return now == null || !goodEnough.test(now)
                                        ? readProfile(id, attended)
                                        : now;
                            });
        }
        Organisation organisation = organisations.get(id);
        Words stopped = organisation.stateReason();
        if (known == null || stopped != null) {
            throw new LexwareUnavailable(
                    clock.instant().plus(REPAIR),
                    stopped == null
                            ? new Words(
                                    "Das Lexware-Konto ist nicht bestätigt.",
                                    "The Lexware account is not confirmed.")
                            : stopped);
        }
        return known.profile();
    }

    /** Null if it is not the account that the organisation is for. */
    private @Nullable Known readProfile(OrganisationId id, boolean attended) {
        Profile profile =
                read(id, attended, LexwareClient::profile)
                        .orElseThrow(() -> unavailable("profile"));
        String account = String.valueOf(profile.organizationId());
        if (!(organisations.confirmLexwareAccount(id, account)
                instanceof LexwareIdentity.Confirmed)) {
            profiles.remove(id);
            return null;
        }
        Instant now = clock.instant();
        Known known = new Known(profile, now, now);
        profiles.put(id, known);
        return known;
    }

    /** As {@link #confirmed}, but the profile is read again: somebody may have changed it. */
    Profile confirmedAfresh(OrganisationId id, boolean attended) {
        profiles.remove(id);
        return confirmed(id, attended);
    }

    /** What the account's company is called, as far as it was read; asks nobody. */
    Optional<String> company(OrganisationId id) {
        return Optional.ofNullable(profiles.get(id)).map(known -> known.profile().companyName());
    }

    /** The ref of a record in the organisation's confirmed account. */
    SourceRef ref(OrganisationId id, String kind, String recordId) {
        return new SourceRef(connection(id), kind, recordId);
    }

    /**
     * Whether a ref is of the account as it is named now: before the first contact it had a
     * placeholder for a name.
     */
    boolean current(OrganisationId id, SourceRef ref) {
        return ref.connection().equals(connection(id));
    }

    ConnectionId connection(OrganisationId id) {
        return organisations.get(id).lexware().connection().id();
    }

    /**
     * Books the call that creates a document: it counts in both limits. The rarer one first, and
     * the call only when its time has come: booked together, a document three seconds away would
     * keep every other call waiting.
     */
    Permit permitToCreateDocument(OrganisationId id, boolean attended) {
        requireRunning(id);
        Permit document = paces.take(id, attended, Paces.DOCUMENTS);
        try {
            if (document.waits()) {
                transactions.requireNone("Waiting for a permit");
                document.awaitShortlyBefore();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable("stopping");
        }
        return paces.take(id, attended || document.limited(), Paces.CALLS);
    }

    Permit permit(OrganisationId id, boolean attended) {
        requireRunning(id);
        return paces.take(id, attended, Paces.CALLS);
    }

    /**
     * Reads, under a permit taken here.
     *
     * @return empty if Lexware says that it does not exist
     * @throws LexwareUnavailable if there is no answer, or one that only an administrator can cure
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     */
    <T> Optional<T> read(
            OrganisationId id, boolean attended, Function<LexwareClient, Answer<T>> call) {
        return read(id, permit(id, attended), call);
    }

    /** As above, with a permit that was booked before. */
    <T> Optional<T> read(
            OrganisationId id, Permit permit, Function<LexwareClient, Answer<T>> call) {
        Answer<T> answer = ask(id, permit, call);
        return switch (answer) {
            case Answer.Done<T> done -> Optional.of(done.value());
            case Answer.Rejected<T> rejected when rejected.because(Reason.Code.NOT_FOUND) ->
                    Optional.empty();
            case Answer.Rejected<T> rejected -> throw unavailable(rejected.reasons().toString());
            case Answer.Throttled<T> _ -> throw unavailable("429");
            case Answer.NotSent<T> notSent -> throw unavailable(notSent.reason());
            case Answer.Unreachable<T> unreachable ->
                    throw unavailable(unreachable.cause().toString());
            case Answer.Unknown<T> unknown -> throw unavailable(unknown.why().name());
        };
    }

    /**
     * Reads, and leaves it to the caller what the answer means.
     *
     * @throws LexwareUnavailable if nothing may be asked
     * @throws dev.kontor.hub.lane.NotYourTurn if no permit is free soon
     */
    <T> Answer<T> ask(
            OrganisationId id, boolean attended, Function<LexwareClient, Answer<T>> call) {
        return ask(id, permit(id, attended), call);
    }

    private <T> Answer<T> ask(
            OrganisationId id, Permit permit, Function<LexwareClient, Answer<T>> call) {
        transactions.requireNone("Calling Lexware");
        try {
            permit.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable("stopping");
        }
        Answer<T> answer = call.apply(client(id));
        note(id, answer);
        return answer;
    }

    /** Sends a write whose permit is already held, if the deadline has not passed. */
    <T> Answer<T> send(
            OrganisationId id, Deadline deadline, Function<LexwareClient, Answer<T>> call) {
        Answer<T> answer =
                call.apply(client(id).withPacer(new BeforeDeadline(deadline, spacing(id))));
        note(id, answer);
        if (answer instanceof Answer.Rejected<T>) {
            // perhaps because the account was changed
            profiles.computeIfPresent(id, (_, known) -> known.usedAt(Instant.EPOCH));
        }
        return answer;
    }

    Duration pauseAfter(Answer<?> answer) {
        return answer instanceof Answer.Throttled<?>(Duration retryAfter) && retryAfter != null
                ? retryAfter
                : PAUSE;
    }

    /** Sets the paces as configured; loopback accounts may lift them. */
    void configurePaces(Organisation organisation) {
        LexwareAccount account = organisation.lexware();
        paces.configure(organisation.id(), Paces.CALLS, positive(account.callsPerSecond()));
        paces.configure(
                organisation.id(),
                Paces.DOCUMENTS,
                positive(
                        new BigDecimal(account.documentsPerMinute())
                                .divide(new BigDecimal(60), 6, RoundingMode.HALF_UP)));
    }

    @PreDestroy
    void close() {
        clients.values().forEach(each -> each.client().close());
    }

    private static Optional<BigDecimal> positive(BigDecimal rate) {
        return rate.signum() > 0 ? Optional.of(rate) : Optional.empty();
    }

    private LexwareClient client(OrganisationId id) {
        LexwareAccount account = organisations.get(id).lexware();
        return clients.compute(
                        id,
                        (_, known) ->
                                known != null && known.fits(account) ? known : open(id, account))
                .client();
    }

    /** The client before, if any, is not closed: requests may be under way over it. */
    private Opened open(OrganisationId id, LexwareAccount account) {
        profiles.remove(id);
        return new Opened(
                account.baseUri(),
                account.apiKey(),
                LexwareClient.open(
                        LexwareOptions.of(new ApiKey(account.apiKey().reveal()))
                                .withBaseUri(account.baseUri())
                                .withTimeouts(
                                        properties.connectTimeout(), properties.requestTimeout())
                                .withUserAgent("kontor/0.1")
                                .withPacer(new Apart(spacing(id)))));
    }

    private void requireRunning(OrganisationId id) {
        if (Offline.holds()) {
            throw new LexwareUnavailable(
                    clock.instant().plus(REPAIR),
                    new Words(
                            "Dazu müsste Lexware gefragt werden; die Probe fragt niemanden.",
                            "Lexware would have to be asked for that; the rehearsal asks nobody."));
        }
        var pause = organisations.get(id).lexware().connection().pause();
        if (pause != null) {
            throw new LexwareUnavailable(clock.instant().plus(REPAIR), pause.reason());
        }
    }

    private void note(OrganisationId id, Answer<?> answer) {
        metrics.counter(
                        "kontor.lexware.calls",
                        "organisation",
                        id.value(),
                        "outcome",
                        answer.getClass().getSimpleName())
                .increment();
        if (answer instanceof Answer.Throttled<?>) {
            LOG.warn("outcome=throttled organisation={}; slowing down", id);
            paces.throttled(id, Paces.CALLS, pauseAfter(answer));
        }
        if (answer instanceof Answer.Rejected<?> rejected) {
            rejected.reasons().stream()
                    .filter(reason -> reason.code().actor() == Reason.Actor.ADMINISTRATOR)
                    .filter(reason -> reason.code() != Reason.Code.UNMAPPABLE_CONTACT)
                    .findFirst()
                    .ifPresent(reason -> pause(id, reason));
        }
    }

    private void pause(OrganisationId id, Reason reason) {
        Words words =
                switch (reason.code()) {
                    case CREDENTIALS ->
                            new Words(
                                    "Lexware lehnt den API-Schlüssel ab (401). Bitte unter"
                                            + " Erweiterungen → Public API prüfen oder erneuern.",
                                    "Lexware refuses the API key (401). Check or renew it under"
                                            + " extensions → public API.");
                    case CONTRACT ->
                            new Words(
                                    "Lexware meldet ein Problem mit dem Vertrag des Kontos (402).",
                                    "Lexware reports a problem with the account's contract"
                                            + " (402).");
                    default ->
                            new Words(
                                    "Dem API-Schlüssel fehlt eine Berechtigung (403).",
                                    "The API key lacks a scope (403).");
                };
        if (organisations.pauseConnection(id, connection(id), words)) {
            LOG.error("outcome=paused organisation={} reason={}", id, reason);
        }
    }

    private LexwareUnavailable unavailable(String why) {
        return new LexwareUnavailable(
                clock.instant().plus(PAUSE),
                new Words(
                        "Lexware antwortet gerade nicht (" + why + "), wird wiederholt.",
                        "Lexware does not answer right now (" + why + "), will be repeated."));
    }

    /** What keeps the requests of the organisation's account apart. */
    Spacing spacing(OrganisationId id) {
        return spacings.computeIfAbsent(
                id, _ -> new Spacing(organisations.get(id).lexware().callsPerSecond()));
    }

    /** Keeps requests apart on the wire. */
    private record Apart(Spacing spacing) implements Pacer {

        @Override
        public void acquire(RequestInfo request) throws InterruptedException {
            spacing.await();
        }

        @Override
        public void beforeFirstByte(RequestInfo request) {
            spacing.left();
        }
    }

    /** Lets nothing out once the intent's time has passed. */
    private record BeforeDeadline(Deadline deadline, Spacing spacing) implements Pacer {

        @Override
        public void acquire(RequestInfo request) throws NotSentException, InterruptedException {
            spacing.await();
            requireTime();
        }

        @Override
        public void beforeFirstByte(RequestInfo request) throws NotSentException {
            requireTime();
            spacing.left();
        }

        private void requireTime() throws NotSentException {
            if (deadline.passed()) {
                spacing.stays();
                throw new NotSentException("send-before has passed");
            }
        }
    }
}
