package dev.kontor.hub.books;

import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * A contact came into being. What we made ourselves the ledger knows, so that no call is spent on
 * it; anybody else's is read into the mirror.
 */
@Component
class NewContactWatch implements WorkHandler {

    /** Our own create's outcome may be committed a moment after its webhook came. */
    private static final Duration OWN_OUTCOME = Duration.ofSeconds(3);

    private final ContactWatch watch;
    private final Ledger ledger;
    private final LexwareAccess lexware;
    private final InstantSource clock;

    NewContactWatch(ContactWatch watch, Ledger ledger, LexwareAccess lexware, InstantSource clock) {
        this.watch = watch;
        this.ledger = ledger;
        this.lexware = lexware;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return LexwareConnector.NEW + ContactWatch.KIND;
    }

    /** Most are our own. */
    @Override
    public boolean spendsCalls(Claim claim) {
        return false;
    }

    @Override
    public Verdict work(Claim claim) {
        SourceRef contact = lexware.ref(claim.organisation(), ContactWatch.KIND, claim.ref().id());
        if (ledger.byRemote(claim.organisation(), contact).isPresent()) {
            return new Verdict.Finished();
        }
        Instant from = claim.waitingSince().plus(OWN_OUTCOME);
        return clock.instant().isBefore(from)
                ? new Verdict.LookAgain(from, Priority.SIGNAL)
                : watch.look(claim.organisation(), contact);
    }
}
