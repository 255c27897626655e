package dev.kontor.hub.books;

import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;
import dev.kontor.hub.ledger.Ledger;
import dev.kontor.hub.shared.SourceRef;
import java.util.UUID;

/**
 * A document came into being in Lexware. If it is not known to be ours while one of our creates is
 * in doubt, it is evidence: it is read for our marker, long before the index shows it.
 */
final class NewDocumentWatch implements WorkHandler {

    private final DocumentKind kind;
    private final DocumentIndex index;
    private final Ledger ledger;
    private final LexwareAccess lexware;

    NewDocumentWatch(DocumentKind kind, DocumentIndex index, Ledger ledger, LexwareAccess lexware) {
        this.kind = kind;
        this.index = index;
        this.ledger = ledger;
        this.lexware = lexware;
    }

    @Override
    public String kind() {
        return LexwareReception.NEW + kind.key();
    }

    /** Only when something is in doubt, and then it goes first. */
    @Override
    public boolean spendsCalls(Claim claim) {
        return false;
    }

    @Override
    public Verdict work(Claim claim) {
        SourceRef document = lexware.ref(claim.organisation(), kind.key(), claim.ref().id());
        if (ledger.byRemote(claim.organisation(), document).isPresent()) {
            return new Verdict.Finished();
        }
        if (ledger.inDoubt(claim.organisation()).isEmpty()) {
            return new Verdict.Finished();
        }
        try {
            var _ =
                    index.readForMarker(
                            claim.organisation(), kind, UUID.fromString(claim.ref().id()), true);
        } catch (LexwareUnavailable unavailable) {
            return new Verdict.LookAgain(unavailable.retryAt(), Priority.SIGNAL);
        }
        return new Verdict.Finished();
    }
}
