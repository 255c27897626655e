package dev.kontor.simulator.shopify;

import org.jspecify.annotations.Nullable;

/**
 * Limits of a shop's API; {@code null} leaves one as it is. Page size 1 finds paging bugs
 * (vendors.md 0.6).
 */
public record LimitSpec(
        @Nullable Integer restoreRate,
        @Nullable Boolean unlimited,
        @Nullable Integer maximumPageSize) {}
