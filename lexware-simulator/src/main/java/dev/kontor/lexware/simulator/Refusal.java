package dev.kontor.lexware.simulator;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the application refuses; which of its two shapes the body has, the resource decides ({@code
 * lexware-office-api.md} 4.1).
 */
final class Refusal extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Detail> details;

    Refusal(int status, String message, List<Detail> details) {
        super(message, null, false, false);
        this.status = status;
        this.details = List.copyOf(details);
    }

    Refusal(int status, String message) {
        this(status, message, List.of());
    }

    /** One reason, for the bodies with an IssueList: key and source. */
    static Refusal issue(int status, String key, String source) {
        return new Refusal(status, key, List.of(new Detail(key, source, "")));
    }

    static Refusal notFound() {
        return new Refusal(404, "Resource not found");
    }

    int status() {
        return status;
    }

    List<Detail> details() {
        return details;
    }

    String summary() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** What is wrong, for people: fields with their violations, or the summary. */
    String reason() {
        return details.isEmpty()
                ? summary()
                : details.stream()
                        .map(detail -> detail.field() + " " + detail.violation())
                        .collect(Collectors.joining(", "));
    }

    /**
     * @param violation what is wrong: a constraint such as NOTNULL, or an i18nKey
     * @param field path of the field
     * @param message a German sentence
     */
    record Detail(String violation, String field, String message) {

        static Detail notNull(String field) {
            return new Detail("NOTNULL", field, "Das Feld darf nicht leer sein.");
        }
    }
}
