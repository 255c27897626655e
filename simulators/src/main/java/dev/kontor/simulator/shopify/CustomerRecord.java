package dev.kontor.simulator.shopify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer of a shop. */
record CustomerRecord(
        long id, CustomerSpec spec, @Nullable AddressSpec address, Instant createdAt) {

    String gid() {
        return Gid.of("Customer", id);
    }
}
