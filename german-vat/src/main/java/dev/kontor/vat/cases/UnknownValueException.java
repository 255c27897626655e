package dev.kontor.vat.cases;

import java.util.List;

/** A value that its column cannot have. */
public final class UnknownValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final String explanation;

    UnknownValueException(String column, String value, List<String> allowed) {
        this(
                column,
                "there is no value '%s'; it is one of %s"
                        .formatted(value, String.join(", ", allowed)));
    }

    private UnknownValueException(String column, String explanation) {
        super(column + ": " + explanation);
        this.column = column;
        this.explanation = explanation;
    }

    /** The name of the column. */
    public String column() {
        return column;
    }

    /** What is wrong with the value and what is allowed, without the column. */
    public String explanation() {
        return explanation;
    }
}
