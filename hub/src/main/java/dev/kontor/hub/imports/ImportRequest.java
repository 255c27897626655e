package dev.kontor.hub.imports;

import dev.kontor.hub.connector.Period;
import dev.kontor.hub.shared.ConnectionId;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What is imported: the objects of a connection whose business date is in a period.
 *
 * @param until inclusive
 */
public record ImportRequest(ConnectionId connection, LocalDate from, LocalDate until) {

    Period period(ZoneId zone) {
        return new Period(
                from.atStartOfDay(zone).toInstant(),
                until.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
