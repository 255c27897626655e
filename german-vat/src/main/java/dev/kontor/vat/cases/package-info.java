/**
 * What for: checks the rules against written cases; the command line and the tests score alike.
 *
 * <p>Owns: the names of the columns of {@code vat-cases.csv} and their values, what is compared
 * with what.
 *
 * <p>Must not know: files and the CSV format; a row comes in as a map.
 */
@NullMarked
package dev.kontor.vat.cases;

import org.jspecify.annotations.NullMarked;
