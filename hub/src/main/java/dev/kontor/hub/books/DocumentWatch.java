package dev.kontor.hub.books;

import dev.kontor.hub.lane.Claim;
import dev.kontor.hub.lane.Priority;
import dev.kontor.hub.lane.Verdict;
import dev.kontor.hub.lane.WorkHandler;

/** Looks at a document that Lexware says has changed. */
final class DocumentWatch implements WorkHandler {

    private final DocumentKind kind;
    private final DocumentWatchList watchList;

    DocumentWatch(DocumentKind kind, DocumentWatchList watchList) {
        this.kind = kind;
        this.watchList = watchList;
    }

    @Override
    public String kind() {
        return kind.key();
    }

    @Override
    public Verdict work(Claim claim) {
        try {
            watchList.look(claim.organisation(), kind, claim.ref());
            return new Verdict.Finished();
        } catch (LexwareUnavailable unavailable) {
            return new Verdict.LookAgain(unavailable.retryAt(), Priority.SIGNAL);
        }
    }
}
