package dev.kontor.simulator.shopify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A B2B company of a shop with its one location. */
record CompanyRecord(
        long id,
        long locationId,
        String name,
        AddressSpec address,
        @Nullable String taxRegistrationId,
        Instant createdAt) {}
