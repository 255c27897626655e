package dev.kontor.simulator.shopify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The search text of {@code orders(query:)}: terms like {@code
 * updated_at:>='2026-11-01T00:00:00Z'}, all of which must hold. Terms with a field the shop does
 * not know are ignored and reported as warnings, as the real one does [M].
 */
record OrderSearch(List<Term> terms, List<String> unknownFields) {

    private static final Pattern TERM =
            Pattern.compile("(-?)(\\w+):(>=|<=|>|<|)('[^']*'|\"[^\"]*\"|[^\\s)]+)");
    private static final List<String> FIELDS =
            List.of(
                    "updated_at",
                    "created_at",
                    "processed_at",
                    "id",
                    "name",
                    "email",
                    "tag",
                    "test",
                    "status",
                    "financial_status",
                    "fulfillment_status");

    /** One condition. */
    record Term(boolean negated, String field, String operator, String value) {}

    OrderSearch {
        terms = List.copyOf(terms);
        unknownFields = List.copyOf(unknownFields);
    }

    static OrderSearch parse(@Nullable String query) {
        List<Term> terms = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Matcher matcher = TERM.matcher(query == null ? "" : query);
        while (matcher.find()) {
            String field = matcher.group(2).toLowerCase(Locale.ROOT);
            if (FIELDS.contains(field)) {
                terms.add(
                        new Term(
                                !matcher.group(1).isEmpty(),
                                field,
                                matcher.group(3),
                                unquoted(matcher.group(4))));
            } else {
                unknown.add(field);
            }
        }
        return new OrderSearch(terms, unknown);
    }

    /** From when on updates can match. */
    Instant updatedFrom() {
        return terms.stream()
                .filter(term -> term.field().equals("updated_at") && !term.negated())
                .filter(term -> term.operator().startsWith(">"))
                .map(term -> instant(term.value()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    boolean matches(OrderRecord order) {
        return terms.stream().allMatch(term -> matches(order, term) != term.negated());
    }

    private static boolean matches(OrderRecord order, Term term) {
        String value = term.value();
        return switch (term.field()) {
            case "updated_at" -> compares(order.moments().updatedAt(), term);
            case "created_at" -> compares(order.moments().createdAt(), term);
            case "processed_at" -> compares(order.moments().processedAt(), term);
            case "id" -> compares(order.id(), term);
            case "name" -> order.name().equals(value) || order.name().equals("#" + value);
            case "email" -> value.equalsIgnoreCase(order.buyer().email());
            case "tag" -> order.notes().tags().contains(value);
            case "test" -> order.test() == Boolean.parseBoolean(value);
            case "status" -> hasStatus(order, value);
            case "financial_status" ->
                    value.equals("any")
                            || OrderTotals.of(order).financialStatus().equalsIgnoreCase(value);
            default -> OrderTotals.of(order).fulfillmentStatus().equalsIgnoreCase(value);
        };
    }

    private static boolean hasStatus(OrderRecord order, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "open" -> order.moments().closedAt() == null;
            case "closed" -> order.moments().closedAt() != null;
            case "cancelled" -> order.moments().cancelledAt() != null;
            case "not_closed" -> order.moments().closedAt() == null;
            default -> true;
        };
    }

    private static boolean compares(Instant actual, Term term) {
        return compares(actual.compareTo(instant(term.value())), term.operator());
    }

    private static boolean compares(long actual, Term term) {
        try {
            return compares(Long.compare(actual, Long.parseLong(term.value())), term.operator());
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean compares(int comparison, String operator) {
        return switch (operator) {
            case ">=" -> comparison >= 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            case "<" -> comparison < 0;
            default -> comparison == 0;
        };
    }

    private static Instant instant(String value) {
        try {
            return value.contains("T")
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException _) {
            throw ApiError.badRequest("'" + value + "' is not a date or time");
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.startsWith("'") || value.startsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
