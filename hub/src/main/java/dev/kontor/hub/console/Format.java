package dev.kontor.hub.console;

import dev.kontor.hub.shared.Money;
import dev.kontor.hub.shared.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Amounts, dates and times as the reader writes them. Instants are shown in the organisation's time
 * zone. For one request and one thread. What is null is shown as a dash.
 */
final class Format {

    private static final String NOTHING = "–";
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;

    Format(Locale locale, ZoneId zone, Instant now) {
        this.locale = locale;
        this.zone = zone;
        this.now = now;
    }

    boolean german() {
        return locale.getLanguage().equals("de");
    }

    /** The text in the reader's language. */
    public String say(@Nullable Words words) {
        return words == null ? NOTHING : german() ? words.de() : words.en();
    }

    /** {@code 1.234,50 €}. */
    public String amount(@Nullable BigDecimal amount) {
        return amount == null ? NOTHING : money(new Money(amount, "EUR"));
    }

    public String money(@Nullable Money money) {
        if (money == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(money.currency()));
        format.setMaximumFractionDigits(Math.max(2, money.amount().stripTrailingZeros().scale()));
        return format.format(money.amount());
    }

    public String number(@Nullable Number number) {
        return number == null ? NOTHING : NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** An amount without its currency, with at least two decimals: {@code 1.234,50}. */
    public String price(@Nullable BigDecimal amount) {
        if (amount == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(Math.max(2, amount.stripTrailingZeros().scale()));
        return format.format(amount);
    }

    /** All decimals that there are. */
    public String decimals(@Nullable BigDecimal number) {
        if (number == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, number.stripTrailingZeros().scale()));
        return format.format(number);
    }

    /** At most two decimals. */
    public String decimal(@Nullable BigDecimal number) {
        if (number == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** The share of a whole, in full percent. */
    public String percent(long part, long whole) {
        return NumberFormat.getPercentInstance(locale)
                .format(
                        whole == 0
                                ? BigDecimal.ZERO
                                : BigDecimal.valueOf(part)
                                        .divide(
                                                BigDecimal.valueOf(whole),
                                                2,
                                                RoundingMode.HALF_UP));
    }

    /** {@code 23.11.2026}. */
    public String day(@Nullable Instant instant) {
        return instant == null ? NOTHING : date(instant.atZone(zone).toLocalDate());
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? NOTHING
                : DateTimeFormatter.ofPattern(german() ? "dd.MM.yyyy" : "d MMM yyyy", locale)
                        .format(date);
    }

    /** {@code 14:05}. */
    public String time(@Nullable Instant instant) {
        return instant == null
                ? NOTHING
                : DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone));
    }

    /** {@code 23.11.2026, 14:05:09}, to be told in full. */
    public String instant(@Nullable Instant instant) {
        return instant == null
                ? NOTHING
                : day(instant)
                        + ", "
                        + DateTimeFormatter.ofPattern("HH:mm:ss", locale)
                                .format(instant.atZone(zone));
    }

    /** The time today, the day and time before. */
    public String moment(@Nullable Instant instant) {
        if (instant == null) {
            return NOTHING;
        }
        LocalDate day = instant.atZone(zone).toLocalDate();
        LocalDate today = now.atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return time(instant);
        }
        String pattern =
                day.getYear() == today.getYear()
                        ? german() ? "dd.MM., HH:mm" : "d MMM, HH:mm"
                        : german() ? "dd.MM.yyyy" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(zone));
    }

    /** For the attribute {@code datetime}. */
    public String iso(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    /** {@code vor 3 Min.}; the day once it is more than a week ago. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return NOTHING;
        }
        long seconds = Math.max(0, Duration.between(instant, now).toSeconds());
        if (seconds < MINUTE) {
            return german() ? "gerade eben" : "just now";
        }
        if (seconds >= 7 * DAY) {
            return day(instant);
        }
        return german() ? "vor " + span(seconds) : span(seconds) + " ago";
    }

    /** {@code 3 Min.}, {@code 2 Std.}, {@code 5 Tagen}, rounded down. */
    public String duration(@Nullable Duration duration) {
        return duration == null ? NOTHING : span(Math.max(0, duration.toSeconds()));
    }

    private String span(long seconds) {
        if (seconds < MINUTE) {
            return seconds + (german() ? " Sek." : " s");
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + (german() ? " Min." : " min");
        }
        if (seconds < 2 * DAY) {
            return seconds / HOUR + (german() ? " Std." : " h");
        }
        return seconds / DAY + (german() ? " Tagen" : " days");
    }
}
