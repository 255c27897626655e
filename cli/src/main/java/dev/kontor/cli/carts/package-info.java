/**
 * Carts in a file, with the documents expected of them: reads them, lets {@code german-vat} decide
 * them, and compares.
 *
 * <p>Owns the format of {@code carts.json} and the scoring. Decides nothing: what is expected is
 * never looked at before the documents are written.
 */
@NullMarked
package dev.kontor.cli.carts;

import org.jspecify.annotations.NullMarked;
