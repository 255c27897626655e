package dev.kontor.lexware;

import static dev.kontor.lexware.NewVoucherTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks an index that shows 10,000 rows of each query, as lexware-office-api.md 5 and 7.19 say. */
class VoucherlistWalkTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final List<VoucherlistRow> index = new ArrayList<>();
    private int calls;

    @ParameterizedTest
    @CsvSource({
        "CREATED_DATE, true",
        "CREATED_DATE, false",
        "UPDATED_DATE, true",
        "VOUCHER_DATE, true",
        "VOUCHER_DATE, false"
    })
    void readsEveryRowOnceFarBeyondTheWindow(VoucherlistQuery.Sort.Property by, boolean ascending) {
        for (int day = 0; day < 36; day++) {
            rows(700, FIRST.plusDays(day), VoucherType.INVOICE);
        }

        List<VoucherlistRow> read = all(VoucherlistQuery.any().sortedBy(by, ascending));

        assertThat(read).hasSize(25_200);
        assertThat(new HashSet<>(read)).hasSize(25_200);
        assertThat(calls).isLessThan(25_200 / 250 + 20);
    }

    @Test
    void walksADayThatFillsAWindowKindByKind() {
        rows(9_000, FIRST, VoucherType.INVOICE);
        rows(9_000, FIRST, VoucherType.SALES_INVOICE);
        rows(10, FIRST.plusDays(1), VoucherType.QUOTATION);

        assertThat(new HashSet<>(all(VoucherlistQuery.any()))).hasSize(18_010);
    }

    @Test
    void saysThatOneKindOnOneDayIsTooMuchButGoesOnBehindIt() {
        rows(5, FIRST, VoucherType.INVOICE);
        rows(10_500, FIRST.plusDays(1), VoucherType.INVOICE);
        rows(7, FIRST.plusDays(2), VoucherType.INVOICE);
        Listing<VoucherlistRow> listing =
                Listing.of(VoucherlistWalk.of(this::page, VoucherlistQuery.any()));

        assertThat(listing.upToWindow().stream()).hasSize(5 + 10_000 + 7);
        assertThatThrownBy(() -> listing.stream().toList())
                .isInstanceOfSatisfying(
                        ListingStopped.class, it -> assertThat(it.windowReached()).isTrue());
    }

    @Test
    void keepsTheLimitsOfTheQuery() {
        for (int day = 0; day < 30; day++) {
            rows(700, FIRST.plusDays(day), VoucherType.INVOICE);
            rows(3, FIRST.plusDays(day), VoucherType.QUOTATION);
        }
        VoucherlistQuery query =
                VoucherlistQuery.any()
                        .withTypes(VoucherType.INVOICE)
                        .withCreated(
                                VoucherlistQuery.Days.between(
                                        FIRST.plusDays(2), FIRST.plusDays(21)));

        assertThat(new HashSet<>(all(query))).hasSize(20 * 700);
    }

    @Test
    void ordersByADateOnly() {
        refused(
                "sort",
                () ->
                        VoucherlistWalk.of(
                                this::page,
                                VoucherlistQuery.any()
                                        .sortedBy(
                                                VoucherlistQuery.Sort.Property.VOUCHER_NUMBER,
                                                true)));
    }

    private List<VoucherlistRow> all(VoucherlistQuery query) {
        return Listing.of(VoucherlistWalk.of(this::page, query)).stream().toList();
    }

    private void rows(int count, LocalDate day, VoucherType type) {
        OffsetDateTime midnight = LexwareTime.startOf(day);
        for (int i = 0; i < count; i++) {
            OffsetDateTime created = midnight.plusSeconds(i);
            index.add(
                    new VoucherlistRow(
                            new UUID(index.size(), i),
                            type,
                            VoucherStatus.OPEN,
                            "RE" + index.size(),
                            midnight,
                            created,
                            created,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "EUR",
                            false));
        }
    }

    private Answer<Page<VoucherlistRow>> page(VoucherlistQuery query) {
        calls++;
        Comparator<VoucherlistRow> order =
                switch (query.sort().by()) {
                    case VOUCHER_DATE -> Comparator.comparing(VoucherlistRow::voucherDate);
                    case CREATED_DATE -> Comparator.comparing(VoucherlistRow::createdDate);
                    case UPDATED_DATE -> Comparator.comparing(VoucherlistRow::updatedDate);
                    case VOUCHER_NUMBER -> throw new AssertionError("not asked for");
                };
        List<VoucherlistRow> found =
                index.stream()
                        .filter(row ->
                                query.types().isEmpty()
                                        || query.types().contains(row.voucherType()))
                        .filter(row -> within(query.created(), row.createdDate()))
                        .filter(row -> within(query.updated(), row.updatedDate()))
                        .filter(row -> within(query.voucherDate(), row.voucherDate()))
                        .sorted(query.sort().ascending() ? order : order.reversed())
                        .limit(Page.WINDOW)
                        .toList();
        int from = query.page() * query.size();
        int to = Math.min(found.size(), from + query.size());
        int pages = Math.ceilDiv(found.size(), query.size());
        return new Answer.Done<>(
                new Page<>(
                        found.subList(Math.min(from, to), to),
                        query.page(),
                        query.size(),
                        pages,
                        found.size(),
                        query.page() + 1 >= pages),
                200);
    }

    private static boolean within(VoucherlistQuery.Days days, OffsetDateTime date) {
        LocalDate day = LexwareTime.dayOf(date);
        return (days.from() == null || !day.isBefore(days.from()))
                && (days.to() == null || !day.isAfter(days.to()));
    }
}
