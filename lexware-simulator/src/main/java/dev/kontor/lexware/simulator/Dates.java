package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Dates as the API writes and accepts them ({@code lexware-office-api.md} 2): German local time,
 * milliseconds and offset.
 */
final class Dates {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
                    .withZone(BERLIN);
    private static final Pattern ACCEPTED =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private Dates() {}

    static String written(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** The start of a German local day. */
    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BERLIN).toInstant();
    }

    /** The German local day of an instant. */
    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, BERLIN);
    }

    /** Empty unless the text has exactly three digits of milliseconds and an offset. */
    static Optional<Instant> dateTime(String text) {
        if (!ACCEPTED.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Empty unless the text is {@code yyyy-MM-dd}. */
    static Optional<LocalDate> day(String text) {
        if (!DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
