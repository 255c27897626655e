/**
 * Thousands of orders while everything around and inside the hub fails, and whether the books are
 * right in the end.
 *
 * <p>Owns the plan of what fails when, and the claims of {@code bench chaos}. Must not know how the
 * hub guards itself.
 */
@NullMarked
package dev.kontor.bench.chaos;

import org.jspecify.annotations.NullMarked;
