package dev.kontor.lexware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The index answers what a walk through all rows would: lexware-office-api.md 5 and 7.19. */
class VoucherIndexTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);
    private static final List<String> TYPES = List.of("invoice", "creditnote", "quotation");
    private static final List<DocumentStatus> STATUSES =
            List.of(DocumentStatus.OPEN, DocumentStatus.DRAFT, DocumentStatus.PAID);

    private final SplittableRandom random = new SplittableRandom(42);
    private final VoucherIndex index = new VoucherIndex();
    private final List<VoucherRow> rows = new ArrayList<>();
    private final List<UUID> contacts =
            List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), new UUID(1, 4));

    @Test
    void answersAsAWalkThroughAllRows() {
        for (int i = 0; i < 600; i++) {
            VoucherRow row = row(i);
            rows.add(row);
            index.replaced(null, row);
        }
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(rows.size());
            VoucherRow before = rows.get(at);
            VoucherRow after = random.nextInt(5) == 0 ? null : row((int) before.sequence());
            index.replaced(before, after);
            rows.remove(at);
            if (after != null) {
                rows.add(after);
            }
        }
        for (int i = 0; i < 2_000; i++) {
            VoucherFilter filter = filter();
            VoucherOrder order = pick(List.of(VoucherOrder.values()));
            Paging paging =
                    new Paging(random.nextInt(4), 1 + random.nextInt(60), "", random.nextBoolean());
            assertThat(index.page(filter, order, paging, TODAY))
                    .as(filter + " " + order + " " + paging)
                    .isEqualTo(walked(filter, order, paging));
        }
    }

    private Paging.Slice<VoucherRow> walked(
            VoucherFilter filter, VoucherOrder order, Paging paging) {
        Comparator<VoucherRow> comparator =
                paging.ascending() ? order.comparator() : order.comparator().reversed();
        Paging.Slice<VoucherRow> slice =
                paging.slice(
                        rows.stream()
                                .filter(row -> filter.concerns(row.voucherType(), row.status()))
                                .filter(row -> filter.matches(row, TODAY))
                                .sorted(comparator)
                                .toList());
        return new Paging.Slice<>(List.copyOf(slice.rows()), slice.total());
    }

    private VoucherFilter filter() {
        boolean overdue = random.nextInt(6) == 0;
        Map<VoucherOrder, VoucherFilter.Range> ranges = new EnumMap<>(VoucherOrder.class);
        for (VoucherOrder order :
                List.of(
                        VoucherOrder.VOUCHER_DATE,
                        VoucherOrder.CREATED_DATE,
                        VoucherOrder.UPDATED_DATE)) {
            if (random.nextInt(4) == 0) {
                Instant from = START.plus(Duration.ofDays(random.nextInt(40)));
                ranges.put(
                        order,
                        new VoucherFilter.Range(
                                random.nextInt(4) == 0 ? Instant.MIN : from,
                                random.nextInt(4) == 0
                                        ? Instant.MAX
                                        : from.plus(Duration.ofDays(random.nextInt(20)))));
            }
        }
        return new VoucherFilter(
                random.nextBoolean() ? Set.of() : Set.of(pick(TYPES)),
                overdue
                        ? Set.of("open", "sepadebit")
                        : random.nextBoolean() ? Set.of() : Set.of(pick(STATUSES).wire()),
                overdue,
                ranges,
                random.nextInt(5) == 0 ? random.nextBoolean() : null,
                random.nextInt(5) == 0 ? pick(contacts) : null,
                random.nextInt(8) == 0 ? "RE" + random.nextInt(30) : null);
    }

    private VoucherRow row(int sequence) {
        Instant date = START.plus(Duration.ofHours(random.nextInt(1_000)));
        return new VoucherRow(
                new UUID(9, sequence),
                sequence,
                pick(TYPES),
                pick(STATUSES),
                random.nextInt(10) == 0 ? null : "RE" + random.nextInt(30),
                date,
                START.plus(Duration.ofHours(random.nextInt(1_000))),
                START.plus(Duration.ofHours(random.nextInt(1_000))),
                TODAY.plusDays(random.nextInt(21) - 10L),
                random.nextInt(3) == 0 ? null : pick(contacts),
                "Probe",
                BigDecimal.ONE,
                null,
                random.nextInt(4) == 0);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
