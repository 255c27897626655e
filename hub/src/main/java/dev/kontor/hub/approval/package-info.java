/**
 * Decisions that people make about frozen requests: who asked, what exactly is agreed to, who
 * decided.
 *
 * <p>Owns the table {@code approval}. Knows neither flows nor vendors nor Lexware: what is agreed
 * to is handed in, and whoever asked looks at the object again when it is decided.
 */
@ApplicationModule(allowedDependencies = {"shared", "database", "organisation", "lane", "ledger"})
@NullMarked
package dev.kontor.hub.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
