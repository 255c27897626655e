package dev.kontor.hub.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A single value. Only plain {@code true}, {@code false}, {@code null}, {@code ~}, whole numbers
 * and decimals are more than text; {@code yes}, {@code no} and dates are text, as in YAML 1.2.
 */
public final class YamlScalar implements YamlValue {

    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?[0-9]{1,30}\\.[0-9]{1,30}([eE][-+]?[0-9]{1,3})?");

    private final YamlPosition position;
    private final YamlPosition start;
    private final String path;
    private final String text;
    private final boolean plain;

    YamlScalar(YamlPosition position, YamlPosition start, String path, String text, boolean plain) {
        this.position = position;
        this.start = start;
        this.path = path;
        this.text = text;
        this.plain = plain;
    }

    @Override
    public YamlPosition position() {
        return position;
    }

    @Override
    public String path() {
        return path;
    }

    /** The text as written, without quotes. */
    public String text() {
        return text;
    }

    /**
     * Where a character of the text stands in the file, for errors inside an expression. Exact for
     * texts on one line and after {@code |}.
     *
     * @param line within the text, from 1
     * @param column within the line, from 1
     */
    public YamlPosition positionAt(int line, int column) {
        return new YamlPosition(start.file(), start.line() + line - 1, start.column() + column - 1);
    }

    /** No value: {@code key:}, {@code null} or {@code ~}. */
    public boolean isNull() {
        return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /**
     * The text turned into a value; an {@link IllegalArgumentException} of the function becomes an
     * error here.
     */
    public <T> T as(String expected, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException notThat) {
            throw wrong("'%s' is not %s".formatted(text, expected), "give " + expected);
        }
    }

    /** {@code true} or {@code false}, nothing else. */
    public boolean asBoolean() {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw wrong(
                            "'%s' is neither true nor false".formatted(text),
                            "write true or false");
        };
    }

    @Override
    public @Nullable Object toPlain() {
        if (!plain) {
            return text;
        }
        if (isNull()) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
