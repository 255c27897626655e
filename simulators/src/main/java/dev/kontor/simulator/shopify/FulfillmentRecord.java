package dev.kontor.simulator.shopify;

import java.time.Instant;
import java.util.List;

/** Goods that left. */
record FulfillmentRecord(long id, String name, Instant createdAt, List<Line> lines) {

    /** Units of a line that left. */
    record Line(long id, long lineId, int quantity) {}

    FulfillmentRecord {
        lines = List.copyOf(lines);
    }

    String gid() {
        return Gid.of("Fulfillment", id);
    }
}
