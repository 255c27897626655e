/**
 * What for: German VAT as pure functions; the treatment of one supply, or the question a person
 * must answer first.
 *
 * <p>Owns: rates and rules with the dates from which they hold, territories, review codes, and the
 * words for all of them.
 *
 * <p>Must not know: Kontor, shops, Lexware's wire format, clocks, files or networks; the caller
 * passes every fact.
 */
@NullMarked
package dev.kontor.vat;

import org.jspecify.annotations.NullMarked;
