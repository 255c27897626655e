package dev.kontor.hub.books;

import dev.kontor.hub.books.ContactMirror.Pass;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.lane.Paces;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.lexware.Contact;
import dev.kontor.lexware.ContactFilter;
import dev.kontor.lexware.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Fills the mirror of contacts by a full pass over all pages, one page at a time, only while nobody
 * else needs calls; webhooks keep it fresh in between. Nothing relies on it being complete: whoever
 * finds nobody in it looks at Lexware itself.
 */
@Component
class ContactReading implements WorkHandler {

    static final String KIND = "contact-mirror";

    /** What Lexware's lists show at most (lexware-office-api.md 5). */
    private static final long WINDOW = 10_000;

    private static final Duration BUSY = Duration.ofSeconds(10);

    private final LexwareAccess lexware;
    private final ContactMirror mirror;
    private final Paces paces;
    private final Lane lane;
    private final Transactions transactions;
    private final BooksProperties properties;
    private final InstantSource clock;

    ContactReading(
            LexwareAccess lexware,
            ContactMirror mirror,
            Paces paces,
            Lane lane,
            Transactions transactions,
            BooksProperties properties,
            InstantSource clock) {
        this.lexware = lexware;
        this.mirror = mirror;
        this.paces = paces;
        this.lane = lane;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Verdict work(Claim claim) {
        OrganisationId organisation = claim.organisation();
        Instant now = clock.instant();
        if (!lexware.current(organisation, claim.ref())) {
            transactions.runInOrganisation(
                    organisation,
                    () ->
                            lane.signal(
                                    organisation,
                                    lexware.ref(organisation, KIND, "all"),
                                    Priority.IMPORT));
            return new Verdict.Finished();
        }
        Optional<Pass> last = mirror.pass(organisation);
        if (last.isPresent() && last.get().completedAt() != null) {
            Instant due = last.get().completedAt().plus(properties.contactPass());
            if (now.isBefore(due)) {
                return at(due);
            }
        }
        if (!paces.idle(organisation, Paces.CALLS)) {
            return at(now.plus(BUSY));
        }
        try {
            lexware.confirmed(organisation, false);
            Pass under =
                    last.filter(pass -> pass.completedAt() == null)
                            .orElseGet(() -> new Pass(0, now, null));
            return readPage(organisation, under);
        } catch (NotYourTurn busy) {
            return at(busy.turn());
        } catch (LexwareUnavailable unavailable) {
            return at(unavailable.retryAt());
        }
    }

    private Verdict readPage(OrganisationId organisation, Pass pass) {
        Page<Contact> page =
                lexware.read(
                                organisation,
                                false,
                                client ->
                                        client.contacts()
                                                .page(
                                                        ContactFilter.all(),
                                                        pass.nextPage(),
                                                        Page.LARGEST))
                        .orElseThrow();
        Instant now = clock.instant();
        page.content().stream()
                .flatMap(contact -> MirroredContact.of(contact).stream())
                .sorted(Comparator.comparing(MirroredContact::id))
                .forEach(contact -> mirror.put(organisation, contact, now));
        if (!page.last()) {
            mirror.put(organisation, new Pass(pass.nextPage() + 1, pass.startedAt(), null));
            return at(now);
        }
        // Beyond 10,000 contacts the list ends by itself; only a pass that saw all may forget.
        if (page.totalElements() < WINDOW) {
            mirror.removeUnseenSince(organisation, pass.startedAt());
        }
        mirror.put(organisation, new Pass(0, pass.startedAt(), now));
        return at(now.plus(properties.contactPass()));
    }

    private static Verdict at(Instant instant) {
        return new Verdict.LookAgain(instant, Priority.IMPORT);
    }
}
