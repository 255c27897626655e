/**
 * Small scenes, one for each thing that Kontor guarantees and that can be shown in a minute.
 *
 * <p>Owns their claims. Must not know how the hub keeps them.
 */
@NullMarked
package dev.kontor.bench.guarantee;

import org.jspecify.annotations.NullMarked;
