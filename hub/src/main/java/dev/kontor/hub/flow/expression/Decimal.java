package dev.kontor.hub.flow.expression;

import dev.kontor.hub.shared.Decimals;
import dev.kontor.hub.shared.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What expressions calculate with: an exact number that may carry a currency. Equality is by value,
 * whatever the scale. Amounts of two currencies never mix; a number without currency goes with any.
 * Products and quotients keep 34 significant digits; nothing else rounds. As large as {@link
 * Decimals} allows.
 */
record Decimal(BigDecimal number, @Nullable String currency) implements Comparable<Decimal> {

    Decimal {
        number =
                number.signum() == 0
                        ? BigDecimal.ZERO
                        : Decimals.bounded(number.stripTrailingZeros());
    }

    static Decimal of(Money money) {
        return new Decimal(money.amount(), money.currency());
    }

    static Decimal of(long number) {
        return new Decimal(BigDecimal.valueOf(number), null);
    }

    /** The shortest decimal that stands for the floating point number, so that 0.1 is 0.1. */
    static Decimal of(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(number + " is not a decimal");
        }
        return new Decimal(BigDecimal.valueOf(number), null);
    }

    static Decimal parse(String text) {
        if (text.length() > 60) {
            throw new IllegalArgumentException("a decimal has at most 60 characters");
        }
        try {
            return new Decimal(new BigDecimal(text.strip()), null);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal", notANumber);
        }
    }

    Decimal plus(Decimal other) {
        return new Decimal(number.add(other.number), commonCurrency(other));
    }

    Decimal minus(Decimal other) {
        return new Decimal(number.subtract(other.number), commonCurrency(other));
    }

    Decimal times(Decimal other) {
        if (currency != null && other.currency != null) {
            throw new IllegalArgumentException("an amount cannot be multiplied by an amount");
        }
        return new Decimal(
                number.multiply(other.number, MathContext.DECIMAL128),
                currency != null ? currency : other.currency);
    }

    Decimal dividedBy(Decimal other) {
        if (other.number.signum() == 0) {
            throw new IllegalArgumentException("divided by zero");
        }
        String common = commonCurrency(other);
        return new Decimal(
                number.divide(other.number, MathContext.DECIMAL128),
                other.currency == null ? common : null);
    }

    Decimal negated() {
        return new Decimal(number.negate(), currency);
    }

    /** The amount with its currency; empty if it has none. */
    @Nullable Money toMoney() {
        return currency == null ? null : new Money(number, currency);
    }

    private @Nullable String commonCurrency(Decimal other) {
        if (currency != null && other.currency != null && !currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "%s and %s are of different currencies".formatted(this, other));
        }
        return currency != null ? currency : other.currency;
    }

    /**
     * By value; a number without currency equals the same amount of any. That is not transitive,
     * hence not to be relied on outside of expressions.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decimal decimal
                && number.compareTo(decimal.number) == 0
                && (currency == null
                        || decimal.currency == null
                        || currency.equals(decimal.currency));
    }

    @Override
    public int hashCode() {
        return number.hashCode();
    }

    @Override
    public int compareTo(Decimal other) {
        Objects.requireNonNull(other);
        commonCurrency(other);
        return number.compareTo(other.number);
    }

    @Override
    public String toString() {
        return currency == null ? number.toPlainString() : number.toPlainString() + " " + currency;
    }
}
