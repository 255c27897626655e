package dev.kontor.hub.books;

import dev.kontor.hub.lane.Lane;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.SourceRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Spares the passes over what we made ourselves: the webhook that tells of its creation tells
 * nothing new. One that comes after the outcome was committed signals nothing, one that came before
 * is withdrawn. It is a matter of cost only: what slips through, as when another node takes the
 * webhook, is looked up in the ledger. Thread-safe.
 */
@Component
class OwnRecords {

    private static final int LAST = 10_000;

    private final Set<Own> last =
            Collections.synchronizedSet(
                    Collections.newSetFromMap(
                            new LinkedHashMap<>() {
                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<Own, Boolean> eldest) {
                                    return size() > LAST;
                                }
                            }));

    private final Lane lane;

    OwnRecords(Lane lane) {
        this.lane = lane;
    }

    /** A record was made, and that is committed. */
    void made(OrganisationId organisation, SourceRef record) {
        last.add(new Own(organisation, record));
    }

    /** The webhook, if it came before that; in the caller's transaction. */
    void withdrawNews(OrganisationId organisation, SourceRef record) {
        lane.withdraw(organisation, LexwareReception.news(record));
    }

    /** Whether the record is one of the last ten thousand that this process made. */
    boolean contains(OrganisationId organisation, SourceRef record) {
        return last.contains(new Own(organisation, record));
    }

    private record Own(OrganisationId organisation, SourceRef record) {}
}
