/**
 * How quickly the console answers over years of books.
 *
 * <p>Fills the hub's tables in bulk and looks at pages as a browser does. Must not know how pages
 * are made.
 */
@NullMarked
package dev.kontor.bench.console;

import org.jspecify.annotations.NullMarked;
