package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What voucherlist sorts by ({@code lexware-office-api.md} 5); equal rows by age. */
enum VoucherOrder {
    VOUCHER_DATE("voucherDate", VoucherRow::voucherDate),
    CREATED_DATE("createdDate", VoucherRow::createdDate),
    UPDATED_DATE("updatedDate", VoucherRow::updatedDate),
    VOUCHER_NUMBER(
            "voucherNumber",
            Comparator.comparing(
                    VoucherRow::number, Comparator.nullsFirst(Comparator.naturalOrder())));

    private final String property;

    @SuppressWarnings("ImmutableEnumChecker") // comparators have no state
    private final Comparator<VoucherRow> comparator;

    VoucherOrder(String property, Function<VoucherRow, Instant> date) {
        this(property, Comparator.comparing(date));
    }

    VoucherOrder(String property, Comparator<VoucherRow> comparator) {
        this.property = property;
        this.comparator = comparator.thenComparingLong(VoucherRow::sequence);
    }

    String property() {
        return property;
    }

    /** As the envelope shows it: the vendor writes it in lower case. */
    String echo() {
        return property.toLowerCase(Locale.ROOT);
    }

    Comparator<VoucherRow> comparator() {
        return comparator;
    }

    static Optional<VoucherOrder> named(String property) {
        return Arrays.stream(values()).filter(order -> order.property.equals(property)).findFirst();
    }
}
