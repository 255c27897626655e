package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of voucherlist, kept per type and status in each order that can be asked for, so that a
 * page costs what it shows and not what there is. Not thread-safe: {@link DelayedIndex} guards it.
 */
final class VoucherIndex implements DelayedIndex.View<VoucherRow> {

    private final Map<Kind, Bucket> buckets = new HashMap<>();
    private final Map<UUID, NavigableSet<VoucherRow>> byContact = new HashMap<>();
    private final Map<String, NavigableSet<VoucherRow>> byNumber = new HashMap<>();

    @Override
    public void replaced(@Nullable VoucherRow before, @Nullable VoucherRow after) {
        if (before != null) {
            buckets.computeIfPresent(
                    Kind.of(before),
                    (_, bucket) -> {
                        bucket.remove(before);
                        return bucket;
                    });
            remove(byContact, before.contactId(), before);
            remove(byNumber, before.searchNumber(), before);
        }
        if (after != null) {
            buckets.computeIfAbsent(Kind.of(after), _ -> new Bucket()).add(after);
            add(byContact, after.contactId(), after);
            add(byNumber, after.searchNumber(), after);
        }
    }

    /** One page of what the filter lets through, and how much that is in all. */
    Paging.Slice<VoucherRow> page(
            VoucherFilter filter, VoucherOrder order, Paging paging, LocalDate today) {
        Comparator<VoucherRow> comparator =
                paging.ascending() ? order.comparator() : order.comparator().reversed();
        if (filter.contactId() != null) {
            return sorted(
                    byContact.getOrDefault(filter.contactId(), none()),
                    filter,
                    comparator,
                    paging,
                    today);
        }
        if (filter.number() != null) {
            return sorted(
                    byNumber.getOrDefault(filter.number(), none()),
                    filter,
                    comparator,
                    paging,
                    today);
        }
        VoucherOrder narrowing = filter.narrowing(order);
        if (narrowing != order) {
            List<VoucherRow> candidates = new ArrayList<>();
            for (Bucket bucket : chosen(filter)) {
                candidates.addAll(bucket.within(narrowing, filter.range(narrowing)));
            }
            return sorted(candidates, filter, comparator, paging, today);
        }
        return merged(filter, order, comparator, paging, today);
    }

    private List<Bucket> chosen(VoucherFilter filter) {
        List<Bucket> chosen = new ArrayList<>();
        buckets.forEach((kind, bucket) -> {
            if (filter.concerns(kind.type(), kind.status())) {
                chosen.add(bucket);
            }
        });
        return chosen;
    }

    private static Paging.Slice<VoucherRow> sorted(
            Collection<VoucherRow> candidates,
            VoucherFilter filter,
            Comparator<VoucherRow> comparator,
            Paging paging,
            LocalDate today) {
        List<VoucherRow> rows =
                candidates.stream()
                        .filter(row -> filter.concerns(row.voucherType(), row.status()))
                        .filter(row -> filter.matches(row, today))
                        .sorted(comparator)
                        .toList();
        return paging.slice(rows);
    }

    /** Walks the buckets side by side in the order asked for. */
    private Paging.Slice<VoucherRow> merged(
            VoucherFilter filter,
            VoucherOrder order,
            Comparator<VoucherRow> comparator,
            Paging paging,
            LocalDate today) {
        VoucherFilter.@Nullable Range range = filter.range(order);
        boolean counted = range == null && filter.isPlain();
        long total = 0;
        PriorityQueue<Head> heads =
                new PriorityQueue<>(Comparator.comparing(Head::row, comparator));
        for (Bucket bucket : chosen(filter)) {
            NavigableSet<VoucherRow> rows = bucket.within(order, range);
            total += counted ? rows.size() : 0;
            Head.first(paging.ascending() ? rows.iterator() : rows.descendingIterator(), heads);
        }
        long end = counted ? paging.offset() + paging.size() : Paging.WINDOW;
        List<VoucherRow> page = new ArrayList<>(paging.size());
        long matching = 0;
        while (!heads.isEmpty() && matching < end) {
            Head head = heads.remove();
            VoucherRow row = head.row();
            Head.first(head.rest(), heads);
            if (counted || filter.matches(row, today)) {
                if (matching >= paging.offset() && page.size() < paging.size()) {
                    page.add(row);
                }
                matching++;
            }
        }
        return new Paging.Slice<>(page, counted ? total : matching);
    }

    private static NavigableSet<VoucherRow> none() {
        return new TreeSet<>(VoucherOrder.CREATED_DATE.comparator());
    }

    private static <K> void add(
            Map<K, NavigableSet<VoucherRow>> index, @Nullable K key, VoucherRow row) {
        if (key != null) {
            index.computeIfAbsent(key, _ -> none()).add(row);
        }
    }

    private static <K> void remove(
            Map<K, NavigableSet<VoucherRow>> index, @Nullable K key, VoucherRow row) {
        if (key != null) {
            index.computeIfPresent(
                    key,
                    (_, rows) -> {
                        rows.remove(row);
                        return rows.isEmpty() ? null : rows;
                    });
        }
    }

    private record Kind(String type, DocumentStatus status) {

        static Kind of(VoucherRow row) {
            return new Kind(row.voucherType(), row.status());
        }
    }

    /** The next row of one bucket, and the rest of it. */
    private record Head(VoucherRow row, Iterator<VoucherRow> rest) {

        static void first(Iterator<VoucherRow> rows, PriorityQueue<Head> heads) {
            if (rows.hasNext()) {
                heads.add(new Head(rows.next(), rows));
            }
        }
    }

    /** The rows of one type and status, in each order. */
    private static final class Bucket {

        private final EnumMap<VoucherOrder, NavigableSet<VoucherRow>> orders =
                new EnumMap<>(VoucherOrder.class);

        Bucket() {
            for (VoucherOrder order : VoucherOrder.values()) {
                orders.put(order, new TreeSet<>(order.comparator()));
            }
        }

        void add(VoucherRow row) {
            orders.values().forEach(rows -> rows.add(row));
        }

        void remove(VoucherRow row) {
            orders.values().forEach(rows -> rows.remove(row));
        }

        NavigableSet<VoucherRow> within(VoucherOrder order, VoucherFilter.@Nullable Range range) {
            NavigableSet<VoucherRow> rows = orders.getOrDefault(order, none());
            if (range == null) {
                return rows;
            }
            if (range.from().isAfter(Instant.MIN)) {
                rows = rows.tailSet(VoucherRow.at(range.from()), true);
            }
            return range.to().isBefore(Instant.MAX)
                    ? rows.headSet(VoucherRow.at(range.to()), false)
                    : rows;
        }
    }
}
