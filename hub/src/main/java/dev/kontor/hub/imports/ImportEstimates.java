package dev.kontor.hub.imports;

import dev.kontor.hub.books.BooksUnavailable;
import dev.kontor.hub.books.PastDocuments;
import dev.kontor.hub.connector.Connector;
import dev.kontor.hub.connector.Connectors;
import dev.kontor.hub.connector.PastSize;
import dev.kontor.hub.connector.Period;
import dev.kontor.hub.database.Transactions;
import dev.kontor.hub.flow.PastObjects;
import dev.kontor.hub.lane.NotYourTurn;
import dev.kontor.hub.organisation.Connection;
import dev.kontor.hub.organisation.LexwareAccount;
import dev.kontor.hub.organisation.Organisation;
import dev.kontor.hub.organisation.Organisations;
import dev.kontor.hub.shared.HubException;
import dev.kontor.hub.shared.OrganisationId;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what an import costs before it is begun: a call to the source and two to Lexware. */
@Component
class ImportEstimates {

    private static final int PAGE = 250;

    private final Organisations organisations;
    private final Connectors connectors;
    private final PastObjects objects;
    private final PastDocuments documents;
    private final Transactions transactions;
    private final InstantSource clock;

    ImportEstimates(
            Organisations organisations,
            Connectors connectors,
            PastObjects objects,
            PastDocuments documents,
            Transactions transactions,
            InstantSource clock) {
        this.organisations = organisations;
        this.connectors = connectors;
        this.objects = objects;
        this.documents = documents;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Checks that such an import is possible.
     *
     * @throws HubException {@link ImportError#PERIOD_WRONG}, {@link ImportError#NOT_LISTABLE}, and
     *     what {@link Organisations#connection} throws
     */
    Connection checked(OrganisationId id, ImportRequest request) {
        Connection connection = organisations.connection(id, request.connection());
        if (connectors.find(connection.id().vendor()).filter(Connector::listsPast).isEmpty()) {
            throw ImportError.notListable(connection.id());
        }
        if (request.until().isBefore(request.from())) {
            throw ImportError.periodBackwards(request.from(), request.until());
        }
        LocalDate begin = begin(id);
        if (!request.until().isBefore(begin)) {
            throw ImportError.periodTooLate(request.until(), begin);
        }
        return connection;
    }

    /** The first day that cannot be imported: from then on flows care, or it is yet to come. */
    LocalDate begin(OrganisationId id) {
        ZoneId zone = zone(id);
        Instant now = clock.instant();
        Instant flowsBegin = objects.flowsBegin(id).filter(now::isAfter).orElse(now);
        LocalDate day = flowsBegin.atZone(zone).toLocalDate();
        // a flow that began in the middle of a day cares for the rest of it only
        boolean midDay = day.atStartOfDay(zone).toInstant().isBefore(flowsBegin);
        return midDay ? day.plusDays(1) : day;
    }

    ZoneId zone(OrganisationId id) {
        return organisations.get(id).settings().zone();
    }

    ImportEstimate estimate(OrganisationId id, ImportRequest request) {
        Connection connection = checked(id, request);
        Period period = request.period(zone(id));
        transactions.requireNone("Estimating");
        PastSize size = connectors.get(connection.id().vendor()).pastSize(connection, period);
        List<Words> remarks = new ArrayList<>(size.remarks());
        PastDocuments.Size held = held(id, request, remarks);
        Long known = held == null ? null : held.documents();
        Organisation organisation = organisations.get(id);
        if (organisation.settings().closed(request.until())) {
            remarks.add(
                    new Words(
                            "Der ganze Zeitraum ist abgeschlossen: Es wird zugeordnet, aber nichts angelegt.",
                            "The books are closed for all of the period: documents are adopted, none is created."));
        }
        LocalDate from = PastDocuments.earliest(request.from());
        long days = ChronoUnit.DAYS.between(from, lastDay(request)) + 1;
        long listing =
                days / ImportPlace.DAYS_AT_ONCE
                        + 1
                        + (held == null ? 0 : (held.documents() + held.vouchers()) / PAGE);
        long reading = known == null ? size.objects() : Math.min(size.objects(), known);
        int calls = Math.toIntExact(Math.min(Integer.MAX_VALUE, listing + reading));
        Duration lexwareTime = time(calls, organisation.lexware());
        return new ImportEstimate(
                request,
                size.objects(),
                size.exact(),
                size.calls(),
                size.atLeast(),
                known,
                calls,
                lexwareTime,
                size.atLeast().compareTo(lexwareTime) > 0 ? "source" : "lexware",
                remarks);
    }

    LocalDate lastDay(ImportRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
        LocalDate latest = PastDocuments.latest(request.until());
        return latest.isAfter(today) ? today : latest;
    }

    /** Null if Lexware could not be asked. */
    private PastDocuments.@Nullable Size held(
            OrganisationId id, ImportRequest request, List<Words> remarks) {
        try {
            PastDocuments.Size size =
                    documents.size(id, PastDocuments.earliest(request.from()), lastDay(request));
            if (size.vouchers() > 0) {
                remarks.add(
                        new Words(
                                        "In Lexware stehen für diesen Zeitraum auch %d Einnahmebelege, die nicht als Rechnung geschrieben"
                                                + " wurden. Was gleichen Betrag, Namen oder Tag hat, wird gezeigt; Sammelbuchungen erkennt Kontor nicht: vor dem Anlegen prüfen.",
                                        "For this period Lexware also holds %d bookkeeping vouchers of revenue that are no invoices."
                                                + " Those with the same total and name or day are shown; vouchers for several orders are not recognised: check before creating anything.")
                                .with(size.vouchers()));
            }
            return size;
        } catch (NotYourTurn booked) {
            throw ImportError.busy(booked.turn());
        } catch (BooksUnavailable unavailable) {
            remarks.add(
                    new Words(
                            "Lexware konnte nicht gefragt werden: " + unavailable.why().de(),
                            "Lexware could not be asked: " + unavailable.why().en()));
            return null;
        }
    }

    /** How long so many calls take if nobody else needs them. */
    static Duration time(long calls, LexwareAccount account) {
        BigDecimal perSecond = account.callsPerSecond();
        return perSecond.signum() <= 0
                ? Duration.ZERO
                : Duration.ofSeconds(
                        BigDecimal.valueOf(calls)
                                .divide(perSecond, 0, RoundingMode.CEILING)
                                .longValue());
    }

    /** How long so many documents take. */
    static Duration documentTime(long documents, LexwareAccount account) {
        return account.documentsPerMinute() <= 0
                ? Duration.ZERO
                : Duration.ofSeconds(documents * 60 / account.documentsPerMinute());
    }
}
