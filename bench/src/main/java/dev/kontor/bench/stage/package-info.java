/**
 * The stage that benchmarks play on: both simulators, PostgreSQL, the hub as a process of its own,
 * the orders, and the check of what came of them.
 *
 * <p>Owns every process and folder it starts from and ends them. Must not know what a benchmark
 * claims, and looks at the hub from outside only: at its ports, its process and its tables.
 */
@NullMarked
package dev.kontor.bench.stage;

import org.jspecify.annotations.NullMarked;
