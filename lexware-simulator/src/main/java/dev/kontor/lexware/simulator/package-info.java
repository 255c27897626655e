/**
 * A Lexware Office on loopback, built from {@code lexware-office-api.md}: for tests, benchmarks and
 * demonstrations.
 *
 * <p>It owns the HTTP server, the data of its organisations in memory, the limits, the webhooks and
 * the control interface.
 *
 * <p>It must not know {@code lexware-client} nor Kontor: it is a second, independent reading of the
 * documentation.
 */
@NullMarked
package dev.kontor.lexware.simulator;

import org.jspecify.annotations.NullMarked;
