/**
 * How much the simulated Lexware Office can take.
 *
 * <p>It owns the load and its connections.
 *
 * <p>It must not know Kontor.
 */
@NullMarked
package dev.kontor.bench.twin;

import org.jspecify.annotations.NullMarked;
