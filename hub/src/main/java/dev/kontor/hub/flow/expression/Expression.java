package dev.kontor.hub.flow.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checked expression, ready to be evaluated any number of times. Immutable and thread-safe. */
public final class Expression {

    private static final Pattern ABSENT_KEY = Pattern.compile("key '([^']*)' is not present");

    private final String text;
    private final Wanted wanted;
    private final CelRuntime.Program program;
    private final Set<String> steps;
    private final Set<String> settings;

    Expression(
            String text,
            Wanted wanted,
            CelRuntime.Program program,
            Set<String> steps,
            Set<String> settings) {
        this.text = text;
        this.wanted = wanted;
        this.program = program;
        this.steps = Set.copyOf(steps);
        this.settings = Set.copyOf(settings);
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** The earlier steps whose output it reads. */
    public Set<String> steps() {
        return steps;
    }

    /** The settings it reads, those only tested with {@code has()} included. */
    public Set<String> settings() {
        return settings;
    }

    /** Evaluates; never throws for any data. */
    public Evaluation evaluate(Map<String, ?> variables) {
        try {
            Map<String, Object> converted = new HashMap<>();
            variables.forEach((name, value) -> {
                Object cel = Values.toCel(value);
                if (cel != null) {
                    converted.put(name, cel);
                }
            });
            return new Evaluation.Value(Values.fromCel(program.eval(converted), wanted.type()));
        } catch (CelEvaluationException failed) {
            return failure(failed);
        } catch (IllegalArgumentException wrongValue) {
            return new Evaluation.Failed(String.valueOf(wrongValue.getMessage()));
        }
    }

    private static Evaluation failure(CelEvaluationException failed) {
        String message = String.valueOf(failed.getMessage());
        if (failed.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
            Matcher key = ABSENT_KEY.matcher(message);
            return new Evaluation.Missing(key.find() ? key.group(1) : "value");
        }
        Throwable cause = failed.getCause();
        return new Evaluation.Failed(
                cause instanceof IllegalArgumentException && cause.getMessage() != null
                        ? cause.getMessage()
                        : message.replaceFirst("^evaluation error( at <input>:\\d+)?: ", ""));
    }

    @Override
    public String toString() {
        return text;
    }
}
