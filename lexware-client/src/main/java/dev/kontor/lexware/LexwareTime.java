package dev.kontor.lexware;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Dates as Lexware Office writes and insists on them: {@code yyyy-MM-dd'T'HH:mm:ss.SSSXXX} with
 * exactly three millisecond digits, in Europe/Berlin. Anything else is refused with 406
 * (lexware-office-api.md 2).
 */
public final class LexwareTime {

    /** The zone in which Lexware Office counts days. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT);

    private LexwareTime() {}

    /** The first instant of a day in Berlin: how a date is written into a document. */
    public static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }

    /** An instant as seen in Berlin, cut to milliseconds. */
    public static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE).toOffsetDateTime();
    }

    /** The day in Berlin on which this instant falls, whatever its own offset. */
    public static LocalDate dayOf(OffsetDateTime dateTime) {
        return dateTime.atZoneSameInstant(ZONE).toLocalDate();
    }

    /** The wire form in Berlin's offset; finer than milliseconds is cut off. */
    public static String format(OffsetDateTime dateTime) {
        return FORMAT.format(dateTime.atZoneSameInstant(ZONE));
    }

    /**
     * Reads any ISO 8601 date-time with offset; a bare {@code yyyy-MM-dd} means the start of that
     * day in Berlin.
     */
    static OffsetDateTime parse(String text) {
        return text.length() == 10 ? startOf(LocalDate.parse(text)) : OffsetDateTime.parse(text);
    }
}
