package dev.kontor.lexware.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with a body, so that all of it is answered at once. */
final class Violations {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Refusal.Detail> details = new ArrayList<>();

    void add(String violation, String field, String message) {
        details.add(new Refusal.Detail(violation, field, message));
    }

    boolean isEmpty() {
        return details.isEmpty();
    }

    /** Answers whether the field is there; NOTNULL otherwise. */
    boolean required(JsonNode node, String field, String path) {
        if (Json.lacks(node, field)) {
            details.add(Refusal.Detail.notNull(path));
            return false;
        }
        return true;
    }

    /** A required text that is not empty. */
    void requiredText(JsonNode node, String field, String path) {
        if (!hasText(node, field)) {
            details.add(Refusal.Detail.notNull(path));
        }
    }

    static boolean hasText(JsonNode node, String field) {
        return Json.text(node, field).filter(text -> !text.isBlank()).isPresent();
    }

    void percentage(BigDecimal value, String path) {
        if (value.signum() < 0 || value.compareTo(HUNDRED) > 0) {
            add("INVALID", path, "Erlaubt sind 0 bis 100.");
        }
    }

    void atMost(JsonNode node, String field, String path, int length) {
        if (node.path(field).asString("").length() > length) {
            add("SIZE", path, "Das Feld darf höchstens " + length + " Zeichen enthalten.");
        }
    }

    /** A number with so many decimals at most; null when it is absent or refused. */
    @Nullable BigDecimal number(JsonNode node, String field, String path, int decimals) {
        if (Json.lacks(node, field)) {
            return null;
        }
        BigDecimal value = Json.decimal(node, field);
        if (value == null) {
            add("INVALID", path, "Das Feld muss eine Zahl sein.");
            return null;
        }
        if (value.stripTrailingZeros().scale() > decimals) {
            add("DIGITS", path, "Das Feld darf höchstens " + decimals + " Nachkommastellen haben.");
            return null;
        }
        return value;
    }

    /** Refuses with 406 when something was wrong. */
    void refuse(String summary) {
        if (!details.isEmpty()) {
            throw new Refusal(406, summary, details);
        }
    }
}
