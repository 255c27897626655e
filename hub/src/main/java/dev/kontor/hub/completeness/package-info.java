/**
 * Proves that nothing is missing: source objects without document, documents without source object,
 * gaps in numbers, each explained.
 *
 * <p>Owns no table; compares what flows know of sources with what the books know of Lexware. Asks
 * neither.
 */
@ApplicationModule(
        allowedDependencies = {"shared", "ledger", "books", "flow", "organisation", "database"})
@NullMarked
package dev.kontor.hub.completeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
