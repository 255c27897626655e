/**
 * How much work Kontor carries, and what it does to those who wait for it.
 *
 * <p>Owns the claims of {@code bench intake}, {@code orders}, {@code failover}, {@code
 * organisations} and {@code soak}. Must not know how the hub does its work, except that {@link
 * dev.kontor.bench.load.BareTransaction} repeats one of its transactions.
 */
@NullMarked
package dev.kontor.bench.load;

import org.jspecify.annotations.NullMarked;
