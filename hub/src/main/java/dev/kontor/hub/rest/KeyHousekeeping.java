package dev.kontor.hub.rest;

import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.SourceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets answers that were kept for an idempotency key, whether or not anybody calls again. */
@Component
class KeyHousekeeping implements WorkHandler {

    static final String KIND = "idempotency-keys";

    private static final Logger LOG = LoggerFactory.getLogger(KeyHousekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Organisations organisations;
    private final Lane lane;
    private final Transactions transactions;
    private final IdempotentCalls calls;
    private final InstantSource clock;

    KeyHousekeeping(
            Organisations organisations,
            Lane lane,
            Transactions transactions,
            IdempotentCalls calls,
            InstantSource clock) {
        this.organisations = organisations;
        this.lane = lane;
        this.transactions = transactions;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean spendsCalls(Claim claim) {
        return false;
    }

    @EventListener(ApplicationReadyEvent.class)
    void schedule() {
        Instant first = clock.instant().plus(EVERY);
        for (Organisation organisation : organisations.active()) {
            SourceRef ref = new SourceRef(organisation.lexware().connection().id(), KIND, "all");
            transactions.runInOrganisation(
                    organisation.id(),
                    () -> lane.lookAt(organisation.id(), ref, Priority.IMPORT, first));
        }
    }

    @Override
    public Verdict work(Claim claim) {
        int forgotten = calls.forget();
        if (forgotten > 0) {
            LOG.info("outcome=idempotency-keys-forgotten count={}", forgotten);
        }
        return new Verdict.LookAgain(clock.instant().plus(EVERY), Priority.IMPORT);
    }
}
