/**
 * What for: turns a shop's cart or refund into documents whose totals, as Lexware computes them,
 * equal the source's.
 *
 * <p>Owns: rounding, the spreading of discounts and charges, the sums per rate, corrections.
 *
 * <p>Must not know: shops, Lexware's wire format, what was stored or sent before; the caller passes
 * every fact.
 */
@NullMarked
package dev.kontor.vat.document;

import org.jspecify.annotations.NullMarked;
