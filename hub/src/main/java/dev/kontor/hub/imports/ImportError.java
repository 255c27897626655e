package dev.kontor.hub.imports;

import dev.kontor.hub.shared.ConnectionId;
import dev.kontor.hub.shared.ErrorCode;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What can be wrong with a request to this module. */
public enum ImportError implements ErrorCode {
    /** It ends before it begins, or reaches to where flows care by themselves. */
    PERIOD_WRONG(WhoMustAct.CALLER),
    /** The vendor cannot list its past. */
    NOT_LISTABLE(WhoMustAct.CALLER),
    /** One import of a connection at a time. */
    IMPORT_UNDER_WAY(WhoMustAct.CALLER),
    IMPORT_UNKNOWN(WhoMustAct.CALLER),
    /** It was cancelled. */
    IMPORT_CLOSED(WhoMustAct.CALLER),
    /** What was chosen is not possible for the object. */
    CHOICE_WRONG(WhoMustAct.CALLER),
    /** Too much else is going on to count right now. */
    BUSY(WhoMustAct.CAPACITY);

    private final WhoMustAct whoMustAct;

    ImportError(WhoMustAct whoMustAct) {
        this.whoMustAct = whoMustAct;
    }

    @Override
    public WhoMustAct whoMustAct() {
        return whoMustAct;
    }

    static HubException periodBackwards(LocalDate from, LocalDate until) {
        return new HubException(
                PERIOD_WRONG,
                "The period ends on %s, before it begins on %s".formatted(until, from));
    }

    static HubException periodTooLate(LocalDate until, LocalDate begin) {
        return new HubException(
                PERIOD_WRONG,
                "The period ends on %s; from %s on flows care by themselves, so it must end before"
                        .formatted(until, begin));
    }

    static HubException notListable(ConnectionId connection) {
        return new HubException(
                NOT_LISTABLE,
                "%s cannot list its past, so nothing of it can be imported".formatted(connection));
    }

    static HubException underWay(ConnectionId connection, UUID job) {
        return new HubException(
                IMPORT_UNDER_WAY,
                "Import %s of %s is under way; let it end or cancel it first"
                        .formatted(job, connection));
    }

    static HubException unknown(OrganisationId organisation, UUID id) {
        return new HubException(
                IMPORT_UNKNOWN, "Organisation %s has no import %s".formatted(organisation, id));
    }

    static HubException closed(UUID id) {
        return new HubException(
                IMPORT_CLOSED, "Import %s was cancelled; start another one".formatted(id));
    }

    static HubException choiceWrong(String why) {
        return new HubException(CHOICE_WRONG, why);
    }

    static HubException busy(Instant turn) {
        return new HubException(
                BUSY, "Lexware's calls are booked out until %s; ask again then".formatted(turn));
    }
}
