package dev.kontor.vat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Amounts, rates and dates in words: as a German and as an English bookkeeper writes them. For
 * questions and remarks; documents are German and have their own form.
 */
public final class Figures {

    private static final DateTimeFormatter GERMAN_DATE =
            DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.GERMAN);
    private static final DateTimeFormatter ENGLISH_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Figures() {}

    /** An amount in EUR: {@code 1.234,50 EUR}, {@code EUR 1,234.50}. */
    public static Wording euro(BigDecimal amount) {
        return amount(amount, "EUR");
    }

    /** An amount, to the cent. */
    public static Wording amount(BigDecimal amount, String currency) {
        return new Wording(
                decimal(amount, "#,##0.00", Locale.GERMAN) + " " + currency,
                currency + " " + decimal(amount, "#,##0.00", Locale.UK));
    }

    /** A number with the decimals it has: {@code 2,5}, {@code 2.5}. */
    public static Wording number(BigDecimal number) {
        return new Wording(
                decimal(number, "#,##0.##########", Locale.GERMAN),
                decimal(number, "#,##0.##########", Locale.UK));
    }

    /** A rate: {@code 25,5 %}, {@code 25.5 %}. */
    public static Wording percent(BigDecimal rate) {
        Wording number = number(rate);
        return new Wording(number.de() + " %", number.en() + " %");
    }

    /** Rates, separated by commas; a question mark if there are none. */
    public static Wording percents(List<BigDecimal> rates) {
        if (rates.isEmpty()) {
            return new Wording("?", "?");
        }
        List<Wording> all = rates.stream().distinct().map(Figures::percent).toList();
        return new Wording(joined(all, Wording::de), joined(all, Wording::en));
    }

    /** A day: {@code 03.11.2026}, {@code 3 November 2026}. */
    public static Wording date(LocalDate day) {
        return new Wording(GERMAN_DATE.format(day), ENGLISH_DATE.format(day));
    }

    private static String joined(List<Wording> all, Function<Wording, String> language) {
        return all.stream().map(language).collect(Collectors.joining(", "));
    }

    private static String decimal(BigDecimal number, String pattern, Locale locale) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale)).format(number);
    }
}
