/**
 * The one PostgreSQL behind Kontor: the embedded server, the pool, the migrations' common
 * functions, and transactions that see one organisation only.
 *
 * <p>Owns the role {@code kontor} and the setting {@code kontor.organisation}. Knows no table of
 * any other module.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.kontor.hub.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
