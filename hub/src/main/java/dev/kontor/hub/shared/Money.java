package dev.kontor.hub.shared;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An exact amount with its currency (ISO 4217, upper case). Scale is kept as given, except that at
 * least two decimals are shown; nothing here rounds. Amounts of different currencies never mix. As
 * large as {@link Decimals} allows.
 */
public record Money(
        @Meaning(de = "Betrag als genaue Dezimalzahl", en = "Amount as an exact decimal")
                BigDecimal amount,
        @Meaning(de = "Währung nach ISO 4217", en = "Currency, ISO 4217") String currency)
        implements Comparable<Money> {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Money {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not an ISO 4217 currency code".formatted(currency));
        }
        if (Decimals.bounded(amount).scale() < 2) {
            amount = amount.setScale(2);
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money euro(String amount) {
        return of(amount, "EUR");
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    /** Equal in value, whatever the scale: 1.50 and 1.500 are the same money. */
    public boolean sameAs(Money other) {
        return currency.equals(other.currency) && amount.compareTo(other.amount) == 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s are of different currencies".formatted(this, other));
        }
        return other;
    }

    /** As bookkeepers write it: {@code 1.234,50 €} and {@code €1,234.50}. */
    public Words words() {
        return new Words(
                format(Locale.GERMAN) + (currency.equals("EUR") ? " €" : " " + currency),
                (currency.equals("EUR") ? "€" : currency + " ") + format(Locale.UK));
    }

    private String format(Locale locale) {
        int decimals = Math.max(2, amount.stripTrailingZeros().scale());
        return new DecimalFormat(
                        "#,##0." + "0".repeat(decimals), DecimalFormatSymbols.getInstance(locale))
                .format(amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
