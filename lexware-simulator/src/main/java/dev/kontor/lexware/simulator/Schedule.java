package dev.kontor.lexware.simulator;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When a recurring template makes its invoices ({@code lexware-office-api.md} 7.18).
 *
 * @param startDate null: paused
 * @param interval such as {@code MONTHLY}
 * @param nextDate null: paused or ended
 * @param error why the last execution failed; null when it did not
 */
record Schedule(
        UUID id,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        boolean finalised,
        String shippingType,
        String interval,
        @Nullable LocalDate nextDate,
        @Nullable LocalDate lastDate,
        @Nullable String error,
        boolean retroactive) {

    private static final Map<String, Period> INTERVALS =
            Map.of(
                    "WEEKLY", Period.ofWeeks(1),
                    "BIWEEKLY", Period.ofWeeks(2),
                    "MONTHLY", Period.ofMonths(1),
                    "QUARTERLY", Period.ofMonths(3),
                    "BIANNUALLY", Period.ofMonths(6),
                    "ANNUALLY", Period.ofYears(1));

    /** From a control call's {@code recurringTemplateSettings}. */
    static Schedule of(UUID id, JsonNode given) {
        String interval = given.path("executionInterval").asString("MONTHLY");
        if (!INTERVALS.containsKey(interval)) {
            throw DocumentRules.invalid(
                    "recurringTemplateSettings.executionInterval",
                    "possible are " + INTERVALS.keySet());
        }
        LocalDate start = day(given, "startDate");
        LocalDate next = day(given, "nextExecutionDate");
        return new Schedule(
                id,
                start,
                day(given, "endDate"),
                given.path("finalize").asBoolean(false),
                given.path("shippingType").asString("service"),
                interval,
                start == null ? null : next == null ? start : next,
                day(given, "lastExecutionDate"),
                Json.text(given, "lastExecutionErrorMessage").orElse(null),
                given.path("retroactiveInvoice").asBoolean(false));
    }

    private static @Nullable LocalDate day(JsonNode given, String field) {
        if (Json.lacks(given, field)) {
            return null;
        }
        return Dates.day(given.path(field).asString(""))
                .orElseThrow(() ->
                        DocumentRules.invalid(
                                "recurringTemplateSettings." + field, "yyyy-MM-dd is expected"));
    }

    String status() {
        if (startDate == null) {
            return "PAUSED";
        }
        return nextDate == null ? "ENDED" : "ACTIVE";
    }

    boolean isDue(LocalDate today) {
        return nextDate != null && !nextDate.isAfter(today);
    }

    /** The last day of the period that an invoice of that day is about. */
    LocalDate periodEnd(LocalDate day) {
        return day.plus(period()).minusDays(1);
    }

    /** After an execution on its day. */
    Schedule executed(LocalDate day, @Nullable String failure) {
        LocalDate next = day.plus(period());
        boolean ended = endDate != null && next.isAfter(endDate);
        return new Schedule(
                id,
                startDate,
                endDate,
                finalised,
                shippingType,
                interval,
                ended ? null : next,
                day,
                failure,
                retroactive);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id.toString());
        json.put("startDate", text(startDate));
        json.put("endDate", text(endDate));
        json.put("finalize", finalised);
        json.put("shippingType", shippingType);
        json.put("executionInterval", interval);
        json.put("nextExecutionDate", text(nextDate));
        json.put("lastExecutionDate", text(lastDate));
        json.put("lastExecutionFailed", error != null);
        json.put("lastExecutionErrorMessage", error);
        json.put("executionStatus", status());
        json.put("retroactiveInvoice", retroactive);
        return json;
    }

    private Period period() {
        return INTERVALS.getOrDefault(interval, Period.ofMonths(1));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
