package dev.kontor.hub.books;

import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.shared.SourceRef;
import org.springframework.stereotype.Component;

/**
 * A contact came into being. What we made ourselves the ledger knows, so that no call is spent on
 * it; anybody else's is read into the mirror.
 */
@Component
class NewContactWatch implements WorkHandler {

    private final ContactWatch watch;
    private final Ledger ledger;
    private final LexwareAccess lexware;

    NewContactWatch(ContactWatch watch, Ledger ledger, LexwareAccess lexware) {
        this.watch = watch;
        this.ledger = ledger;
        this.lexware = lexware;
    }

    @Override
    public String kind() {
        return LexwareReception.NEW + ContactWatch.KIND;
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
        return watch.look(claim.organisation(), contact);
    }
}
