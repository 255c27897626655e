package dev.kontor.vat.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of one row by the name of their column; a column that is not there is empty. */
final class CaseRow {

    private static final int LONGEST_NUMBER = 30;

    /** Without exponent: 1e300000000 is short and would fill all memory when it is rounded. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

    private final Map<String, String> values;

    CaseRow(Map<String, String> values) {
        this.values = values;
    }

    String text(String column) {
        return values.getOrDefault(column, "").strip();
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    /** The value of a column that has a closed list of them; empty if the column is. */
    <T> Optional<T> oneOf(String column, Map<String, T> allowed) {
        String value = text(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        T found = allowed.get(value);
        if (found == null) {
            throw new UnknownValueException(column, value, List.copyOf(allowed.keySet()));
        }
        return Optional.of(found);
    }

    /** The value of a column that must not be empty. */
    <T> T required(String column, Map<String, T> allowed) {
        return oneOf(column, allowed)
                .orElseThrow(() ->
                        new UnknownValueException(column, "", new ArrayList<>(allowed.keySet())));
    }

    /** A decimal number with a point, of at most 30 characters; empty if the column is. */
    Optional<BigDecimal> number(String column) {
        String value = text(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() > LONGEST_NUMBER || !NUMBER.matcher(value).matches()) {
            throw new UnknownValueException(
                    column, value, List.of("a decimal number such as 1234.50"));
        }
        return Optional.of(new BigDecimal(value));
    }
}
