package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** The query of a voucherlist request; refuses with 400 ({@code lexware-office-api.md} 7.19). */
final class VoucherFilter {

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

    private final Predicate<VoucherRow> predicate;

    private VoucherFilter(Predicate<VoucherRow> predicate) {
        this.predicate = predicate;
    }

    static VoucherFilter of(Request request, LocalDate today) {
        Set<String> types = list(request, "voucherType", TYPES);
        Set<String> statuses = list(request, "voucherStatus", STATUSES);
        Predicate<VoucherRow> filter =
                row -> types.contains(ANY) || types.contains(row.kind().voucherType());
        filter = filter.and(status(statuses, today));
        filter = filter.and(days(request, "voucherDate", VoucherRow::voucherDate));
        filter = filter.and(days(request, "createdDate", VoucherRow::createdDate));
        filter = filter.and(days(request, "updatedDate", VoucherRow::updatedDate));
        Optional<Boolean> archived = request.parameter("archived").map(VoucherFilter::flag);
        Optional<UUID> contact = request.parameter("contactId").map(VoucherFilter::id);
        Optional<String> number = request.parameter("voucherNumber");
        return new VoucherFilter(
                filter.and(row -> archived.isEmpty() || archived.get() == row.archived())
                        .and(row -> contact.isEmpty() || contact.get().equals(row.contactId()))
                        .and(row ->
                                number.isEmpty()
                                        || HtmlText.encoded(row.number()).equals(number.get())));
    }

    boolean matches(VoucherRow row) {
        return predicate.test(row);
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
        return new HashSet<>(values);
    }

    private static Predicate<VoucherRow> status(Set<String> statuses, LocalDate today) {
        if (statuses.contains(OVERDUE)) {
            if (statuses.size() > 1) {
                throw new Refusal(400, "The voucherStatus overdue cannot be combined with others");
            }
            return row -> row.isOverdue(today);
        }
        return row -> statuses.contains(ANY) || statuses.contains(row.status().wire());
    }

    /** Both ends are whole German days and inclusive. */
    private static Predicate<VoucherRow> days(
            Request request, String field, Function<VoucherRow, Instant> date) {
        Optional<LocalDate> from = day(request, field + "From");
        Optional<LocalDate> to = day(request, field + "To");
        Instant start = from.map(Dates::startOf).orElse(Instant.MIN);
        Instant end = to.map(day -> Dates.startOf(day.plusDays(1))).orElse(Instant.MAX);
        return row -> !date.apply(row).isBefore(start) && date.apply(row).isBefore(end);
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
}
