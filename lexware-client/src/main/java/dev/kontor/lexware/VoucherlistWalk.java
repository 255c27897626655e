package dev.kontor.lexware;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks the voucherlist past the window of 10,000 entries (lexware-office-api.md 5, 7.19). Rows are
 * ordered by a date; when the window ends, the query is narrowed to start on the day of its last
 * row, and rows of that day which came before are left out. A day that fills a window by itself is
 * walked kind by kind; only one kind with 10,000 rows on one day is too much.
 *
 * @param ask asks for one page
 * @param query ordered by a date
 */
record VoucherlistWalk(
        Function<VoucherlistQuery, Answer<Page<VoucherlistRow>>> ask, VoucherlistQuery query)
        implements Walk<VoucherlistRow> {

    private static final List<VoucherType> LISTED =
            Arrays.stream(VoucherType.values())
                    .filter(type -> type != VoucherType.DUNNING)
                    .filter(type -> type != VoucherType.UNRECOGNISED)
                    .toList();

    /** Orders by creation unless the query names another date. */
    static VoucherlistWalk of(
            Function<VoucherlistQuery, Answer<Page<VoucherlistRow>>> ask, VoucherlistQuery query) {
        VoucherlistQuery.Sort sort = query.sort();
        if (sort != null && sort.by() == VoucherlistQuery.Sort.Property.VOUCHER_NUMBER) {
            throw new FieldRefused(
                    "sort", "is by a date for a whole listing", "sort by number afterwards");
        }
        VoucherlistQuery ordered =
                sort == null
                        ? query.sortedBy(VoucherlistQuery.Sort.Property.CREATED_DATE, true)
                        : query;
        return new VoucherlistWalk(ask, ordered.withPage(0, Page.LARGEST));
    }

    @Override
    public Cursor<VoucherlistRow> start() {
        return new DayByDay(ask, query);
    }

    private static final class DayByDay implements Cursor<VoucherlistRow> {

        private final Function<VoucherlistQuery, Answer<Page<VoucherlistRow>>> ask;
        private final VoucherlistQuery.Sort sort;
        private final Deque<VoucherlistQuery> waiting = new ArrayDeque<>();
        private final Set<UUID> seenThatDay = new HashSet<>();
        private @Nullable LocalDate firstDay;
        private @Nullable LocalDate lastDay;
        private long before;
        private long taken;
        private long expected;
        private boolean cut;

        DayByDay(
                Function<VoucherlistQuery, Answer<Page<VoucherlistRow>>> ask,
                VoucherlistQuery query) {
            this.ask = ask;
            this.sort = java.util.Objects.requireNonNull(query.sort());
            waiting.add(query);
        }

        @Override
        public boolean more() {
            return !waiting.isEmpty();
        }

        @Override
        public Answer<Page<VoucherlistRow>> ask() {
            return ask.apply(waiting.element());
        }

        @Override
        public List<VoucherlistRow> took(Page<VoucherlistRow> page) {
            VoucherlistQuery asked = waiting.remove();
            List<VoucherlistRow> fresh = page.content().stream().filter(this::isNew).toList();
            taken += fresh.size();
            expected = before + page.totalElements();
            if (page.endsAtWindow() && page.windowReached()) {
                narrow(asked);
            } else if (!page.last() && !page.content().isEmpty()) {
                waiting.push(asked.withPage(asked.page() + 1, Page.LARGEST));
                return fresh;
            }
            firstDay = null;
            before = taken;
            return fresh;
        }

        @Override
        public long expected() {
            return expected;
        }

        @Override
        public boolean cut() {
            return cut;
        }

        private boolean isNew(VoucherlistRow row) {
            LocalDate day = dayOf(row);
            if (day == null || row.id() == null) {
                return true;
            }
            if (!day.equals(lastDay)) {
                lastDay = day;
                seenThatDay.clear();
            }
            firstDay = firstDay == null ? day : firstDay;
            return seenThatDay.add(row.id());
        }

        private void narrow(VoucherlistQuery asked) {
            LocalDate day = lastDay;
            if (day == null) {
                cut = true;
                return;
            }
            if (!day.equals(firstDay)) {
                waiting.push(asked.beginningOn(day).withPage(0, Page.LARGEST));
                return;
            }
            boolean oneDay = asked.isOnly(day);
            if (oneDay && asked.types().size() == 1) {
                cut = true;
                return;
            }
            if (!oneDay) {
                VoucherlistQuery rest = asked.beginningAfter(day);
                if (rest != null) {
                    waiting.push(rest.withPage(0, Page.LARGEST));
                }
            }
            LISTED.stream()
                    .filter(type -> asked.types().isEmpty() || asked.types().contains(type))
                    .map(type -> asked.only(day).withTypes(type).withPage(0, Page.LARGEST))
                    .forEach(waiting::push);
        }

        private @Nullable LocalDate dayOf(VoucherlistRow row) {
            OffsetDateTime date =
                    switch (sort.by()) {
                        case VOUCHER_DATE -> row.voucherDate();
                        case CREATED_DATE -> row.createdDate();
                        case UPDATED_DATE -> row.updatedDate();
                        case VOUCHER_NUMBER -> null;
                    };
            return date == null ? null : LexwareTime.dayOf(date);
        }
    }
}
