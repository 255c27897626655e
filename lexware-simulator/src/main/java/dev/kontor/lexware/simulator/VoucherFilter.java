package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The query of a voucherlist request; refuses with 400 ({@code lexware-office-api.md} 7.19).
 *
 * @param types empty: any
 * @param statuses empty: any
 * @param overdue only what is overdue
 * @param ranges by the date they are about
 * @param number as it was sent, HTML-encoded
 */
record VoucherFilter(
        Set<String> types,
        Set<String> statuses,
        boolean overdue,
        Map<VoucherOrder, Range> ranges,
        @Nullable Boolean archived,
        @Nullable UUID contactId,
        @Nullable String number) {

    private static final String ANY = "any";
    private static final String OVERDUE = "overdue";
    private static final Set<String> TYPES =
            Set.of(
                    "salesinvoice",
                    "salescreditnote",
                    "purchaseinvoice",
                    "purchasecreditnote",
                    "invoice",
                    "downpaymentinvoice",
                    "creditnote",
                    "orderconfirmation",
                    "quotation",
                    "deliverynote");
    private static final Set<String> STATUSES =
            Set.of(
                    "draft",
                    "open",
                    OVERDUE,
                    "paid",
                    "paidoff",
                    "voided",
                    "transferred",
                    "sepadebit",
                    "accepted",
                    "rejected",
                    "unchecked",
                    "blank");
    private static final Set<String> PAST_DUE = Set.of("open", "sepadebit");

    static VoucherFilter of(Request request) {
        Set<String> types = list(request, "voucherType", TYPES);
        Set<String> statuses = list(request, "voucherStatus", STATUSES);
        boolean overdue = statuses.contains(OVERDUE);
        if (overdue && statuses.size() > 1) {
            throw new Refusal(400, "The voucherStatus overdue cannot be combined with others");
        }
        Map<VoucherOrder, Range> ranges = new EnumMap<>(VoucherOrder.class);
        for (VoucherOrder order :
                List.of(
                        VoucherOrder.VOUCHER_DATE,
                        VoucherOrder.CREATED_DATE,
                        VoucherOrder.UPDATED_DATE)) {
            Range.of(request, order.property()).ifPresent(range -> ranges.put(order, range));
        }
        return new VoucherFilter(
                types,
                overdue ? PAST_DUE : statuses,
                overdue,
                ranges,
                request.parameter("archived").map(VoucherFilter::flag).orElse(null),
                request.parameter("contactId").map(VoucherFilter::id).orElse(null),
                request.parameter("voucherNumber").orElse(null));
    }

    /** Whether rows of that type and status may be let through. */
    boolean concerns(String type, DocumentStatus status) {
        return (types.isEmpty() || types.contains(type))
                && (statuses.isEmpty() || statuses.contains(status.wire()));
    }

    /** Everything but type and status. */
    boolean matches(VoucherRow row, LocalDate today) {
        return (!overdue || row.isOverdue(today))
                && (archived == null || archived == row.archived())
                && (contactId == null || contactId.equals(row.contactId()))
                && (number == null || number.equals(row.searchNumber()))
                && within(VoucherOrder.VOUCHER_DATE, row.voucherDate())
                && within(VoucherOrder.CREATED_DATE, row.createdDate())
                && within(VoucherOrder.UPDATED_DATE, row.updatedDate());
    }

    /** Whether type and status say all there is to say. */
    boolean isPlain() {
        return !overdue
                && archived == null
                && contactId == null
                && number == null
                && ranges.isEmpty();
    }

    @Nullable Range range(VoucherOrder order) {
        return ranges.get(order);
    }

    /** The order whose index finds the rows with the least walking. */
    VoucherOrder narrowing(VoucherOrder wanted) {
        return ranges.isEmpty() || ranges.containsKey(wanted)
                ? wanted
                : ranges.keySet().iterator().next();
    }

    private boolean within(VoucherOrder order, Instant date) {
        Range range = ranges.get(order);
        return range == null || (!date.isBefore(range.from()) && date.isBefore(range.to()));
    }

    private static Set<String> list(Request request, String parameter, Set<String> known) {
        String text =
                request.parameter(parameter)
                        .filter(value -> !value.isBlank())
                        .orElseThrow(() ->
                                new Refusal(
                                        400, "Missing required request parameters: " + parameter));
        List<String> values = Arrays.asList(text.split(",", -1));
        for (String value : values) {
            if (!known.contains(value) && !value.equals(ANY)) {
                throw new Refusal(
                        400, "Invalid value for request parameter " + parameter + ": " + value);
            }
        }
        return values.contains(ANY) ? Set.of() : new HashSet<>(values);
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refusal(400, "Invalid value for request parameter: " + text);
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new Refusal(400, "Invalid value for request parameter contactId: " + text);
        }
    }

    /**
     * Whole German days, both ends inclusive.
     *
     * @param to the first instant after it
     */
    record Range(Instant from, Instant to) {

        static Optional<Range> of(Request request, String field) {
            Optional<LocalDate> from = day(request, field + "From");
            Optional<LocalDate> to = day(request, field + "To");
            if (from.isEmpty() && to.isEmpty()) {
                return Optional.empty();
            }
            Instant start = from.map(Dates::startOf).orElse(Instant.MIN);
            Instant end = to.map(day -> Dates.startOf(day.plusDays(1))).orElse(Instant.MAX);
            // A range that ends before it begins is an empty one.
            return Optional.of(new Range(start, end.isBefore(start) ? start : end));
        }

        private static Optional<LocalDate> day(Request request, String parameter) {
            return request.parameter(parameter)
                    .map(text ->
                            Dates.day(text)
                                    .orElseThrow(() ->
                                            new Refusal(
                                                    400,
                                                    "Invalid value for request parameter "
                                                            + parameter
                                                            + ": "
                                                            + text)));
        }
    }
}
