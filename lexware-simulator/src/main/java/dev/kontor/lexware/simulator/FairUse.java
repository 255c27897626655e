package dev.kontor.lexware.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an account uses of what the vendor calls fair ({@code lexware-office-api.md} 3). Counted,
 * never refused; the pace per minute can be enforced by a setting. Thread-safe.
 */
final class FairUse {

    static final int VOUCHERS_PER_YEAR = 50_000;
    static final int CUSTOMERS = 59_999;
    static final int VENDORS = 29_999;

    private final Map<Integer, LongAdder> vouchersByYear = new ConcurrentHashMap<>();
    private final LongAdder customers = new LongAdder();
    private final LongAdder vendors = new LongAdder();

    /** A document, a bookkeeping voucher or an upload of that moment. */
    void voucher(Instant created) {
        vouchersByYear
                .computeIfAbsent(Dates.dayOf(created).getYear(), _ -> new LongAdder())
                .increment();
    }

    void customer() {
        customers.increment();
    }

    void vendor() {
        vendors.increment();
    }

    long vouchersOf(int year) {
        LongAdder count = vouchersByYear.get(year);
        return count == null ? 0 : count.sum();
    }

    long customers() {
        return customers.sum();
    }

    long vendors() {
        return vendors.sum();
    }

    ObjectNode json(int year) {
        ObjectNode json = Json.object();
        json.put("vouchersThisYear", vouchersOf(year));
        json.put("vouchersPerYear", VOUCHERS_PER_YEAR);
        json.put("customers", customers());
        json.put("mostCustomers", CUSTOMERS);
        json.put("vendors", vendors());
        json.put("mostVendors", VENDORS);
        ObjectNode years = json.putObject("vouchersByYear");
        new TreeMap<>(vouchersByYear)
                .forEach((each, count) -> years.put(each.toString(), count.sum()));
        return json;
    }
}
