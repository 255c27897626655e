package dev.kontor.hub.books;

import dev.kontor.hub.database.OneAtATime;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.ledger.Pulse;
import dev.kontor.hub.ledger.Role;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import dev.kontor.hub.shared.Words;
import dev.kontor.lexware.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Against amnesia: before the first document after a start or an idle hour, everything that Lexware
 * holds since the newest known record is accounted for. What bears our marker becomes a sighting
 * and is adopted by its object; more than a page of unknown documents stops writing until a person
 * looked.
 *
 * <p>Limit, honestly: a ledger that knows no record at all (a lost database) looks back one day.
 */
@Component
class CatchUp {

    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final Duration WITHOUT_MEMORY = Duration.ofDays(1);

    private final DocumentIndex index;
    private final DocumentMirror mirror;
    private final Ledger ledger;
    private final Pulse pulse;
    private final InstantSource clock;
    private final Map<OrganisationId, Instant> caughtUp = new ConcurrentHashMap<>();
    private final OneAtATime turns;

    CatchUp(
            DocumentIndex index,
            DocumentMirror mirror,
            Ledger ledger,
            Pulse pulse,
            Transactions transactions,
            InstantSource clock) {
        this.index = index;
        this.mirror = mirror;
        this.ledger = ledger;
        this.pulse = pulse;
        this.turns = new OneAtATime(transactions);
        this.clock = clock;
    }

    /**
     * Returns when documents may be created.
     *
     * @param readAll whether a person ordered that every unknown document be read, however many
     *     calls that takes; what was read is kept if it takes several passes
     * @throws LexwareUnavailable if that is not yet known
     * @throws dev.kontor.hub.lane.NotYourTurn if reading needs a permit that is not free soon
     * @throws Held if a person must look first
     */
    void require(OrganisationId organisation, boolean readAll) {
        Instant now = clock.instant();
        Instant last = caughtUp.get(organisation);
        if (last != null && last.plus(IDLE).isAfter(now)) {
            caughtUp.put(organisation, now);
            return;
        }
        if (now.isBefore(pulse.mayCreateFrom())) {
            throw new LexwareUnavailable(
                    pulse.mayCreateFrom(),
                    new Words(
                            "Kontor war länger aus; vor dem ersten Beleg wird geprüft, was in"
                                    + " Lexware inzwischen entstanden ist.",
                            "Kontor was off for a while; before the first document it checks what"
                                    + " came into being in Lexware meanwhile."));
        }
        turns.run(
                organisation,
                "Catching up",
                () -> {
                    if (Objects.equals(caughtUp.get(organisation), last)) {
                        catchUp(organisation, now, readAll);
                    }
                    return caughtUp.put(organisation, clock.instant());
                });
    }

    private void catchUp(OrganisationId organisation, Instant now, boolean readAll) {
        Instant since =
                Stream.of(Role.REVENUE_DOCUMENT, Role.CORRECTION)
                        .flatMap(role -> ledger.newestMade(organisation, role).stream())
                        .max(Instant::compareTo)
                        .map(newest -> newest.minus(OVERLAP))
                        .orElse(now.minus(WITHOUT_MEMORY));
        index.refreshNow(organisation, since, true);
        List<MirroredDocument> unread = mirror.unread(organisation, since);
        Set<SourceRef> known =
                ledger.known(
                        organisation,
                        unread.stream().map(each -> index.ref(organisation, each)).toList());
        int unknown = unread.size() - known.size();
        if (unknown > Page.LARGEST && !readAll) {
            throw new Held(Problems.memoryGap(unknown));
        }
        index.readUnaccounted(organisation, since, _ -> true, true);
    }
}
