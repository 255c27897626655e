/**
 * How much of Lexware's limits a backlog uses, and what an order costs.
 *
 * <p>Owns the claims of {@code bench limit}. Must not know how the hub keeps its paces.
 */
@NullMarked
package dev.kontor.bench.limit;

import org.jspecify.annotations.NullMarked;
