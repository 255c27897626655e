package dev.kontor.lexware;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the voucherlist to read (lexware-office-api.md 7.19). Dates are days in Berlin,
 * both ends inclusive, null for open.
 *
 * @param types kinds; empty for any
 * @param statuses states; empty for any; {@link VoucherStatus#OVERDUE} only alone
 * @param archived only archived ones, only others, or null for both
 * @param contactId documents of this contact
 * @param voucherDate date of the document
 * @param created when it was made
 * @param updated when it was changed last
 * @param voucherNumber exact number; encoding is done by the client
 * @param page from 0; beyond entry 10,000 the API fails
 * @param size 1 to 250
 * @param sort order; null for the API's own, voucher date descending
 */
public record VoucherlistQuery(
        Set<VoucherType> types,
        Set<VoucherStatus> statuses,
        @Nullable Boolean archived,
        @Nullable UUID contactId,
        Days voucherDate,
        Days created,
        Days updated,
        @Nullable String voucherNumber,
        int page,
        int size,
        @Nullable Sort sort) {

    /** Refuses what the API would refuse. */
    public VoucherlistQuery {
        types = Set.copyOf(types);
        statuses = Set.copyOf(statuses);
        if (types.contains(VoucherType.DUNNING) || types.contains(VoucherType.UNRECOGNISED)) {
            throw new FieldRefused(
                    "voucherType", "is a kind that the voucherlist holds", "leave out dunning");
        }
        if (statuses.contains(VoucherStatus.UNRECOGNISED)) {
            throw new FieldRefused("voucherStatus", "is a known state", "leave it out");
        }
        if (statuses.contains(VoucherStatus.OVERDUE) && statuses.size() > 1) {
            throw new FieldRefused("voucherStatus", "has overdue only alone", "ask twice");
        }
        Page.check(page, size);
    }

    /**
     * A span of days.
     *
     * @param from first day or null
     * @param to last day or null
     */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

        /** No limit. */
        public static final Days ANY = new Days(null, null);

        /** Refuses an end before the start. */
        public Days {
            if (from != null && to != null && to.isBefore(from)) {
                throw new FieldRefused("to", "is not before from", "swap the days");
            }
        }

        /** From this day on. */
        public static Days since(LocalDate from) {
            return new Days(from, null);
        }

        /** From one day to another, both inclusive. */
        public static Days between(LocalDate from, LocalDate to) {
            return new Days(from, to);
        }
    }

    /**
     * An order of rows.
     *
     * @param by property
     * @param ascending oldest or smallest first
     */
    public record Sort(Property by, boolean ascending) {

        /** What rows can be ordered by. */
        public enum Property {
            /** Date of the document. */
            VOUCHER_DATE("voucherDate"),
            /** Its number. */
            VOUCHER_NUMBER("voucherNumber"),
            /** When it was made. */
            CREATED_DATE("createdDate"),
            /** When it was changed last. */
            UPDATED_DATE("updatedDate");

            private final String wire;

            Property(String wire) {
                this.wire = wire;
            }
        }
    }

    /** The first 250 rows of everything. */
    public static VoucherlistQuery any() {
        return new VoucherlistQuery(
                Set.of(),
                Set.of(),
                null,
                null,
                Days.ANY,
                Days.ANY,
                Days.ANY,
                null,
                0,
                Page.LARGEST,
                null);
    }

    /** The same for these kinds only. */
    public VoucherlistQuery withTypes(VoucherType... only) {
        return new VoucherlistQuery(
                Set.of(only),
                statuses,
                archived,
                contactId,
                voucherDate,
                created,
                updated,
                voucherNumber,
                page,
                size,
                sort);
    }

    /** The same for these states only. */
    public VoucherlistQuery withStatuses(VoucherStatus... only) {
        return new VoucherlistQuery(
                types,
                Set.of(only),
                archived,
                contactId,
                voucherDate,
                created,
                updated,
                voucherNumber,
                page,
                size,
                sort);
    }

    /** The same for archived documents only, or for others only. */
    public VoucherlistQuery withArchived(boolean only) {
        return new VoucherlistQuery(
                types,
                statuses,
                only,
                contactId,
                voucherDate,
                created,
                updated,
                voucherNumber,
                page,
                size,
                sort);
    }

    /** The same for one contact. */
    public VoucherlistQuery withContact(UUID contact) {
        return new VoucherlistQuery(
                types,
                statuses,
                archived,
                contact,
                voucherDate,
                created,
                updated,
                voucherNumber,
                page,
                size,
                sort);
    }

    /** The same for documents dated so. */
    public VoucherlistQuery withVoucherDate(Days days) {
        return new VoucherlistQuery(
                types,
                statuses,
                archived,
                contactId,
                days,
                created,
                updated,
                voucherNumber,
                page,
                size,
                sort);
    }

    /** The same for documents made so. */
    public VoucherlistQuery withCreated(Days days) {
        return new VoucherlistQuery(
                types,
                statuses,
                archived,
                contactId,
                voucherDate,
                days,
                updated,
                voucherNumber,
                page,
                size,
                sort);
    }

    /** The same for documents changed so. */
    public VoucherlistQuery withUpdated(Days days) {
        return new VoucherlistQuery(
                types,
                statuses,
                archived,
                contactId,
                voucherDate,
                created,
                days,
                voucherNumber,
                page,
                size,
                sort);
    }

    /** The same for one number. */
    public VoucherlistQuery withVoucherNumber(String number) {
        return new VoucherlistQuery(
                types,
                statuses,
                archived,
                contactId,
                voucherDate,
                created,
                updated,
                number,
                page,
                size,
                sort);
    }

    /** The same, another page. */
    public VoucherlistQuery withPage(int number, int entries) {
        return new VoucherlistQuery(
                types,
                statuses,
                archived,
                contactId,
                voucherDate,
                created,
                updated,
                voucherNumber,
                number,
                entries,
                sort);
    }

    /** The same in this order. */
    public VoucherlistQuery sortedBy(Sort.Property property, boolean ascending) {
        return new VoucherlistQuery(
                types,
                statuses,
                archived,
                contactId,
                voucherDate,
                created,
                updated,
                voucherNumber,
                page,
                size,
                new Sort(property, ascending));
    }

    /** The same from this day of its own order on, the day included. */
    VoucherlistQuery beginningOn(LocalDate day) {
        Days days = ordered();
        return withOrdered(ascending() ? new Days(day, days.to()) : new Days(days.from(), day));
    }

    /** The same after this day of its own order; null if nothing is left. */
    @Nullable VoucherlistQuery beginningAfter(LocalDate day) {
        Days days = ordered();
        LocalDate next = ascending() ? day.plusDays(1) : day.minusDays(1);
        LocalDate end = ascending() ? days.to() : days.from();
        if (end != null && (ascending() ? next.isAfter(end) : next.isBefore(end))) {
            return null;
        }
        return beginningOn(next);
    }

    /** The same for this day of its own order only. */
    VoucherlistQuery only(LocalDate day) {
        return withOrdered(new Days(day, day));
    }

    /** True if it asks for this day of its own order only. */
    boolean isOnly(LocalDate day) {
        return ordered().equals(new Days(day, day));
    }

    private boolean ascending() {
        return sort != null && sort.ascending();
    }

    private Days ordered() {
        return switch (sort == null ? Sort.Property.VOUCHER_DATE : sort.by()) {
            case VOUCHER_DATE, VOUCHER_NUMBER -> voucherDate;
            case CREATED_DATE -> created;
            case UPDATED_DATE -> updated;
        };
    }

    private VoucherlistQuery withOrdered(Days days) {
        return switch (sort == null ? Sort.Property.VOUCHER_DATE : sort.by()) {
            case VOUCHER_DATE, VOUCHER_NUMBER -> withVoucherDate(days);
            case CREATED_DATE -> withCreated(days);
            case UPDATED_DATE -> withUpdated(days);
        };
    }

    String query() {
        return new Query()
                .with(
                        "voucherType",
                        words(types.stream().map(VoucherType::wire).collect(Collectors.toSet())))
                .with(
                        "voucherStatus",
                        words(
                                statuses.stream()
                                        .map(VoucherStatus::wire)
                                        .collect(Collectors.toSet())))
                .with("archived", archived)
                .with("contactId", contactId)
                .with("voucherDateFrom", voucherDate.from())
                .with("voucherDateTo", voucherDate.to())
                .with("createdDateFrom", created.from())
                .with("createdDateTo", created.to())
                .with("updatedDateFrom", updated.from())
                .with("updatedDateTo", updated.to())
                .withSearch("voucherNumber", voucherNumber)
                .with("page", page)
                .with("size", size)
                .with(
                        "sort",
                        sort == null
                                ? null
                                : sort.by().wire + (sort.ascending() ? ",ASC" : ",DESC"))
                .toString();
    }

    private static String words(Set<String> words) {
        return words.isEmpty() ? "any" : words.stream().sorted().collect(Collectors.joining(","));
    }
}
